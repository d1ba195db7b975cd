package dev.cordon.vertx;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request body whose first bytes have been looked at: it still yields every byte, those first. To
 * be used on the request's own context, where all its handlers run.
 */
public final class PrefixedBody implements ReadStream<Buffer> {
  private final HttpServerRequest request;
  private final Buffer seen = Buffer.buffer();
  private boolean seenDelivered;
  private boolean ended;
  private boolean endDelivered;
  private @Nullable Throwable failure;
  private long demand;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;

  private PrefixedBody(HttpServerRequest request) {
    this.request = request;
  }

  /**
   * Reads until {@code limitBytes} bytes have come or the body has ended, then pauses.
   *
   * @return fails if the client goes away before that
   */
  public static Future<PrefixedBody> read(HttpServerRequest request, int limitBytes) {
    PrefixedBody body = new PrefixedBody(request);
    Promise<PrefixedBody> promise = Promise.promise();
    request.exceptionHandler(
        cause -> {
          body.failure = cause;
          if (!promise.tryFail(cause)) {
            body.deliverFailure();
          }
        });
    request.endHandler(
        v -> {
          body.ended = true;
          if (!promise.tryComplete(body)) {
            body.deliverEnd();
          }
        });
    request.handler(
        chunk -> {
          if (promise.future().isComplete()) {
            body.pass(chunk);
            return;
          }
          body.seen.appendBuffer(chunk);
          if (body.seen.length() >= limitBytes) {
            request.pause();
            promise.complete(body);
          }
        });
    request.resume();
    return promise.future();
  }

  /** The first bytes: at most {@code limitBytes}, fewer if the body is shorter. */
  public byte[] prefix(int limitBytes) {
    byte[] bytes = seen.getBytes();
    return bytes.length <= limitBytes ? bytes : Arrays.copyOf(bytes, limitBytes);
  }

  /** Whether there is no body at all. */
  public boolean isEmpty() {
    return ended && seen.length() == 0;
  }

  @Override
  public PrefixedBody handler(@Nullable Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public PrefixedBody endHandler(@Nullable Handler<Void> handler) {
    this.endHandler = handler;
    return this;
  }

  @Override
  public PrefixedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    this.exceptionHandler = handler;
    if (handler != null && failure != null) {
      deliverFailure();
    }
    return this;
  }

  @Override
  public PrefixedBody pause() {
    demand = 0;
    request.pause();
    return this;
  }

  @Override
  public PrefixedBody resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public PrefixedBody fetch(long amount) {
    long before = demand;
    demand = before + amount < 0 ? Long.MAX_VALUE : before + amount;
    long asked = amount;
    if (!seenDelivered) {
      seenDelivered = true;
      if (seen.length() > 0) {
        pass(seen);
        asked = amount == Long.MAX_VALUE ? amount : amount - 1;
      }
    }
    // The handler may have paused while it took the first bytes.
    if (demand > 0) {
      if (ended) {
        deliverEnd();
      } else if (asked > 0) {
        request.fetch(asked);
      }
    }
    return this;
  }

  private void deliverEnd() {
    if (!endDelivered) {
      endDelivered = true;
      if (endHandler != null) {
        endHandler.handle(null);
      }
    }
  }

  private void pass(Buffer chunk) {
    if (demand != Long.MAX_VALUE) {
      demand = Math.max(0, demand - 1);
    }
    if (handler != null) {
      handler.handle(chunk);
    }
  }

  private void deliverFailure() {
    Throwable cause = failure;
    if (exceptionHandler != null && cause != null) {
      failure = null;
      exceptionHandler.handle(cause);
    }
  }
}
