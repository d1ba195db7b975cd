package dev.cordon.conformance.survival;

import java.util.Map;
import java.util.TreeMap;

/**
 * How requests ended: a status, {@code cut}, {@code lost}, {@code hung} and the like, with how
 * many.
 *
 * @param counts only of those that there were
 * @param slowestMillis the longest that one took
 */
record Outcomes(Map<String, Long> counts, long slowestMillis) {
  private static final String SLOWEST = "slowest-ms";

  static final Outcomes NONE = new Outcomes(Map.of(), 0);

  static Outcomes of(Map<String, String> report) {
    Map<String, Long> counts = new TreeMap<>();
    report.forEach((outcome, count) -> counts.put(outcome, Long.parseLong(count)));
    Long slowest = counts.remove(SLOWEST);
    return new Outcomes(counts, slowest == null ? 0 : slowest);
  }

  Outcomes and(Outcomes more) {
    Map<String, Long> counts = new TreeMap<>(this.counts);
    more.counts.forEach((outcome, count) -> counts.merge(outcome, count, Long::sum));
    return new Outcomes(counts, Math.max(slowestMillis, more.slowestMillis));
  }

  long count(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  @Override
  public String toString() {
    return counts + ", the slowest in " + slowestMillis + " ms";
  }
}
