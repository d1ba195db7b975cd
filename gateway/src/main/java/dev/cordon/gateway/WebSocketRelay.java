package dev.cordon.gateway;

import dev.cordon.guard.GenuineSession;
import dev.cordon.session.SealTooLargeException;
import dev.cordon.session.SessionId;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket once both sides have agreed on it: bytes in both directions with back-pressure, until
 * one side closes or a session ends that it was opened with. Frames are not read, only where they
 * end.
 */
final class WebSocketRelay {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketRelay.class);

  private final Exchange exchange;
  private final HttpClientResponse answer;
  private final List<GenuineSession> sessions;
  private final Map<SessionId, Instant> idleUntil = new HashMap<>();
  private final FrameCursor cursor = new FrameCursor();
  private final Context context;
  private final Duration idle;

  private @Nullable NetSocket client;
  private @Nullable NetSocket application;
  private @Nullable BodyRelay toClient;
  private long lastActivity = System.nanoTime();
  private long timer = -1;
  private boolean closed;

  WebSocketRelay(Exchange exchange, HttpClientResponse answer) {
    this.exchange = exchange;
    this.answer = answer;
    this.sessions = exchange.decision().sessions();
    this.context = exchange.worker().context();
    this.idle = exchange.snapshot().settings().limits().websocketIdle();
    for (GenuineSession genuine : sessions) {
      Instant until = genuine.session().idleUntil();
      if (until != null) {
        idleUntil.put(genuine.session().id(), until);
      }
    }
  }

  List<GenuineSession> sessions() {
    return sessions;
  }

  void start() {
    NetSocket upstream = answer.netSocket();
    upstream.pause();
    application = upstream;
    HttpServerResponse response = exchange.request().response();
    response.setStatusCode(101);
    try {
      ResponseTranslation.write(answer.headers(), response, exchange);
    } catch (IllegalArgumentException | SealTooLargeException e) {
      LOG.warn("a handshake of the application was not passed on: {}", e.getMessage());
      upstream.close();
      exchange.answer(Problem.MALFORMED_ANSWER);
      return;
    }
    response.headers().set("Connection", "Upgrade").set("Upgrade", "websocket");
    exchange
        .request()
        .toNetSocket()
        .onSuccess(socket -> relay(socket, upstream))
        .onFailure(
            cause -> {
              LOG.debug("a client did not take the upgrade", cause);
              upstream.close();
            });
    exchange.finish();
  }

  private void relay(NetSocket downstream, NetSocket upstream) {
    client = downstream;
    BodyRelay down =
        new BodyRelay(
            upstream,
            downstream,
            bytes -> {
              active();
              cursor.saw(bytes);
            });
    toClient = down;
    exchange.services().sockets().opened(this, sessions);
    down.start().onComplete(v -> closed());
    new BodyRelay(downstream, upstream, bytes -> active()).start().onComplete(v -> closed());
    downstream.closeHandler(v -> closed());
    upstream.closeHandler(v -> closed());
    checkTime();
  }

  /** Closes it; to be called from anywhere. */
  void close(CloseReason reason) {
    context.runOnContext(v -> closeNow(reason));
  }

  /** An ordinary request of the session has been seen since. */
  void sessionAliveUntil(SessionId session, Instant until) {
    context.runOnContext(v -> idleUntil.merge(session, until, (a, b) -> a.isAfter(b) ? a : b));
  }

  private void closeNow(CloseReason reason) {
    NetSocket downstream = client;
    if (closed || downstream == null) {
      return;
    }
    BodyRelay down = toClient;
    if (down != null) {
      down.stop();
    }
    if (cursor.isBetweenFrames()) {
      downstream.write(FrameCursor.closeFrame(reason)).onComplete(v -> closed());
    } else {
      closed();
    }
  }

  private void closed() {
    if (closed) {
      return;
    }
    closed = true;
    exchange.services().sockets().closed(this, sessions);
    if (timer >= 0) {
      exchange.worker().vertx().cancelTimer(timer);
    }
    closeQuietly(client);
    closeQuietly(application);
  }

  private static void closeQuietly(@Nullable NetSocket socket) {
    if (socket != null) {
      socket.close();
    }
  }

  private void active() {
    lastActivity = System.nanoTime();
  }

  private void checkTime() {
    if (closed) {
      return;
    }
    Instant now = exchange.services().clock().instant();
    Instant end = sessionEnd();
    long quiet = System.nanoTime() - lastActivity;
    if (end != null && !now.isBefore(end)) {
      closeNow(CloseReason.SESSION_ENDED);
    } else if (quiet >= idle.toNanos()) {
      closeNow(CloseReason.IDLE);
    } else {
      long millis = (idle.toNanos() - quiet) / 1_000_000;
      if (end != null) {
        millis = Math.min(millis, Duration.between(now, end).toMillis());
      }
      timer = exchange.worker().vertx().setTimer(Math.max(1, millis), id -> checkTime());
    }
  }

  /** When the first of the sessions ends; null without sessions. */
  private @Nullable Instant sessionEnd() {
    Instant end = null;
    for (GenuineSession genuine : sessions) {
      Instant expires = genuine.session().expiresAt();
      Instant idles = idleUntil.get(genuine.session().id());
      Instant first = idles != null && idles.isBefore(expires) ? idles : expires;
      if (end == null || first.isBefore(end)) {
        end = first;
      }
    }
    return end;
  }
}
