package dev.cordon.vertx;

import dev.cordon.guard.TokenUseQuestion;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.session.TokenNonce;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Where the answers come from to the questions about state that a guard cannot know. */
public interface Answers {

  /**
   * The ids of those sessions that have been revoked. A failure refuses nothing and passes nothing:
   * the request ends in an error.
   */
  Future<Set<SessionId>> revoked(List<SealedSession> sessions);

  /**
   * Records the use of a single-use token, in one atomic step with saying whether it was the first.
   */
  Future<TokenUseQuestion.Use> use(TokenNonce nonce, Instant expiresAt);
}
