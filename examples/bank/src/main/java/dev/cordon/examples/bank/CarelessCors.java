package dev.cordon.examples.bank;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * The CORS filter that made the error message go away.
 *
 * <p>Wrong: any Origin is echoed and trusted with credentials (R01), {@code null} too (R02), a
 * preflight gets whatever it asks for (W11, W12), private headers are exposed (R19), and nothing
 * says {@code Vary} (R16, R18).
 */
final class CarelessCors {

  private CarelessCors() {}

  /** Adds the headers; true if the request was a preflight and has been answered. */
  static boolean answers(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    HttpServerResponse response = request.response();
    response.putHeader("Access-Control-Allow-Origin", origin);
    response.putHeader("Access-Control-Allow-Credentials", "true");
    response.putHeader("Access-Control-Expose-Headers", "X-Account-Number, X-CSRF-Token");
    String method = request.getHeader("Access-Control-Request-Method");
    if (!request.method().name().equals("OPTIONS") || method == null) {
      return false;
    }
    response.putHeader("Access-Control-Allow-Methods", method);
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (headers != null) {
      response.putHeader("Access-Control-Allow-Headers", headers);
    }
    response.setStatusCode(204).end();
    return true;
  }

  /** Takes the grant back where an endpoint keeps a proper allow-list, which nobody is on. */
  static void retract(HttpServerResponse response) {
    response.headers().remove("Access-Control-Allow-Origin");
    response.headers().remove("Access-Control-Allow-Credentials");
  }
}
