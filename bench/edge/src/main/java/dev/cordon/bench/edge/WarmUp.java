package dev.cordon.bench.edge;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a JVM is warm: it has answered enough for its compilers to have seen everything, and the
 * last windows cost the same within a few percent. Or its time is over.
 */
final class WarmUp {
  static final int WINDOWS = 3;
  static final double TOLERANCE = 0.05;

  private static final long ENOUGH = 40_000;
  private static final long ENOUGH_BULK = 1_000;

  private final int most;
  private final long enough;
  private final List<Double> costs = new ArrayList<>();
  private long requests;

  /**
   * Nothing yet.
   *
   * @param most how many windows there are at most
   * @param enough how many requests there are at least
   */
  WarmUp(int most, long enough) {
    this.most = most;
    this.enough = enough;
  }

  /** How many requests of this kind are enough. */
  static long enough(Cell cell) {
    return cell.isBulk() ? ENOUGH_BULK : ENOUGH;
  }

  void add(Sample window) {
    costs.add(window.cpuMicros());
    requests += window.load().requests();
  }

  boolean isOver() {
    return costs.size() >= most || isFlat();
  }

  boolean isFlat() {
    if (costs.size() < WINDOWS || requests < enough) {
      return false;
    }
    List<Double> last = costs.subList(costs.size() - WINDOWS, costs.size());
    double least = last.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    double largest = last.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    return largest <= least * (1 + TOLERANCE);
  }

  /** How long it took, and whether that was enough. */
  @Override
  public String toString() {
    return costs.size() + (isFlat() ? " s" : " s, not flat");
  }
}
