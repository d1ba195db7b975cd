package dev.cordon.bench.rivals;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured of one operation.
 *
 * @param time in the unit of its benchmark
 * @param error half of the interval of 99.9 %; NaN where there are too few iterations for one
 * @param bytes what it allocated
 */
record Figure(double time, double error, double bytes) {

  static Figure of(RunResult result) {
    var primary = result.getPrimaryResult();
    var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Figure(
        primary.getScore(), primary.getScoreError(), bytes == null ? Double.NaN : bytes.getScore());
  }

  String timeText() {
    return number(time);
  }

  String errorText() {
    return Double.isNaN(error) ? "?" : number(error);
  }

  String bytesText() {
    return number(Math.rint(bytes));
  }

  /** With a decimal where there is little before it. */
  static String number(double value) {
    return Double.isNaN(value)
        ? "?"
        : String.format(Locale.ROOT, Math.abs(value) < 10 && value != 0 ? "%.1f" : "%,.0f", value);
  }
}
