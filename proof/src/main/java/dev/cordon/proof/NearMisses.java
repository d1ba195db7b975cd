package dev.cordon.proof;

import dev.cordon.policy.OriginPattern;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an origin pattern, and the origins that careless comparisons take for members: R03
 * to R08 in docs/threats.md.
 */
final class NearMisses {
  private final OriginPattern pattern;
  private final Map<Origin, String> found = new LinkedHashMap<>();

  private NearMisses(OriginPattern pattern) {
    this.pattern = pattern;
  }

  /** Origins that match, each with what it is. */
  static Map<Origin, String> members(OriginPattern pattern) {
    var members = new NearMisses(pattern);
    var base = pattern.base();
    var host = base.host().toString();
    if (pattern.subdomains()) {
      members.add(base.scheme(), "a." + host, base.port(), "a member of " + pattern);
      members.add(base.scheme(), "a.b." + host, base.port(), "a deeper member of " + pattern);
    } else {
      members.add(
          base.scheme(),
          host,
          base.port(),
          pattern.isExact() ? "listed" : "a member of " + pattern);
    }
    if (pattern.anyPort()) {
      var name = pattern.subdomains() ? "a." + host : host;
      members.add(base.scheme(), name, 8443, "another port of " + pattern);
    }
    return members.found;
  }

  /** Origins that do not match, each with what it is. */
  static Map<Origin, String> of(OriginPattern pattern) {
    var misses = new NearMisses(pattern);
    misses.collect();
    misses.found.keySet().removeIf(origin -> PlainOrigin.matches(pattern, origin));
    return misses.found;
  }

  private void collect() {
    var base = pattern.base();
    var scheme = base.scheme();
    var port = base.port();
    var host = base.host().toString();
    var other = scheme.equals("https") ? "http" : "https";
    add(other, host, port < 0 || isDefault(base) ? -1 : port, "the other scheme of " + pattern);
    if (!pattern.anyPort()) {
      add(scheme, host, port == 8443 ? 9443 : 8443, "another port of " + pattern);
    }
    if (base.host().kind() != Host.Kind.DOMAIN) {
      return;
    }
    add(scheme, host, port, "the name that " + pattern + " stops short of");
    add(scheme, "sub." + host, port, "a name below " + pattern);
    add(scheme, host + ".evil.example", port, "begins like " + pattern);
    add(scheme, "evil" + host, port, "ends like " + pattern);
    add(scheme, lookAlike(host), port, "looks like " + pattern);
    add(scheme, host + ".", port, "the absolute name of " + pattern);
    var domain = Site.of(base).registrableDomain();
    if (!domain.equals(host)) {
      add(scheme, domain, port, "the site of " + pattern);
    }
    add(scheme, "sibling." + domain, port, "beside " + pattern);
  }

  /** One dot that a regular expression would take for any character (R05). */
  private static String lookAlike(String host) {
    var dot = host.indexOf('.');
    return dot < 0 ? host + "x" : host.substring(0, dot) + "x" + host.substring(dot + 1);
  }

  private static boolean isDefault(Origin origin) {
    return origin.port() == (origin.scheme().equals("https") ? 443 : 80);
  }

  private void add(String scheme, String host, int port, String about) {
    var origin = originOrNull(scheme, host, port);
    if (origin != null) {
      found.putIfAbsent(origin, about);
    }
  }

  /** The origin; null where such a name cannot be one. */
  static @Nullable Origin originOrNull(String scheme, String host, int port) {
    var implied = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
    var text = scheme + "://" + host + (port < 0 || port == implied ? "" : ":" + port);
    return Origin.parseOrNull(text);
  }
}
