package dev.cordon.vertx.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** The two ways in which Cordon ends a request that the application does not get to answer. */
final class Endings {
  private static final long INTERNAL_ERROR = 2;

  private Endings() {}

  /** Ends the answer with this body, whatever the client still has to send. */
  static void end(HttpServerRequest request, String text) {
    HttpServerResponse response = request.response();
    Buffer body = Buffer.buffer(text, "UTF-8");
    if (response.getStatusCode() != 204) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    }
    boolean closes = awaitsContinue(request);
    if (closes) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    Future<Void> written =
        request.method().equals(HttpMethod.HEAD) || body.length() == 0
            ? response.end()
            : response.end(body);
    if (closes) {
      written.onComplete(v -> request.connection().close());
    } else if (!request.isEnded()) {
      // Whoever paused it would have gone on; what is left of the body is dropped.
      request.resume();
    }
  }

  /**
   * Whether the client waits to be asked for the body: it may now send it or not, and nobody knows
   * where its next request begins (RFC 9110, section 10.1.1).
   */
  private static boolean awaitsContinue(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_2
        && !request.isEnded()
        && request.headers().contains(HttpHeaders.EXPECT);
  }

  /** Breaks the answer off before it has begun, so that nothing of it is sent. */
  static void breakOff(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(INTERNAL_ERROR);
    } else {
      request.connection().close();
    }
  }
}
