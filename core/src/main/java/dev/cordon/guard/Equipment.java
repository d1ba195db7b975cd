package dev.cordon.guard;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.Policy;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionSeal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the layers work with besides the request: the policy, and what was handed to the guard so
 * that equal input gives equal output.
 */
record Equipment(
    Policy policy,
    InstantSource clock,
    SecureRandom random,
    SessionSeal seal,
    Tokens tokens,
    boolean asksForRevocations,
    Consumer<SealedSession> sessionEnded,
    List<CorsRule> tokenReaders) {

  void ended(SealedSession session) {
    sessionEnded.accept(session);
  }
}
