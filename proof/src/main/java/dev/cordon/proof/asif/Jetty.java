package dev.cordon.proof.asif;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.List;
import java.util.Locale;

/**
 * Jetty's {@code CrossOriginHandler} without settings. No origin is allowed, which withholds the
 * grants and nothing else: the request runs ({@code deliverNonAllowedOriginRequests}). A preflight
 * is answered without a grant, and a WebSocket with an Origin is refused, the application's own
 * included.
 */
final class Jetty implements Model {
  private static final SessionCookie SESSION =
      new SessionCookie(
          "JSESSIONID",
          "; Path=/{secure}",
          SessionCookie.Secure.WITH_TLS,
          SessionCookie.Choice.THE_ONLY_KNOWN);
  private static final String UNCACHED = "must-revalidate,no-cache,no-store";

  /** Of {@code UriCompliance.DEFAULT}, what a browser leaves in a path. */
  private static final List<String> AMBIGUOUS =
      List.of("//", "%2f", "%5c", "%25", "%00", "%0a", "%0d");

  private static final Headers VARY = Headers.of("Vary", "Origin");

  @Override
  public SessionCookie session() {
    return SESSION;
  }

  @Override
  public Ruling rule(Request request) {
    var path = request.url().path().toLowerCase(Locale.ROOT);
    if (AMBIGUOUS.stream().anyMatch(path::contains)) {
      return new Ruling.Answered(
          Response.of(400, "Cache-Control", UNCACHED), "malformed-request", "uriCompliance");
    }
    if (!request.headers().has("Origin")) {
      return toApplication(request, "no-origin", "");
    }
    if (Asked.preflight(request)) {
      return new Ruling.Answered(
          new Response(200, VARY, Body.EMPTY),
          "preflight-without-grant",
          "deliverPreflightRequests");
    }
    if (request.headers().has("Sec-WebSocket-Version")) {
      return new Ruling.Answered(
          Response.of(400, "Vary", "Origin", "Cache-Control", UNCACHED),
          "cors-forbidden-origin",
          "deliverNonAllowedOriginWebSocketUpgradeRequests");
    }
    return toApplication(request, "not-allowed-origin", "deliverNonAllowedOriginRequests");
  }

  private static Ruling toApplication(Request request, String reason, String rule) {
    var holder = SESSION.holder(request);
    if (holder == Holder.BOTH) {
      return new Ruling.Answered(
          Response.of(400, "Vary", "Origin", "Cache-Control", UNCACHED), "two-sessions", "");
    }
    return Asked.webSocket(request)
        ? new Ruling.Opened(holder, VARY, reason, rule)
        : new Ruling.Passed(holder, VARY, reason, rule);
  }
}
