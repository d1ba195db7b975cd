package dev.cordon.conformance.survival;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what will come to pass, within a bound that only keeps a test from hanging. */
final class Waiting {
  private static final long PAUSE_MILLIS = 50;

  private Waiting() {}

  static void until(String what, BooleanSupplier condition) {
    forValue(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  static <T> T forValue(String what, Supplier<Optional<T>> source) {
    long deadline = System.nanoTime() + ChildProcess.PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> value = source.get();
      if (value.isPresent()) {
        return value.get();
      }
      pause(PAUSE_MILLIS);
    }
    throw new AssertionError("waited in vain for " + what);
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
