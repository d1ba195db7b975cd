package dev.cordon.bench.edge;

import java.util.List;

/** When a JVM counts as warm: the last windows cost the same within a few percent. */
final class WarmUp {
  static final int WINDOWS = 3;
  static final double TOLERANCE = 0.05;

  private WarmUp() {}

  /** Whether the last {@value #WINDOWS} costs lie within {@value #TOLERANCE} of one another. */
  static boolean isFlat(List<Double> costs) {
    if (costs.size() < WINDOWS) {
      return false;
    }
    List<Double> last = costs.subList(costs.size() - WINDOWS, costs.size());
    double least = last.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    double most = last.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    return most <= least * (1 + TOLERANCE);
  }
}
