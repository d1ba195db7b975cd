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
 * What the layers work with besides the request: the policy, what was handed to the guard so that
 * equal input gives equal output, and what follows from both for every request.
 *
 * @param tokenReaders the rules whose origins may write with credentials, and so may read the token
 *     that writing needs
 * @param removals the headers that no request brings to the application
 * @param isolationHeaders what answers carry against being embedded
 */
record Equipment(
    Policy policy,
    InstantSource clock,
    SecureRandom random,
    SessionSeal seal,
    Tokens tokens,
    boolean asksForRevocations,
    Consumer<SealedSession> sessionEnded,
    List<CorsRule> tokenReaders,
    List<String> removals,
    IsolationHeaders isolationHeaders) {

  void ended(SealedSession session) {
    sessionEnded.accept(session);
  }
}
