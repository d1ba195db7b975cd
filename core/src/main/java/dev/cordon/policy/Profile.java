package dev.cordon.policy;

/** Where a policy is meant to run. */
public enum Profile {
  /** Reached by others: origins that get credentials are https. */
  PRODUCTION,
  /** A developer's machine: loopback origins over plain http may have credentials. */
  DEV
}
