package dev.cordon.policy;

/** When an unsafe request needs a CSRF token. */
public enum TokenUse {
  /** Where the browser gave no evidence and something ambient is present. */
  WHEN_UNPROVEN,
  /** Also where the browser vouches, whenever something ambient is present. */
  REQUIRED,
  /** Never: an unproven request with something ambient is refused. */
  OFF
}
