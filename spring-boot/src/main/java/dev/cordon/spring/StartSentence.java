package dev.cordon.spring;

import static java.util.stream.Collectors.joining;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Profile;

/**
 * What is said at the start, so that nobody takes an application without Cordon for one with it.
 */
final class StartSentence {
  private StartSentence() {}

  /** Names the own origins and never those that are let in: logs are read by many. */
  static String of(Policy policy) {
    String origins = policy.origins().stream().map(Object::toString).collect(joining(", "));
    int rules = policy.corsRules().size();
    return "Cordon "
        + (policy.mode() == Mode.REPORT ? "watches and refuses nothing at " : "guards ")
        + origins
        + "; "
        + (rules == 0 ? "no other origin" : "who is named in cordon.cors")
        + " may call it."
        + (policy.profile() == Profile.DEV
            ? " The profile is dev: for a developer's machine alone."
            : "");
  }
}
