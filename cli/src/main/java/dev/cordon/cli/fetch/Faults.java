package dev.cordon.cli.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with a command line, gathered so that all of it can be told at once. */
final class Faults {
  private final List<String> faults = new ArrayList<>();

  /** A fault that already says where, what, why, and what to write instead. */
  void add(String fault) {
    faults.add(fault);
  }

  /** A fault: see {@link BadFetchException}. */
  void add(String place, String problem, String why, String instead) {
    faults.addAll(new BadFetchException(place, problem, why, instead).faults());
  }

  /** What is read; null where it has a fault, which is kept. */
  <T> @Nullable T read(Supplier<? extends @Nullable T> reading) {
    try {
      return reading.get();
    } catch (BadFetchException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  /** Keeps the faults that a check throws. */
  void check(Runnable check) {
    try {
      check.run();
    } catch (BadFetchException e) {
      faults.addAll(e.faults());
    }
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw exception();
    }
  }

  BadFetchException exception() {
    return new BadFetchException(faults);
  }
}
