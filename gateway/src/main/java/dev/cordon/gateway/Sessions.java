package dev.cordon.gateway;

import dev.cordon.guard.TokenUseQuestion;
import dev.cordon.session.Revocations;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.session.TokenNonce;
import dev.cordon.session.UsedTokens;
import dev.cordon.vertx.Answers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of sessions and tokens beyond what they say themselves: which are over, which have
 * been used.
 */
final class Sessions implements Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Vertx vertx;
  private final Revocations revocations;
  private final UsedTokens used;
  private final OpenSockets sockets;
  private final InstantSource clock;
  private final Set<SessionId> ending = ConcurrentHashMap.newKeySet();

  Sessions(
      Vertx vertx,
      Revocations revocations,
      UsedTokens used,
      OpenSockets sockets,
      InstantSource clock) {
    this.vertx = vertx;
    this.revocations = revocations;
    this.used = used;
    this.sockets = sockets;
    this.clock = clock;
  }

  @Override
  public Future<Set<SessionId>> revoked(List<SealedSession> sessions) {
    Set<SessionId> revoked = Set.of();
    for (SealedSession session : sessions) {
      if (ending.contains(session.id()) || revocations.isRevoked(session)) {
        revoked = revoked.isEmpty() ? new HashSet<>() : revoked;
        revoked.add(session.id());
      }
    }
    return Future.succeededFuture(revoked);
  }

  @Override
  public Future<TokenUseQuestion.Use> use(TokenNonce nonce, Instant expiresAt) {
    boolean first = used.burn(nonce, expiresAt, clock.instant());
    return Future.succeededFuture(
        first ? TokenUseQuestion.Use.FIRST : TokenUseQuestion.Use.REPEATED);
  }

  /**
   * The application ended this session. It counts as revoked from now on; the disk, which an event
   * loop does not wait for, hears of it next.
   */
  void end(SealedSession session) {
    ending.add(session.id());
    sockets.end(session.id());
    vertx
        .executeBlocking(
            () -> {
              revocations.revoke(session.id(), session.expiresAt());
              return null;
            })
        .onSuccess(v -> ending.remove(session.id()))
        .onFailure(cause -> LOG.error("a revocation could not be written down", cause));
  }
}
