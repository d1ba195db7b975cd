package dev.cordon.spring;

import java.util.Set;

/** The keys below {@code cordon} that are no part of a policy but say how Spring is to use it. */
final class CordonKeys {
  static final String PREFIX = "cordon";
  static final String ENABLED = "cordon.enabled";
  static final String POLICY_FILE = "cordon.policy-file";
  static final String RELOAD = "cordon.reload";
  static final String MIGRATION = "cordon.migration";

  /** Their first words, without dashes; whatever stands below one of them is its own. */
  private static final Set<String> WORDS = Set.of("enabled", "policyfile", "reload", "migration");

  private CordonKeys() {}

  /**
   * Whether the name, without the prefix, is one of them.
   *
   * @param uniform the first two steps of the name in lower case without dashes, the second empty
   *     where there is none: an environment variable splits {@code policy-file} into two
   */
  static boolean isSprings(String uniform, String next) {
    return WORDS.contains(uniform) || WORDS.contains(uniform + next);
  }
}
