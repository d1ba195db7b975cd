package dev.cordon.examples.bank;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * One request, as the bank's handlers see it, and the way to answer it.
 *
 * @param request the request of the server
 * @param method the method that the bank acts on, after an override
 * @param path the path that was routed
 * @param session the session that came with it
 * @param fields query and body, flattened, whatever their format; the body wins
 * @param token the CSRF token that a gateway handed over for the page, empty if there is none
 */
record Call(
    HttpServerRequest request,
    String method,
    String path,
    Session session,
    Map<String, String> fields,
    String token) {

  /**
   * The session of a request.
   *
   * @param id the session id, made up here if the client brought none
   * @param user who is logged in, empty if nobody
   * @param isNew whether the client does not have the id as a cookie yet
   */
  record Session(String id, String user, boolean isNew) {}

  String user() {
    return session.user();
  }

  boolean isLoggedIn() {
    return !session.user().isEmpty();
  }

  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A field as a positive whole number; zero if it is none. */
  long amount(String name) {
    String value = field(name);
    return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : 0;
  }

  String header(String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  /** The last segment of the path. */
  String lastSegment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The request as the ledger names it. */
  String via() {
    return request.method().name() + " " + path;
  }

  HttpServerResponse response() {
    return request.response();
  }

  void json(JsonObject body) {
    answer(200, "application/json", body.encode());
  }

  void html(String page) {
    answer(200, "text/html; charset=utf-8", page);
  }

  void answer(int status, String type, String body) {
    answer(status, type, Buffer.buffer(body));
  }

  void answer(int status, String type, Buffer body) {
    response().setStatusCode(status).putHeader("Content-Type", type).end(body);
  }

  void refuse(int status, String sentence) {
    answer(status, "application/json", new JsonObject().put("error", sentence).encode());
  }

  void redirect(String location) {
    response().setStatusCode(303).putHeader("Location", location).end();
  }

  /**
   * Gives the client a session id.
   *
   * <p>Wrong: neither SameSite nor HttpOnly nor Secure, and no {@code __Host-} (W01, W14, W15,
   * W19).
   */
  void giveSession(String id) {
    response().headers().add("Set-Cookie", Sessions.COOKIE + "=" + id + "; Path=/");
  }
}
