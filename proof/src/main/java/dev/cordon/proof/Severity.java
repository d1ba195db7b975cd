package dev.cordon.proof;

/** How much a finding matters. */
public enum Severity {
  /** A promise is broken. */
  HIGH,
  /** The policy says so, and it is much: reads or writes in the user's name. */
  GRANTED,
  /** The policy says so, or nothing can be done about it, and it is little. */
  NOTE,
  /** It fails. */
  REFUSED
}
