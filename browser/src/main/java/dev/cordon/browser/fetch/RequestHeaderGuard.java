package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.Set;

/**
 * What a page may set of a request's headers (Fetch, Headers class, guard request and
 * request-no-cors). What it may not is dropped in silence.
 */
public final class RequestHeaderGuard {
  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "access-control-request-headers",
          "access-control-request-method",
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

  private static final Set<String> OVERRIDES =
      Set.of("x-http-method", "x-http-method-override", "x-method-override");

  private RequestHeaderGuard() {}

  /** What stays of the headers that a page gives a request of this mode. */
  public static Headers filter(Headers headers, Mode mode, Profile profile) {
    var kept = Headers.builder();
    for (var i = 0; i < headers.size(); i++) {
      var name = headers.name(i);
      var value = headers.value(i);
      if (!isForbidden(name, value, profile)
          && (mode != Mode.NO_CORS || staysInNoCors(kept, name, value, profile))) {
        kept.add(name, value);
      }
    }
    return kept.build();
  }

  /** Whether only the browser may set this (Fetch, forbidden request-header). */
  public static boolean isForbidden(String name, String value, Profile profile) {
    var lower = Ascii.toLower(name);
    if ((FORBIDDEN.contains(lower) || lower.startsWith("proxy-") || lower.startsWith("sec-"))
        && profile.follows(Rule.FORBIDDEN_REQUEST_HEADERS)) {
      return true;
    }
    if (lower.equals("user-agent") && profile.follows(Rule.USER_AGENT_FORBIDDEN)) {
      return true;
    }
    return OVERRIDES.contains(lower)
        && profile.follows(Rule.FORBIDDEN_METHOD_OVERRIDES)
        && namesForbiddenMethod(value);
  }

  /** Fetch, Headers class, append, step 4: the value together with those that are there already. */
  private static boolean staysInNoCors(
      Headers.Builder kept, String name, String value, Profile profile) {
    var lower = Ascii.toLower(name);
    if (lower.equals("range")) {
      // Fetch, privileged no-CORS request-header name: the browser's own media requests have it.
      return !profile.follows(Rule.NO_CORS_RANGE);
    }
    var before = kept.build().get(name);
    var together = before == null ? value : before + ", " + value;
    return SafelistedHeaders.isNoCorsSafelisted(lower, together, profile)
        || !profile.follows(Rule.NO_CORS_HEADERS);
  }

  private static boolean namesForbiddenMethod(String value) {
    for (var start = 0; start <= value.length(); ) {
      var comma = value.indexOf(',', start);
      var end = comma < 0 ? value.length() : comma;
      if (Methods.isForbidden(Ascii.trim(value, start, end))) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }
}
