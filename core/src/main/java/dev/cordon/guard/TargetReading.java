package dev.cordon.guard;

import dev.cordon.policy.TargetQuirk;
import org.jspecify.annotations.Nullable;

/** What reading a request target yields: the target, or why there is none. */
sealed interface TargetReading permits Target, TargetReading.Ambiguous {

  /**
   * A target that two servers could read differently.
   *
   * @param problem what is wrong, as the end of a sentence; never the target itself
   * @param quirk the quirk by which a policy may allow it; null where none may
   */
  record Ambiguous(String problem, @Nullable TargetQuirk quirk) implements TargetReading {}
}
