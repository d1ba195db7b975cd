package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Authority;
import dev.cordon.web.Host;
import dev.cordon.web.HttpToken;
import dev.cordon.web.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the section {@code app}: where the application lives and what it takes for a user. */
final class AppSection {

  private final Compilation compilation;
  private final Faults faults;
  private final PolicyBuilder from;

  AppSection(Compilation compilation, PolicyBuilder from) {
    this.compilation = compilation;
    this.faults = compilation.faults();
    this.from = from;
  }

  OwnOrigins origins() {
    return new OwnOrigins(ownOrigins(), from.mutual, hosts());
  }

  private List<Origin> ownOrigins() {
    Set<Origin> own = new LinkedHashSet<>();
    OriginReader reader = compilation.originReader();
    for (int i = 0; i < from.origins.size(); i++) {
      String place = "app.origins[" + i + "]";
      String text = from.origins.get(i);
      Origin origin =
          reader.readExact(
              text,
              place,
              "what is own must be known exactly: every name that matches would be trusted with"
                  + " everything");
      if (origin == null) {
        continue;
      }
      if (!origin.scheme().equals("http") && !origin.scheme().equals("https")) {
        faults.add(
            Code.ORIGIN_SCHEME,
            place,
            text,
            "the origin " + Quote.quote(text) + " has the scheme " + origin.scheme(),
            "an application is reached by http or https",
            "write the https origin under which it is reached");
      } else if (!own.add(origin)) {
        compilation.duplicate(place, text);
      } else {
        lint(origin, place);
      }
    }
    if (from.origins.isEmpty()) {
      faults.add(
          Code.OWN_ORIGIN_MISSING,
          "app.origins",
          "",
          "the policy does not say where the application lives",
          "own origins come from here alone, and without one every request is to a foreign host",
          "write its origin, such as https://bank.example");
    }
    return List.copyOf(own);
  }

  private void lint(Origin origin, String place) {
    boolean loopback = origin.host().isLoopback();
    if (compilation.isProduction() && loopback) {
      faults.add(
          Code.LOOPBACK_IN_PRODUCTION,
          place,
          origin.toString(),
          "the origin " + Quote.quote(origin.toString()) + " is the user's own machine",
          "an application that others use does not live there (R12)",
          "write profile: dev in the policy that developers use");
    } else if (compilation.isProduction() && origin.scheme().equals("http")) {
      faults.add(
          Code.OWN_ORIGIN_INSECURE,
          place,
          origin.toString(),
          "the origin " + Quote.quote(origin.toString()) + " is not https",
          "whoever sits on the line can write its pages, and browsers send no Sec-Fetch headers to"
              + " it",
          "serve it over https and write " + origin.toString().replaceFirst("^http:", "https:"));
    } else if (!compilation.isProduction()
        && !loopback
        && origin.host().kind() == Host.Kind.DOMAIN) {
      faults.add(
          Code.DEV_PROFILE_IN_PUBLIC,
          place,
          origin.toString(),
          "the origin " + Quote.quote(origin.toString()) + " is not the developer's machine",
          "profile: dev trusts pages of that machine with credentials over plain http",
          "write profile: production, or an origin under localhost");
    }
  }

  private List<HostPattern> hosts() {
    List<HostPattern> hosts = new ArrayList<>();
    for (int i = 0; i < from.hosts.size(); i++) {
      HostPattern host = host(from.hosts.get(i), "app.hosts[" + i + "]");
      if (host != null && hosts.contains(host)) {
        compilation.duplicate("app.hosts[" + i + "]", from.hosts.get(i));
      } else if (host != null) {
        hosts.add(host);
      }
    }
    return hosts;
  }

  private @Nullable HostPattern host(String text, String place) {
    if (text.indexOf('*') >= 0) {
      faults.add(
          Code.HOST_WILDCARD,
          place,
          text,
          "the host " + Quote.quote(text) + " has a star",
          "only a full list of names stops DNS rebinding: whoever may choose a name may point it"
              + " here (H01)",
          "write each name by itself");
      return null;
    }
    Authority authority = Authority.parseOrNull(text);
    if (authority == null || !authority.toString().equals(text)) {
      faults.add(
          Code.HOST_MALFORMED,
          place,
          text,
          "the host " + Quote.quote(text) + " is not a name with or without a port, in lower case",
          "it is compared with the Host header and would never match",
          "write " + (authority != null ? authority : hostOf(text)) + " instead");
      return null;
    }
    if (authority.host().kind() != Host.Kind.DOMAIN) {
      faults.add(
          Code.HOST_ADDRESS,
          place,
          text,
          "the host " + Quote.quote(text) + " is an address",
          "no certificate and no cookie prefix protects it, and whoever gets the address next gets"
              + " its users (H01)",
          "write a name, and let monitors send it as their Host header");
    }
    return new HostPattern(authority.host(), authority.port());
  }

  /** A guess at the name that was meant; for messages only. */
  private static String hostOf(String text) {
    String name =
        text.strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^[a-z]*://", "")
            .replaceFirst("[/?#\\\\].*$", "");
    name = name.substring(name.lastIndexOf('@') + 1);
    return Authority.parseOrNull(name) == null ? "a name such as bank.example" : name;
  }

  Set<String> inert() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < from.inert.size(); i++) {
      String place = "app.inert[" + i + "]";
      String name = from.inert.get(i);
      if (!HttpToken.isToken(name)) {
        faults.add(
            Code.COOKIE_MALFORMED,
            place,
            name,
            "the cookie name " + Quote.quote(name) + " is not a token",
            "no cookie of that name would be recognised",
            "write the bare name of one cookie");
      } else if (!names.add(name)) {
        compilation.duplicate(place, name);
      }
      for (int s = 0; s < from.sessions.size(); s++) {
        if (from.sessions.get(s).cookie.equals(name)) {
          faults.add(
              Code.INERT_SESSION,
              place,
              name,
              "the cookie " + Quote.quote(name) + " is the session of sessions[" + s + "]",
              "a request with a session would count as one of nobody's and need no token",
              "leave it out of app.inert");
        }
      }
    }
    return Set.copyOf(names);
  }

  List<Network> proxies() {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < from.proxies.size(); i++) {
      Network network = proxy(from.proxies.get(i), "app.proxies[" + i + "]");
      if (network != null) {
        networks.add(network);
      }
    }
    return List.copyOf(networks);
  }

  private @Nullable Network proxy(String text, String place) {
    Network network = Network.parseOrNull(text);
    if (network == null || !network.masked().equals(network)) {
      faults.add(
          Code.PROXY_MALFORMED,
          place,
          text,
          "the network "
              + Quote.quote(text)
              + (network == null
                  ? " is not an address or a network"
                  : " has bits beyond its prefix"),
          network == null
              ? "names are not resolved, since whoever answers for a name would be trusted"
              : "one of the two numbers is not what was meant",
          "write "
              + (network == null
                  ? "an address or a network such as 10.1.2.0/24"
                  : network.masked() + " instead"));
      return null;
    }
    if (network.prefix() == 0) {
      faults.add(
          Code.PROXY_ANY,
          place,
          text,
          "the network " + Quote.quote(text) + " is everybody",
          "any client could write its own address and scheme into forwarded headers (H04)",
          "write the networks of the proxies in front, such as 10.1.2.0/24");
      return null;
    }
    if (network.isBroad()) {
      faults.add(
          Code.PROXY_BROAD,
          place,
          text,
          "the network " + Quote.quote(text) + " has far more members than there are proxies",
          "each of them could write its own address and scheme into forwarded headers (H04)",
          "write the networks of the proxies in front, such as 10.1.2.0/24");
    }
    return network;
  }
}
