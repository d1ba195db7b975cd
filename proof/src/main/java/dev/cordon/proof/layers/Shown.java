package dev.cordon.proof.layers;

/**
 * What a guard is shown of a request's name and target. The layers that look at these cannot be
 * taken out of a policy, so a column that is about another layer shows it harmless ones.
 */
enum Shown {
  /** Both as they came. */
  ALL,
  /** The name as it came, and a harmless target. */
  HOST,
  /** The target as it came, under the bank's own name. */
  TARGET,
  /** The bank's own name, and a harmless target. */
  NEITHER;

  boolean showsHost() {
    return this == ALL || this == HOST;
  }

  boolean showsTarget() {
    return this == ALL || this == TARGET;
  }
}
