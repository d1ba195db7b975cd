package dev.cordon.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * What becomes of a body that nobody wants, once the answer has been sent. A short one is read and
 * dropped, so that the connection can go on. With a long one the connection ends; but a moment is
 * given to the client to read the answer, which closing on bytes that have not been read would
 * destroy.
 */
final class BodyDisposal {
  private static final long SHORT_BYTES = 64 * 1024;
  private static final long DISCARDED_BYTES = 1024 * 1024;
  private static final long LINGER_MILLIS = 2000;

  private enum Way {
    NOTHING,
    DROP,
    DROP_THEN_CLOSE,
    CLOSE
  }

  private final HttpServerRequest request;
  private final Way way;
  private long dropped;
  private boolean over;
  private Runnable stopTimer = () -> {};

  private BodyDisposal(HttpServerRequest request, Way way) {
    this.request = request;
    this.way = way;
  }

  /**
   * How to dispose of the rest of the body of {@code request}.
   *
   * @param awaitsContinue whether the client still waits to be asked for the body
   */
  static BodyDisposal of(HttpServerRequest request, boolean awaitsContinue) {
    return new BodyDisposal(request, wayFor(request, awaitsContinue));
  }

  private static Way wayFor(HttpServerRequest request, boolean awaitsContinue) {
    if (request.isEnded() || Boolean.FALSE.equals(RequestTranslation.hasBody(request))) {
      return Way.NOTHING;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      return Way.DROP;
    }
    if (awaitsContinue) {
      return Way.CLOSE;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.length() <= 6 && Long.parseLong(length) <= SHORT_BYTES
        ? Way.DROP
        : Way.DROP_THEN_CLOSE;
  }

  /** Whether the connection ends with this exchange. */
  boolean closes() {
    return way == Way.CLOSE || way == Way.DROP_THEN_CLOSE;
  }

  void dispose(Vertx vertx) {
    switch (way) {
      case NOTHING -> request.resume();
      case CLOSE -> request.connection().close();
      default -> {
        request.exceptionHandler(cause -> over());
        request.endHandler(v -> end());
        request.handler(
            chunk -> {
              dropped += chunk.length();
              if (dropped > DISCARDED_BYTES) {
                giveUp();
              }
            });
        request.resume();
        // Most bodies have arrived with their head: a flood of them must not leave a timer each.
        if (!over) {
          long timer = vertx.setTimer(LINGER_MILLIS, id -> giveUp());
          stopTimer = () -> vertx.cancelTimer(timer);
        }
      }
    }
  }

  private void over() {
    over = true;
    stopTimer.run();
  }

  private void end() {
    if (!over) {
      over();
      if (closes()) {
        request.connection().close();
      }
    }
  }

  private void giveUp() {
    if (!over) {
      over();
      if (request.version() == HttpVersion.HTTP_2) {
        request.response().reset(8);
      } else {
        request.connection().close();
      }
    }
  }
}
