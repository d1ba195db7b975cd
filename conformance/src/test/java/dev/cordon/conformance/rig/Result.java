package dev.cordon.conformance.rig;

/** What came of running a row once. */
sealed interface Result {
  /**
   * The row ran to its end.
   *
   * @param byDeadline whether something counts as not having happened because a deadline passed
   */
  record Observed(Observation observation, boolean byDeadline) implements Result {}

  /** It did not: the harness, the browser or the row is at fault. */
  record Failed(String why) implements Result {}
}
