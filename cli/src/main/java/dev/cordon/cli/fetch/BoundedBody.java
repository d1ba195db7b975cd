package dev.cordon.cli.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** The first bytes of an answer; the connection of a longer one is closed. */
final class BoundedBody {
  private final HttpClientResponse response;
  private final int maxBytes;
  private final Buffer bytes = Buffer.buffer();
  private final Promise<byte[]> done = Promise.promise();

  BoundedBody(HttpClientResponse response, int maxBytes) {
    this.response = response;
    this.maxBytes = maxBytes;
  }

  Future<byte[]> read() {
    response.exceptionHandler(done::tryFail);
    response.endHandler(end -> done.tryComplete(bytes.getBytes()));
    response.handler(this::take);
    return done.future();
  }

  private void take(Buffer more) {
    int room = maxBytes - bytes.length();
    bytes.appendBuffer(more, 0, Math.min(room, more.length()));
    if (more.length() > room) {
      done.tryComplete(bytes.getBytes());
      response.request().connection().close();
    }
  }
}
