package dev.cordon.guard;

import dev.cordon.session.CsrfTokens;
import dev.cordon.session.PredecessorSeal;
import org.jspecify.annotations.Nullable;

/**
 * The CSRF tokens of a policy.
 *
 * @param pattern the tokens; null for the custom-header pattern, which has none
 * @param predecessors the notes that let the tokens of before a login serve for a grace
 */
record Tokens(@Nullable CsrfTokens pattern, PredecessorSeal predecessors) {}
