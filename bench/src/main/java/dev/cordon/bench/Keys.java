package dev.cordon.bench;

/** What is asked of a set or table of many. */
public enum Keys {
  /** Something that a rule names. */
  HIT,
  /** Something that shares nothing with any rule. */
  MISS,
  /** Something one character, label or segment away from what a rule names. */
  NEAR_MISS;

  /** How many are asked in turn: enough that no branch predictor learns them by heart. */
  static final int COUNT = 1 << 13;
}
