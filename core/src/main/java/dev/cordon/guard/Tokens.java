package dev.cordon.guard;

import dev.cordon.session.CsrfTokens;
import dev.cordon.session.PredecessorSeal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The CSRF tokens of a policy.
 *
 * @param pattern the tokens; null for the custom-header pattern, which has none
 * @param inApplication the tokens of a pattern that keeps something, kept in the application's own
 *     session; null for a pattern that keeps nothing
 * @param predecessors the notes that let the tokens of before a login serve for a grace
 */
record Tokens(
    @Nullable CsrfTokens pattern,
    @Nullable Function<ApplicationSession, CsrfTokens> inApplication,
    PredecessorSeal predecessors) {

  /** The tokens of a request whose application has this session. */
  @Nullable CsrfTokens of(ApplicationSession session) {
    return inApplication == null || session.id() == null ? pattern : inApplication.apply(session);
  }
}
