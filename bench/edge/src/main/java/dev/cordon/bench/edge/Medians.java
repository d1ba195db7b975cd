package dev.cordon.bench.edge;

import java.util.List;

/** Medians. */
final class Medians {
  private Medians() {}

  /** The middle value, the mean of the two in the middle of an even number; NaN of none. */
  static double of(List<Double> values) {
    List<Double> sorted = values.stream().filter(v -> !v.isNaN()).sorted().toList();
    int size = sorted.size();
    if (size == 0) {
      return Double.NaN;
    }
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
