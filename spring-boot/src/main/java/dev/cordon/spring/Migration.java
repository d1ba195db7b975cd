package dev.cordon.spring;

/**
 * What {@code cordon.migration} says: how an application comes from Spring's handling to Cordon's.
 */
public enum Migration {
  /** Cordon acts, and Spring's own handling of CORS and CSRF is replaced. */
  OFF,
  /** Spring acts as before; Cordon records what it would do, and prints what Spring allowed. */
  REPORT
}
