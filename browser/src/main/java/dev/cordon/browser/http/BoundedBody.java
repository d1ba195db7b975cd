package dev.cordon.browser.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body that is read until its end or its bound, or not at all where it would never end. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final int bound;
  private final boolean endless;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  private BoundedBody(int bound, boolean endless) {
    this.bound = bound;
    this.endless = endless;
  }

  /** The body of this head: nothing of an event stream, which stays open. */
  static BodySubscriber<byte[]> of(ResponseInfo head, int bound) {
    var type = head.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return new BoundedBody(bound, type.startsWith("text/event-stream"));
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (endless) {
      whole.complete(new byte[0]);
      given.cancel();
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      if (bytes.size() + buffer.remaining() > bound) {
        whole.completeExceptionally(
            new IOException("the answer has more than " + bound + " bytes"));
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
      var piece = new byte[buffer.remaining()];
      buffer.get(piece);
      bytes.writeBytes(piece);
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
