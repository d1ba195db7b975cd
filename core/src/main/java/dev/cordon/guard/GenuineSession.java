package dev.cordon.guard;

import dev.cordon.policy.SessionRule;
import dev.cordon.session.SealedSession;

/**
 * A sealed session that a request carried and that was found genuine.
 *
 * @param rule the rule of its cookie
 * @param session the session
 */
public record GenuineSession(SessionRule rule, SealedSession session) {}
