package dev.cordon.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/**
 * Carries a body from one connection to another and never holds more of it than the receiver's
 * write queue: while that is full the sender is not read.
 */
final class BodyRelay {
  /** On which side a body is stuck. */
  enum Waiting {
    FOR_SOURCE,
    FOR_SINK,
    DONE
  }

  private final ReadStream<Buffer> source;
  private final WriteStream<Buffer> sink;
  private final Handler<Buffer> watcher;
  private final Promise<Void> done = Promise.promise();
  private Waiting waiting = Waiting.FOR_SOURCE;
  private boolean sourceBrokeOff;
  private long bytes;

  BodyRelay(ReadStream<Buffer> source, WriteStream<Buffer> sink, Handler<Buffer> watcher) {
    this.source = source;
    this.sink = sink;
    this.watcher = watcher;
  }

  /**
   * Starts; completes when the source has ended, before the sink is ended. Fails when either side
   * does.
   */
  Future<Void> start() {
    source.exceptionHandler(this::sourceFailed);
    sink.exceptionHandler(this::fail);
    source.endHandler(v -> finish());
    source.handler(this::carry);
    source.resume();
    return done.future();
  }

  Waiting waiting() {
    return waiting;
  }

  /** Where it failed: whether it was the sender who broke off. */
  boolean sourceBrokeOff() {
    return sourceBrokeOff;
  }

  long bytes() {
    return bytes;
  }

  /** Carries nothing more, and leaves the source as it is; the future never completes. */
  void stop() {
    waiting = Waiting.DONE;
    source.pause();
  }

  private void carry(Buffer chunk) {
    bytes += chunk.length();
    watcher.handle(chunk);
    if (waiting == Waiting.DONE) {
      return;
    }
    sink.write(chunk).onFailure(this::fail);
    if (sink.writeQueueFull()) {
      waiting = Waiting.FOR_SINK;
      source.pause();
      sink.drainHandler(
          v -> {
            if (waiting == Waiting.FOR_SINK) {
              waiting = Waiting.FOR_SOURCE;
              source.resume();
            }
          });
    }
  }

  private void finish() {
    waiting = Waiting.DONE;
    done.tryComplete();
  }

  private void sourceFailed(Throwable cause) {
    sourceBrokeOff |= waiting != Waiting.DONE;
    fail(cause);
  }

  private void fail(Throwable cause) {
    if (waiting != Waiting.DONE) {
      waiting = Waiting.DONE;
      done.tryFail(cause);
    }
  }
}
