package dev.cordon.bench.rivals;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** An answer as Vert.x hands it to handlers, used again for each request. */
final class VertxReply extends VertxReplyBase {
  private final MultiMap headers = HttpHeaders.headers();
  private int status;
  private boolean reached;
  private @Nullable String token;
  private @Nullable Cookie cookie;

  /** Makes it as good as new. */
  void clear() {
    headers.clear();
    status = 200;
    reached = false;
    token = null;
    cookie = null;
  }

  void reach() {
    reached = true;
    status = 200;
  }

  void token(@Nullable String value) {
    token = value;
  }

  void writeTo(Answer answer) {
    answer.clear();
    if (reached) {
      answer.reach();
    }
    answer.status(status);
    if (token != null) {
      answer.token(token);
    }
    headers.forEach(line -> answer.add(line.getKey(), line.getValue()));
    if (cookie != null) {
      answer.add("Set-Cookie", cookie.encode());
    }
  }

  @Override
  public MultiMap headers() {
    return headers;
  }

  @Override
  public HttpServerResponse putHeader(String name, String value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public HttpServerResponse putHeader(CharSequence name, CharSequence value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public HttpServerResponse setStatusCode(int code) {
    status = code;
    return this;
  }

  @Override
  public HttpServerResponse setStatusMessage(String message) {
    return this;
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public HttpServerResponse addCookie(Cookie added) {
    cookie = added;
    return this;
  }
}
