package dev.cordon.policy;

import java.util.Locale;
import java.util.Set;

/** Header names that the Fetch Standard treats apart. All comparisons ignore case. */
final class HeaderNames {

  /** Fetch, forbidden request-header: a page cannot set these. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "access-control-request-headers",
          "access-control-request-method",
          "access-control-request-private-network",
          "connection",
          "content-length",
          "cookie",
          "cookie2",
          "date",
          "dnt",
          "expect",
          "host",
          "keep-alive",
          "origin",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  /**
   * Fetch, CORS-safelisted request-header, those whose values are hardly ever beyond the safe ones.
   */
  private static final Set<String> SAFELISTED =
      Set.of("accept", "accept-language", "content-language");

  /** Fetch, CORS-safelisted response-header name. */
  private static final Set<String> SAFELISTED_RESPONSE =
      Set.of(
          "cache-control",
          "content-language",
          "content-length",
          "content-type",
          "expires",
          "last-modified",
          "pragma");

  private static final Set<String> OVERRIDES =
      Set.of("x-http-method-override", "x-http-method", "x-method-override");

  private HeaderNames() {}

  static boolean isForbidden(String name) {
    String lower = lower(name);
    return FORBIDDEN.contains(lower) || lower.startsWith("sec-") || lower.startsWith("proxy-");
  }

  static boolean isSafelisted(String name) {
    return SAFELISTED.contains(lower(name));
  }

  /** Whether a page of another origin can set it without a preflight, to some value at least. */
  static boolean needsNoPreflight(String name) {
    String lower = lower(name);
    return SAFELISTED.contains(lower) || lower.equals("content-type") || lower.equals("range");
  }

  /** Fetch, forbidden response-header name: no page can read it. */
  static boolean isForbiddenResponse(String name) {
    String lower = lower(name);
    return lower.equals("set-cookie") || lower.equals("set-cookie2");
  }

  static boolean isSafelistedResponse(String name) {
    return SAFELISTED_RESPONSE.contains(lower(name));
  }

  /** Whether applications let it stand for the method. */
  static boolean isOverride(String name) {
    return OVERRIDES.contains(lower(name));
  }

  /** Whether the name sounds like that of a secret. */
  static boolean soundsSecret(String name) {
    String lower = lower(name);
    return lower.contains("token")
        || lower.contains("csrf")
        || lower.contains("xsrf")
        || lower.contains("secret")
        || lower.contains("session")
        || lower.contains("api-key")
        || lower.equals("authorization");
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
