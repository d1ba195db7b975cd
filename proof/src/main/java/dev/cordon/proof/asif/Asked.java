package dev.cordon.proof.asif;

import dev.cordon.browser.http.Request;
import java.util.Locale;

/** What several products ask of a request in the same way. */
final class Asked {
  private Asked() {}

  /** Whether it opens a WebSocket (RFC 6455, section 4.1). */
  static boolean webSocket(Request request) {
    return "websocket".equalsIgnoreCase(request.header("Upgrade"));
  }

  /** Whether it is a preflight, by these two headers (Fetch, CORS-preflight request). */
  static boolean preflight(Request request) {
    return request.method().equals("OPTIONS")
        && request.headers().has("Origin")
        && request.headers().has("Access-Control-Request-Method");
  }

  /**
   * Whether an Origin is that of the URL itself, port included, as containers see it: by the name
   * that the request came with, whoever's that is.
   */
  static boolean ownOrigin(Request request, String origin) {
    var url = request.url();
    var withoutPort = url.scheme() + "://" + url.hostText();
    var implied = url.port() == (url.scheme().equals("https") ? 443 : 80);
    return origin.equals(withoutPort + ":" + url.port()) || (implied && origin.equals(withoutPort));
  }

  /** Whether Tomcat does not take the path for one ({@code encodedSolidusHandling} and its kin). */
  static boolean unreadable(Request request) {
    var path = request.url().path().toLowerCase(Locale.ROOT);
    return path.contains("%2f") || path.contains("%5c") || path.contains("%00");
  }
}
