package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Host;
import dev.cordon.web.HttpToken;
import dev.cordon.web.PublicSuffixList;
import dev.cordon.web.SameSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compiles the entries of {@code sessions}. */
final class SessionSection {

  /** Browsers keep no cookie for longer (RFC 6265bis, section 5.6.1). */
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(400);

  private final Compilation compilation;
  private final Faults faults;
  private final OwnOrigins own;

  SessionSection(Compilation compilation, OwnOrigins own) {
    this.compilation = compilation;
    this.faults = compilation.faults();
    this.own = own;
  }

  List<SessionRule> compile(List<SessionBuilder> builders) {
    List<SessionRule> rules = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < builders.size(); i++) {
      SessionBuilder from = builders.get(i);
      String place = "sessions[" + i + "]";
      if (names.contains(from.cookie)) {
        faults.add(
            Code.COOKIE_TWICE,
            place + ".cookie",
            from.cookie,
            "the cookie "
                + Quote.quote(from.cookie)
                + " is the session of sessions["
                + names.indexOf(from.cookie)
                + "] too",
            "only one of the two could speak for it",
            "write one entry for the cookie");
      }
      names.add(from.cookie);
      rules.add(rule(from, place));
    }
    return List.copyOf(rules);
  }

  private SessionRule rule(SessionBuilder from, String place) {
    name(from, place);
    times(from, place);
    attributes(from, place);
    seal(from, place);
    return new SessionRule(
        place,
        from.cookie,
        from.seal,
        from.value,
        from.lifetime,
        from.idle,
        from.sameSite,
        from.acceptUnsealedUntil,
        from.forged,
        PathSet.of(compilation.paths(from.rotateAt, place + ".rotate-at")),
        from.paths.isEmpty() ? List.of("/") : from.paths,
        from.domains,
        compilation.mode(from.mode));
  }

  private void name(SessionBuilder from, String place) {
    String name = from.cookie;
    if (!HttpToken.isToken(name)) {
      faults.add(
          Code.COOKIE_MALFORMED,
          place + ".cookie",
          name,
          "the cookie name " + Quote.quote(name) + " is not a token",
          "browsers and servers differ about such names (W20)",
          "write the bare name of the application's session cookie, such as JSESSIONID");
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("__host-")) {
      if (!from.domains.isEmpty() || !(from.paths.isEmpty() || from.paths.equals(List.of("/")))) {
        faults.add(
            Code.COOKIE_PREFIX,
            place + (from.domains.isEmpty() ? ".paths" : ".domains"),
            name,
            "the cookie " + Quote.quote(name) + " has a Domain, or a Path other than /",
            "browsers refuse a __Host- cookie with either (RFC 6265bis, section 4.1.3.2)",
            "leave paths and domains out");
      }
    } else if (compilation.isProduction()) {
      faults.add(
          Code.COOKIE_WITHOUT_HOST_PREFIX,
          place + ".cookie",
          name,
          "the cookie " + Quote.quote(name) + " is not a __Host- cookie",
          "a sibling domain can plant one of the same name (W19)",
          "let the application name it __Host-" + name + " where it can");
    }
  }

  private void times(SessionBuilder from, String place) {
    compilation.atLeast(Duration.ofSeconds(1), from.lifetime, place + ".lifetime");
    compilation.atLeast(Duration.ofSeconds(1), from.idle, place + ".idle");
    if (from.lifetime.compareTo(LONGEST_LIFETIME) > 0) {
      faults.add(
          Code.LIFETIME_TOO_LONG,
          place + ".lifetime",
          from.lifetime.toString(),
          "the duration " + from.lifetime + " is longer than 400 days",
          "browsers keep no cookie for longer",
          "write 400d or less");
    }
    if (from.idle != null && from.idle.compareTo(from.lifetime) > 0) {
      faults.add(
          Code.IDLE_TOO_LONG,
          place + ".idle",
          from.idle.toString(),
          "the duration " + from.idle + " is longer than the session lives, " + from.lifetime,
          "the session would end before it could be idle",
          "write less than the lifetime, or leave it out");
    }
  }

  private void attributes(SessionBuilder from, String place) {
    if (from.sameSite == SameSite.NONE) {
      faults.add(
          Code.SAME_SITE_NONE,
          place + ".same-site",
          "none",
          "the session cookie leaves with SameSite=None",
          "every site can make the browser send it (W01)",
          "write lax, unless other sites embed the application or call it with credentials");
    }
    for (int i = 0; i < from.paths.size(); i++) {
      String path = from.paths.get(i);
      if (!path.startsWith("/")
          || path.chars().anyMatch(c -> c <= 0x20 || c > 0x7e || c == ';' || c == ',')) {
        faults.add(
            Code.COOKIE_PATH,
            place + ".paths[" + i + "]",
            path,
            "the cookie path " + Quote.quote(path) + " is not one that Set-Cookie can hold",
            "browsers would take another one, and the cookie would never be cleared",
            "write the Path attribute as the application sets it, such as /app");
      }
    }
    for (int i = 0; i < from.domains.size(); i++) {
      domain(from.domains.get(i), place + ".domains[" + i + "]");
    }
  }

  private void domain(String text, String place) {
    Host host = Host.parseOrNull(text);
    if (host == null || host.kind() != Host.Kind.DOMAIN || !host.isLdh()) {
      String name = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
      faults.add(
          Code.COOKIE_DOMAIN_MALFORMED,
          place,
          text,
          "the cookie domain " + Quote.quote(text) + " is not a domain in lower case",
          "browsers would take another one, and the cookie would never be cleared",
          "write "
              + (Host.parseOrNull(name) == null
                  ? "a name such as bank.example"
                  : name + " instead"));
    } else if (PublicSuffixList.bundled().isPublicSuffix(text)
        || own.list().stream().noneMatch(o -> isUnder(o.host().toString(), text))) {
      if (!own.list().isEmpty()) {
        faults.add(
            Code.COOKIE_DOMAIN_FOREIGN,
            place,
            text,
            "the cookie domain "
                + Quote.quote(text)
                + " is a public suffix, or no own origin is under it",
            "browsers refuse such a cookie (RFC 6265bis, section 5.7)",
            "write the registered name that the own origins stand under, or leave it out");
      }
    } else {
      faults.add(
          Code.COOKIE_DOMAIN,
          place,
          text,
          "the session cookie has the Domain " + Quote.quote(text),
          "every name under it receives the session and can plant another (W16, W19)",
          "leave it out where the application can do without");
    }
  }

  private static boolean isUnder(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private void seal(SessionBuilder from, String place) {
    if (!from.seal && from.acceptUnsealedUntil != null) {
      faults.add(
          Code.SEAL_MISSING,
          place + ".accept-unsealed-until",
          from.acceptUnsealedUntil.toString(),
          "a date is given until which unsealed cookies are accepted, and there is no seal",
          "all of them are accepted for ever",
          "write seal: true, or leave the date out");
    }
    if (!from.seal) {
      faults.add(
          Code.SESSION_UNSEALED,
          place + ".seal",
          "false",
          "the cookie " + Quote.quote(from.cookie) + " is not sealed",
          "forged, expired and planted ones reach the application, and a CSRF token cannot be bound"
              + " to it",
          "write seal: true");
    } else if (from.value == SessionValue.DATA && from.rotateAt.isEmpty()) {
      faults.add(
          Code.SESSION_NEVER_ROTATES,
          place + ".rotate-at",
          "",
          "the value is data and no path starts a new session",
          "whoever planted a session before a login keeps it afterwards (W21, W22)",
          "write the paths that log in and out");
    } else if (from.value == SessionValue.ID && !from.rotateAt.isEmpty()) {
      faults.add(
          Code.UNREACHABLE,
          place + ".rotate-at",
          from.rotateAt.get(0),
          "paths start a new session although the value is an id",
          "a new id from the application does so already",
          "leave it out, or write value: data");
    }
  }
}
