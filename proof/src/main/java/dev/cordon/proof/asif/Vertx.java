package dev.cordon.proof.asif;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.regex.Pattern;

/**
 * Vert.x Web's {@code CorsHandler.create()}, which grants every answer to every origin without
 * credentials, and echoes the header names that a preflight asks for. Only what is no origin to it
 * gets 403.
 */
final class Vertx implements Model {
  private static final SessionCookie SESSION =
      new SessionCookie(
          "vertx-web.session", "; Path=/", SessionCookie.Secure.NEVER, SessionCookie.Choice.FIRST);

  /** Schemes in any case; a path may follow. The brackets of an address need not be closed. */
  private static final Pattern WEB =
      Pattern.compile(
          "(?i:ftp|https?)://(?:\\[[\\p{L}\\p{Nd}.:-]*]?|[\\p{L}\\p{Nd}.-]*)"
              + "(?:(?:/[^:]*)?|:\\p{Nd}*(?:/.*)?)");

  /** It looks at the letter after the slashes, where there is none. */
  private static final Pattern CUT = Pattern.compile("(?i:ftp|https?)://");

  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?i:chrome-extension)://[a-p]{32}"
              + "|(?i:moz-extension)://[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}");
  private static final String RULE = "CorsHandler.create()";

  @Override
  public SessionCookie session() {
    return SESSION;
  }

  @Override
  public Ruling rule(Request request) {
    var origin = request.header("Origin");
    if (origin == null) {
      return passed(request, Headers.EMPTY, "no-origin");
    }
    if (CUT.matcher(origin).matches()) {
      return new Ruling.Answered(Response.of(500), "malformed-origin", RULE);
    }
    if (!isOrigin(origin)) {
      return new Ruling.Answered(Response.of(403), "malformed-origin", RULE);
    }
    if (Asked.preflight(request)) {
      return preflight(request);
    }
    return passed(request, Headers.of("Access-Control-Allow-Origin", "*"), "any-origin");
  }

  private static boolean isOrigin(String origin) {
    return origin.equals("null")
        || WEB.matcher(origin).matches()
        || EXTENSION.matcher(origin).matches();
  }

  private static Ruling preflight(Request request) {
    var headers = Headers.builder().add("Access-Control-Allow-Origin", "*");
    var names = request.header("Access-Control-Request-Headers");
    if (names != null) {
      headers
          .add("Access-Control-Allow-Headers", names)
          .add("Vary", "access-control-request-headers");
    }
    return new Ruling.Answered(
        new Response(204, headers.build(), Body.EMPTY), "preflight-granted", RULE);
  }

  private static Ruling passed(Request request, Headers added, String reason) {
    var holder = SESSION.holder(request);
    return Asked.webSocket(request)
        ? new Ruling.Opened(holder, added, reason, RULE)
        : new Ruling.Passed(holder, added, reason, RULE);
  }
}
