package dev.cordon.proof.asif;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;

/**
 * Tomcat's {@code CorsFilter} without init parameters. {@code cors.allowed.origins} is empty, so
 * that every request with an Origin other than that of its own URL is answered with 403, preflights
 * included. One without an Origin runs: a browser sends a GET of any site so.
 */
final class Tomcat implements Model {
  private static final SessionCookie SESSION =
      new SessionCookie(
          "JSESSIONID",
          "; Path=/{secure}; HttpOnly",
          SessionCookie.Secure.WITH_TLS,
          SessionCookie.Choice.FIRST_KNOWN);
  private static final Headers VARY = Headers.of("Vary", "Origin");

  @Override
  public SessionCookie session() {
    return SESSION;
  }

  @Override
  public Ruling rule(Request request) {
    if (Asked.unreadable(request)) {
      return new Ruling.Answered(Response.of(400), "malformed-request", "Connector");
    }
    var origin = request.header("Origin");
    if (origin == null) {
      return passed(request, "no-origin");
    }
    if (Asked.ownOrigin(request, origin)) {
      return passed(request, "own-origin");
    }
    return new Ruling.Answered(
        Response.of(403, "Content-Type", "text/plain"),
        "cors-forbidden-origin",
        "cors.allowed.origins");
  }

  private static Ruling passed(Request request, String reason) {
    var holder = SESSION.holder(request);
    return Asked.webSocket(request)
        ? new Ruling.Opened(holder, VARY, reason, "cors.allowed.origins")
        : new Ruling.Passed(holder, VARY, reason, "cors.allowed.origins");
  }
}
