package dev.cordon.spring.reactive;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A body whose begin has been read for the guard, and which the application gets whole, byte for
 * byte, at its own pace. Whoever does not hand it on must {@link #discard} it.
 */
final class PrefixedBody {
  private final int limit;
  private final Deque<DataBuffer> begin = new ArrayDeque<>();
  private final Source source = new Source();
  private int read;
  private boolean ended;
  private @Nullable Throwable failure;
  private @Nullable MonoSink<PrefixedBody> reader;
  private @Nullable FluxSink<DataBuffer> application;

  private PrefixedBody(int limit) {
    this.limit = limit;
  }

  /** Reads until {@code limit} bytes are there, or all of them. */
  static Mono<PrefixedBody> read(Flux<DataBuffer> body, int limit) {
    return Mono.create(
        sink -> {
          PrefixedBody prefixed = new PrefixedBody(limit);
          prefixed.reader = sink;
          sink.onCancel(prefixed::discard);
          body.subscribe(prefixed.source);
        });
  }

  /** The bytes that were read, {@code limit} at most. */
  synchronized byte[] prefix() {
    byte[] prefix = new byte[Math.min(read, limit)];
    int at = 0;
    for (DataBuffer buffer : begin) {
      int length = Math.min(buffer.readableByteCount(), prefix.length - at);
      for (int i = 0; i < length; i++) {
        prefix[at + i] = buffer.getByte(buffer.readPosition() + i);
      }
      at += length;
    }
    return prefix;
  }

  /** The whole body; for one subscriber. */
  Flux<DataBuffer> whole() {
    return Flux.<DataBuffer>create(this::handOver)
        .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
  }

  private void handOver(FluxSink<DataBuffer> sink) {
    synchronized (this) {
      if (application != null) {
        sink.error(new IllegalStateException("the body of a request is read once"));
        return;
      }
      application = sink;
      sink.onCancel(source::cancel);
      while (!begin.isEmpty()) {
        sink.next(begin.remove());
      }
      if (failure != null) {
        sink.error(failure);
        return;
      }
      if (ended) {
        sink.complete();
        return;
      }
    }
    sink.onRequest(source::request);
  }

  /** Lets go of it, unless the application took it. */
  void discard() {
    synchronized (this) {
      if (application != null) {
        return;
      }
      while (!begin.isEmpty()) {
        DataBufferUtils.release(begin.remove());
      }
    }
    source.cancel();
  }

  private final class Source extends BaseSubscriber<DataBuffer> {
    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      subscription.request(1);
    }

    @Override
    protected void hookOnNext(DataBuffer buffer) {
      FluxSink<DataBuffer> sink;
      boolean enough = false;
      synchronized (PrefixedBody.this) {
        sink = application;
        if (sink == null) {
          begin.add(buffer);
          read += buffer.readableByteCount();
          enough = read >= limit;
        }
      }
      if (sink != null) {
        sink.next(buffer);
      } else if (enough) {
        answer();
      } else {
        request(1);
      }
    }

    @Override
    protected void hookOnComplete() {
      FluxSink<DataBuffer> sink;
      synchronized (PrefixedBody.this) {
        ended = true;
        sink = application;
      }
      if (sink != null) {
        sink.complete();
      } else {
        answer();
      }
    }

    @Override
    protected void hookOnError(Throwable thrown) {
      FluxSink<DataBuffer> sink;
      MonoSink<PrefixedBody> waiting;
      synchronized (PrefixedBody.this) {
        failure = thrown;
        sink = application;
        waiting = reader;
        reader = null;
      }
      if (sink != null) {
        sink.error(thrown);
      } else if (waiting != null) {
        discard();
        waiting.error(thrown);
      }
    }

    private void answer() {
      MonoSink<PrefixedBody> waiting;
      synchronized (PrefixedBody.this) {
        waiting = reader;
        reader = null;
      }
      if (waiting != null) {
        waiting.success(PrefixedBody.this);
      }
    }
  }
}
