package dev.cordon.rig;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long the rig waits, which grows where the machine has more to do than it can. */
public final class Patience {
  private static final Duration UNTIL_NOTHING_HAPPENS = Duration.ofSeconds(2);
  private static final double MOST = 4;

  private Patience() {}

  /** After this time nothing will happen any more. */
  public static Duration untilNothingHappens() {
    return of(UNTIL_NOTHING_HAPPENS);
  }

  /** The duration, times how often the machine's load exceeds twice its processors, at most 4. */
  public static Duration of(Duration onAnIdleMachine) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    double crowd = system.getSystemLoadAverage() / system.getAvailableProcessors() / 2;
    return Duration.ofMillis(
        Math.round(onAnIdleMachine.toMillis() * Math.max(1, Math.min(MOST, crowd))));
  }
}
