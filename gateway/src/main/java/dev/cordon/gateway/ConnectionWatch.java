package dev.cordon.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.vertx.core.net.impl.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the time of one HTTP/1 connection by what it is waiting for: a head that has begun must end
 * soon (slowloris), a client that neither sends nor takes bytes is let go, and one that waits for
 * the application is left alone, since the upstream has time-outs of its own.
 *
 * <p>When the gateway drains, a connection with nothing on it stays for a moment longer: a request
 * may already be on its way, and closing on it would lose it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails here fails with the channel.
final class ConnectionWatch extends ChannelDuplexHandler {
  /** How long an idle connection outlives the begin of a drain. */
  static final Duration LINGER = Duration.ofMillis(500);

  private final StrictRequestDecoder decoder;
  private final Duration headerTimeout;
  private final Duration idle;
  private final Runnable onHeaderTimeout;

  private boolean requestOpen;
  private boolean responseOpen;
  private boolean responseStarted;
  private boolean saidClose;
  private boolean upgraded;
  private long lastActivity = System.nanoTime();
  private long lastPending;
  private @Nullable Future<?> headerTimer;
  private @Nullable Future<?> idleTimer;
  private @Nullable Object heldShutdown;

  ConnectionWatch(
      StrictRequestDecoder decoder,
      Duration headerTimeout,
      Duration idle,
      Runnable onHeaderTimeout) {
    this.decoder = decoder;
    this.headerTimeout = headerTimeout;
    this.idle = idle;
    this.onHeaderTimeout = onHeaderTimeout;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    checkIdleIn(ctx, idle.toNanos());
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    cancelTimers();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    cancelTimers();
    ctx.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    lastActivity = System.nanoTime();
    if (message instanceof HttpRequest) {
      headerTimer = cancel(headerTimer);
      requestOpen = true;
      responseOpen = true;
      responseStarted = false;
    } else if (message instanceof HttpContent content) {
      if (content.decoderResult().isFailure() && !responseStarted) {
        answerAndClose(ctx, HttpResponseStatus.BAD_REQUEST);
      }
      requestOpen &= !(content instanceof LastHttpContent);
    }
    ctx.fireChannelRead(message);
    if (message instanceof HttpRequest && heldShutdown != null) {
      releaseShutdown(ctx);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (headerTimer == null && decoder.isInsideHead()) {
      headerTimer =
          ctx.executor()
              .schedule(() -> headerTimedOut(ctx), headerTimeout.toNanos(), TimeUnit.NANOSECONDS);
    }
    ctx.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    lastActivity = System.nanoTime();
    int status = message instanceof HttpResponse response ? response.status().code() : 0;
    if (status == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
      upgraded = true;
      cancelTimers();
    }
    boolean interim = status >= 100 && status < 200;
    if (message instanceof HttpResponse response && !interim) {
      responseStarted = true;
      saidClose = response.headers().containsValue("connection", "close", true);
    }
    ctx.write(message, promise);
    if (message instanceof LastHttpContent && !interim) {
      responseOpen = false;
      if (heldShutdown != null) {
        releaseShutdownLater(ctx);
      }
    }
  }

  /**
   * Where the client has been, or will be, told that the connection ends, the end may come with the
   * answer. Where it has not, its next request may be on its way already: the end waits for that
   * request, or for a moment without one.
   */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    boolean answerWillSay = responseOpen && (!responseStarted || saidClose);
    if (!(event instanceof ShutdownEvent) || upgraded || answerWillSay) {
      ctx.fireUserEventTriggered(event);
      return;
    }
    heldShutdown = event;
    if (!responseOpen) {
      releaseShutdownLater(ctx);
    }
  }

  private void releaseShutdownLater(ChannelHandlerContext ctx) {
    ctx.executor().schedule(() -> releaseShutdown(ctx), LINGER.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void releaseShutdown(ChannelHandlerContext ctx) {
    Object event = heldShutdown;
    heldShutdown = null;
    if (event != null && !ctx.isRemoved()) {
      ctx.fireUserEventTriggered(event);
    }
  }

  private void headerTimedOut(ChannelHandlerContext ctx) {
    onHeaderTimeout.run();
    if (responseOpen) {
      ctx.close();
    } else {
      answerAndClose(ctx, HttpResponseStatus.REQUEST_TIMEOUT);
    }
  }

  private static void answerAndClose(ChannelHandlerContext ctx, HttpResponseStatus status) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    response.headers().set("content-length", "0").set("connection", "close");
    ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  private void checkIdleIn(ChannelHandlerContext ctx, long nanos) {
    idleTimer = ctx.executor().schedule(() -> checkIdle(ctx), nanos, TimeUnit.NANOSECONDS);
  }

  private void checkIdle(ChannelHandlerContext ctx) {
    long pending = pendingBytes(ctx);
    if (pending != lastPending) {
      lastPending = pending;
      lastActivity = System.nanoTime();
    }
    long quiet = System.nanoTime() - lastActivity;
    if (quiet < idle.toNanos()) {
      checkIdleIn(ctx, idle.toNanos() - quiet);
    } else if (waitsForClient(ctx, pending)) {
      ctx.close();
    } else {
      checkIdleIn(ctx, idle.toNanos());
    }
  }

  private boolean waitsForClient(ChannelHandlerContext ctx, long pending) {
    return !responseOpen || pending > 0 || (requestOpen && ctx.channel().config().isAutoRead());
  }

  private static long pendingBytes(ChannelHandlerContext ctx) {
    ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  private void cancelTimers() {
    headerTimer = cancel(headerTimer);
    idleTimer = cancel(idleTimer);
  }

  private static @Nullable Future<?> cancel(@Nullable Future<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
    return null;
  }
}
