package dev.cordon.vertx.web;

import dev.cordon.guard.Decision;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.PageToken;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import org.jspecify.annotations.Nullable;

/**
 * Cordon for Vert.x Web: judges each request before the routes of a router see it, answers
 * preflights, token requests and refusals itself, and edits every answer of the application's,
 * errors and streams included.
 *
 * <pre>{@code
 * LiveGuard guard = LiveGuard.of(policy);
 * CordonHandler.create(guard).protect(router);
 * server
 *     .requestHandler(router)
 *     .webSocketHandshakeHandler(CordonHandler.handshakes(guard)) // with webSocketHandler only
 *     .listen();
 * }</pre>
 *
 * <p>It replaces {@code CorsHandler} and {@code CSRFHandler}: what they write about sharing is
 * removed, so that one voice speaks.
 */
public final class CordonHandler implements SecurityPolicyHandler {
  private final LiveGuard guard;
  private final BodyHandler formReader;

  private CordonHandler(LiveGuard guard, BodyHandler formReader) {
    this.guard = guard;
    this.formReader = formReader;
  }

  /** A handler that judges by the policy that {@code guard} holds at the moment of each request. */
  public static CordonHandler create(LiveGuard guard) {
    return new CordonHandler(guard, BodyHandler.create());
  }

  /**
   * The same handler, reading forms by this body handler: with the limit and the folder for uploads
   * that the application's own has. It is only used where a form must show its CSRF token in the
   * body; a body handler further down the router then finds the body read, and passes it on.
   */
  public CordonHandler formReader(BodyHandler bodyHandler) {
    return new CordonHandler(guard, bodyHandler);
  }

  /**
   * Puts the handler before every route of {@code router}, for all paths, whether the route was
   * added before or comes later. To be called once, on the router that the server hands its
   * requests to; sub-routers are then judged with it.
   */
  public CordonHandler protect(Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this);
    return this;
  }

  /**
   * Judges the request and carries the decision out. A request that has been judged, and comes by
   * again after a reroute or in a sub-router, is not judged again.
   *
   * @throws IllegalStateException if it has been judged by another guard
   */
  @Override
  public void handle(RoutingContext rc) {
    JudgedRequest known = JudgedRequest.of(rc);
    if (known == null) {
      new JudgedRequest(guard, formReader, rc).begin();
    } else {
      known.again(guard, rc);
    }
  }

  /** What was decided of this request; null where the handler has not seen it. */
  public static @Nullable Decision decision(RoutingContext rc) {
    JudgedRequest judged = JudgedRequest.of(rc);
    return judged == null ? null : judged.decision();
  }

  /**
   * A CSRF token for the page being written; null where the policy issues none, or where the
   * handler has not seen the request. Asking makes the answer {@code no-store}: ask before its head
   * is sent. Templates find the same as {@code cordon.token}, {@code cordon.field} and {@code
   * cordon.header}.
   */
  public static @Nullable PageToken token(RoutingContext rc) {
    Decision decision = decision(rc);
    return decision == null ? null : decision.pageToken();
  }

  /**
   * A handler for {@code HttpServer.webSocketHandshakeHandler} that accepts a handshake only where
   * the policy does. A server with a {@code webSocketHandler} needs it, since such a server hands
   * no handshake to its router.
   */
  public static Handler<ServerWebSocketHandshake> handshakes(LiveGuard guard) {
    return handshakes(guard, ServerWebSocketHandshake::accept);
  }

  /**
   * The same, leaving the last word on a handshake that passes to {@code next}, which accepts or
   * rejects it.
   */
  public static Handler<ServerWebSocketHandshake> handshakes(
      LiveGuard guard, Handler<ServerWebSocketHandshake> next) {
    return new Handshakes(guard, next);
  }
}
