package dev.cordon.vertx.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.ServerCookie;
import java.util.ArrayList;
import java.util.List;

/**
 * The cookies that handlers set by the API for cookies. Vert.x writes them into the head after the
 * last handler that could look at it, so they are taken before that.
 */
final class ResponseCookies {
  private ResponseCookies() {}

  /** The values of {@code Set-Cookie} that Vert.x would write; now it writes none. */
  static List<String> take(HttpServerRequest request) {
    List<String> lines = new ArrayList<>(2);
    for (Cookie each : request.cookies()) {
      ServerCookie cookie = (ServerCookie) each;
      if (cookie.isChanged()) {
        lines.add(cookie.encode());
        cookie.setChanged(false);
      }
    }
    return lines;
  }
}
