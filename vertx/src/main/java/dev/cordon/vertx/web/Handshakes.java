package dev.cordon.vertx.web;

import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.Verdict;
import dev.cordon.vertx.VertxHeaders;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.lang.System.Logger.Level;

/**
 * Judges the handshakes that a server answers without its router. Vert.x lets a refusal have a
 * status there and no headers or body of ours.
 */
final class Handshakes implements Handler<ServerWebSocketHandshake> {
  private static final System.Logger LOG = System.getLogger(Handshakes.class.getName());

  private final LiveGuard guard;
  private final Handler<ServerWebSocketHandshake> next;

  Handshakes(LiveGuard guard, Handler<ServerWebSocketHandshake> next) {
    this.guard = guard;
    this.next = next;
  }

  @Override
  public void handle(ServerWebSocketHandshake handshake) {
    Decision decision;
    try {
      decision = decide(guard.judge(new HandshakeRequest(handshake)));
      if (decision.passes()) {
        decision.editRequest(new VertxHeaders(handshake.headers()));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a handshake could not be judged", e);
      handshake.reject(500);
      return;
    }
    if (decision.passes()) {
      next.handle(handshake);
    } else if (decision.verdict() instanceof Verdict.Refuse refuse) {
      handshake.reject(refuse.status());
    } else {
      // A preflight or a token request is no handshake (RFC 6455, section 4.1).
      handshake.reject(400);
    }
  }

  /** A handshake has no form: a question for its fields is answered with none. */
  private Decision decide(Judgement judgement) {
    Judgement settled = judgement;
    while (settled instanceof FormTokenQuestion question) {
      settled = guard.settle(question.resumeWithField(null));
    }
    return (Decision) settled;
  }
}
