package dev.cordon.cli.prove;

import dev.cordon.proof.Proof;
import dev.cordon.proof.Severity;

/** What makes a proof end as a failure. */
public enum FailOn {
  /** A promise is broken. */
  BROKEN,
  /** The same, or the policy lets another site act or read in the user's name. */
  GRANTED,
  /** Nothing does. */
  NOTHING;

  /** Whether this proof is one. */
  public boolean isMetBy(Proof proof) {
    return switch (this) {
      case BROKEN -> !proof.holds();
      case GRANTED ->
          !proof.holds()
              || proof.findings().stream().anyMatch(it -> it.severity() == Severity.GRANTED);
      case NOTHING -> false;
    };
  }
}
