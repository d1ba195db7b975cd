package dev.cordon.guard;

import dev.cordon.policy.ExemptRule;
import dev.cordon.policy.ReceiveRule;
import dev.cordon.policy.SessionRule;

/**
 * The place in the policy of the rule that decided, such as {@code cors[1]}, or of the section
 * where no rule of it was met. There are as many as a policy has rules, so that it may be a label
 * of a metric.
 */
final class DecidingRule {
  private DecidingRule() {}

  static String of(Case c, Reason reason) {
    return switch (reason) {
      case AMBIGUOUS_TARGET, METHOD_REFUSED -> "target";
      case MALFORMED_AUTHORITY, HOST_NOT_OURS, OWN -> "app";
      case PREFLIGHT_GRANTED,
          PREFLIGHT_ORIGIN,
          PREFLIGHT_METHOD,
          PREFLIGHT_HEADER,
          PREFLIGHT_MALFORMED ->
          c.sharing().place();
      case GRANTED -> c.facts.kind == Facts.Kind.HANDSHAKE ? "websocket" : c.sharing().place();
      case SESSION_FORGED, SESSION_EXPIRED, SESSION_REVOKED -> ofSession(c);
      case CROSS_SITE_HANDSHAKE -> "websocket";
      case CROSS_SITE_LOAD, CROSS_SITE_FRAME, SAFE -> c.isolation().place();
      case RECEIVED -> ofReceive(c);
      case EXEMPT -> ofExempt(c);
      case CROSS_SITE_WRITE,
          CONTRADICTORY_EVIDENCE,
          UNPROVEN_WRITE,
          CSRF_TOKEN_MISSING,
          CSRF_TOKEN_INVALID,
          CSRF_TOKEN_USED,
          USER,
          NO_CREDENTIAL,
          TOKEN ->
          "csrf";
    };
  }

  private static String ofSession(Case c) {
    for (SessionRule rule : c.session.cleared()) {
      return rule.place();
    }
    return "sessions";
  }

  private static String ofReceive(Case c) {
    ReceiveRule rule = c.policy.csrf().receive(c.facts.path());
    return rule == null ? "csrf" : rule.place();
  }

  private static String ofExempt(Case c) {
    ExemptRule rule = c.policy.csrf().exempt(c.facts.path());
    return rule == null ? "csrf" : rule.place();
  }
}
