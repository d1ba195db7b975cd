package dev.cordon.policy;

/** Whether a rule acts or only records what it would have done. */
public enum Mode {
  /** The rule acts. */
  ENFORCE,
  /**
   * Nothing is refused, removed, issued or added for the rule; what it would have refused is
   * recorded.
   */
  REPORT
}
