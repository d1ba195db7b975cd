package dev.cordon.browser.fetch;

import dev.cordon.web.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of a directive {@code frame-ancestors}, matched against origins (Content Security
 * Policy, section 6.7.2, does url match source list in origin).
 */
final class SourceList {
  private SourceList() {}

  /** Whether a page around may be of this origin, for a page whose own origin is self. */
  static boolean matches(String sources, Origin candidate, Origin self) {
    if (candidate.isOpaque()) {
      return false;
    }
    List<String> expressions = Ascii.words(sources);
    for (var expression : expressions) {
      if (matchesExpression(expression, candidate, self)) {
        return true;
      }
    }
    return false; // An empty list and 'none' match nothing.
  }

  private static boolean matchesExpression(String expression, Origin candidate, Origin self) {
    if (expression.equals("*")) {
      return isHttp(candidate.scheme()) || schemeMatches(self.scheme(), candidate.scheme());
    }
    if (Ascii.equalsIgnoreCase(expression, "'self'")) {
      return matchesSelf(candidate, self);
    }
    if (expression.startsWith("'")) {
      return false;
    }
    var source = Ascii.toLower(expression);
    var slashes = source.indexOf("://");
    if (slashes < 0 && source.endsWith(":")) {
      return schemeMatches(source.substring(0, source.length() - 1), candidate.scheme());
    }
    var scheme = slashes < 0 ? self.scheme() : source.substring(0, slashes);
    return schemeMatches(scheme, candidate.scheme())
        && matchesHostAndPort(source, slashes < 0 ? 0 : slashes + 3, candidate);
  }

  private static boolean matchesHostAndPort(String source, int start, Origin candidate) {
    var slash = source.indexOf('/', start);
    var end = slash < 0 ? source.length() : slash;
    if (slash >= 0 && slash < source.length() - 1) {
      return false; // An ancestor is matched by its origin, whose path is a slash.
    }
    var colon =
        source.indexOf(':', source.startsWith("[", start) ? source.indexOf(']', start) : start);
    var hostEnd = colon < 0 ? end : colon;
    var port = colon < 0 ? null : source.substring(colon + 1, end);
    return hostMatches(source.substring(start, hostEnd), candidate.host().toString())
        && portMatches(port, candidate);
  }

  /** "scheme-part matches": a safer scheme than the one that is named will do. */
  private static boolean schemeMatches(String named, String actual) {
    return named.equals(actual) || (named.equals("http") && actual.equals("https"));
  }

  /** "host-part matches". */
  private static boolean hostMatches(String pattern, String host) {
    if (pattern.equals("*")) {
      return true;
    }
    return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : pattern.equals(host);
  }

  /** "port-part matches": none stands for the scheme's own, and 80 for 443 after an upgrade. */
  private static boolean portMatches(@Nullable String pattern, Origin candidate) {
    var port = candidate.port();
    var standard = defaultPort(candidate.scheme());
    if (pattern == null) {
      return port == standard;
    }
    return pattern.equals("*")
        || pattern.equals(Integer.toString(port))
        || (pattern.equals("80") && port == 443 && candidate.scheme().equals("https"));
  }

  private static boolean matchesSelf(Origin candidate, Origin self) {
    if (self.isOpaque()) {
      return false;
    }
    var bothStandard =
        self.port() == defaultPort(self.scheme())
            && candidate.port() == defaultPort(candidate.scheme());
    return self.host().equals(candidate.host())
        && (self.port() == candidate.port() || bothStandard)
        && schemeMatches(self.scheme(), candidate.scheme());
  }

  private static boolean isHttp(String scheme) {
    return scheme.equals("http") || scheme.equals("https");
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
  }
}
