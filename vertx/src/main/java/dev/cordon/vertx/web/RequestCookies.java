package dev.cordon.vertx.web;

import dev.cordon.guard.Decision;
import dev.cordon.vertx.VertxHeaders;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.CookieJar;
import io.vertx.core.http.impl.ServerCookie;
import java.util.Set;

/**
 * The cookies of a request as Vert.x keeps them for handlers: parsed once, at the first question.
 */
final class RequestCookies {
  private RequestCookies() {}

  /** Edits the headers of the request, and the cookies that were parsed from them before. */
  static void edit(HttpServerRequest request, Decision decision) {
    String before = request.getHeader(HttpHeaders.COOKIE);
    decision.editRequest(new VertxHeaders(request.headers()));
    String after = request.getHeader(HttpHeaders.COOKIE);
    if (before == null || before.equals(after)) {
      return;
    }
    Set<Cookie> jar = request.cookies();
    jar.removeIf(cookie -> isAsSent((ServerCookie) cookie));
    if (after != null) {
      for (ServerCookie cookie : new CookieJar(after)) {
        if (request.getCookie(cookie.getName()) == null) {
          jar.add(cookie);
        }
      }
    }
  }

  private static boolean isAsSent(ServerCookie cookie) {
    return cookie.isFromUserAgent() && !cookie.isChanged();
  }
}
