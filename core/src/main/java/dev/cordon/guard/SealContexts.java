package dev.cordon.guard;

import dev.cordon.policy.SessionRule;
import dev.cordon.session.SealContext;
import dev.cordon.web.Authority;

/**
 * What a seal is bound to besides its contents, so that it cannot move between hosts or cookies.
 */
final class SealContexts {
  private SealContexts() {}

  /** A host-only cookie belongs to the host of the request, one with a Domain to the domain. */
  static SealContext of(Case c, SessionRule rule) {
    String audience = rule.domains().isEmpty() ? host(c) : rule.domains().get(0);
    return new SealContext(audience, rule.cookie());
  }

  /** Cordon's own cookies are host-only. */
  static SealContext ofCordon(Case c, String cookie) {
    return new SealContext(host(c), cookie);
  }

  private static String host(Case c) {
    Authority authority = c.facts.authority();
    // Report mode alone comes here without one, and no seal is for this audience.
    return authority == null ? "?" : authority.host().toString();
  }
}
