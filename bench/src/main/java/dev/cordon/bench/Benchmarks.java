package dev.cordon.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints the ratios and rates that Cordon claims. */
final class Benchmarks {
  /** Many cost at most half as much again as one. */
  private static final double FLAT = 1.5;

  /**
   * A hostile value costs no more than a refused ordinary one, give or take what a clock can tell.
   */
  private static final double NO_MORE = 1.1;

  private static final List<Ratio> CLAIMS =
      List.of(
          new Ratio("OriginMatchBench.header", "size", "ONE_EXACT", "EXACT_100_000", FLAT),
          new Ratio("OriginMatchBench.header", "size", "ONE_PATTERN", "PATTERNS_10_000", FLAT),
          new Ratio("OriginMatchBench.header", "size", "ONE_OF_EACH", "BOTH_110_000", FLAT),
          new Ratio("OriginMatchBench.lookup", "size", "ONE_EXACT", "EXACT_100_000", FLAT),
          new Ratio("OriginMatchBench.lookup", "size", "ONE_PATTERN", "PATTERNS_10_000", FLAT),
          new Ratio("OriginMatchBench.lookup", "size", "ONE_OF_EACH", "BOTH_110_000", FLAT),
          new Ratio("PathMatchBench.find", "size", "ONE", "RULES_10_000", FLAT),
          new Ratio("GuardBench.decide", "size", "ONE", "ORIGINS_100_000", FLAT),
          new Ratio("GuardBench.decide", "size", "ONE", "PATHS_10_000", FLAT),
          new Ratio("GuardBench.decide", "question", "REFUSED_PREFLIGHT", "HOSTILE_NAMES", NO_MORE),
          new Ratio(
              "GuardBench.decide", "question", "REFUSED_PREFLIGHT", "HOSTILE_COMMAS", NO_MORE),
          new Ratio("GuardBench.decide", "question", "REFUSED_PREFLIGHT", "HOSTILE_NAME", NO_MORE));

  private static final List<Rate> RATES =
      List.of(
          new Rate("BrowserBench.trace", "PREFLIGHT", 300_000),
          new Rate("BrowserBench.trace", "PREFLIGHT_AND_COOKIE", 0),
          new Rate("BrowserBench.trace", "SIMPLE_GET", 0),
          new Rate("BrowserBench.trace", "FORM", 0),
          new Rate("HtmlUnitBench.ask", "", 0));

  private Benchmarks() {}

  /** Runs the benchmarks whose names match one of the arguments; all of them without any. */
  public static void main(String[] arguments) throws RunnerException {
    var names = new ArrayList<>(Arrays.asList(arguments));
    boolean quick = names.remove("--quick");
    var options =
        new OptionsBuilder()
            .addProfiler(GCProfiler.class)
            .addProfiler(ThreadTime.class)
            .shouldFailOnError(true);
    names.forEach(options::include);
    if (quick) {
      options
          .forks(1)
          .warmupIterations(1)
          .measurementIterations(1)
          .warmupTime(TimeValue.milliseconds(100))
          .measurementTime(TimeValue.milliseconds(100));
    }
    var results = new Runner(options.build()).run();
    print(results);
    printRates(results);
  }

  private static void printRates(Collection<RunResult> results) {
    System.out.printf(
        "%n%-26s %-21s %9s %11s %9s %11s %9s%n",
        "benchmark", "move", "ns", "a second", "cpu ns", "a cpu sec.", "B/op");
    for (var rate : RATES) {
      for (var result : results) {
        var params = result.getParams();
        var move = params.getParam("move");
        if (params.getBenchmark().endsWith("." + rate.benchmark())
            && rate.move().equals(move == null ? "" : move)) {
          printRow(rate, result);
        }
      }
    }
  }

  private static void printRow(Rate rate, RunResult result) {
    double busy = busyNanoseconds(result);
    System.out.printf(
        Locale.ROOT,
        "%-26s %-21s %9.0f %11.0f %9.0f %11.0f %9.0f%s%n",
        rate.benchmark(),
        rate.move(),
        nanoseconds(result),
        1e9 / nanoseconds(result),
        busy,
        1e9 / busy,
        allocated(result),
        1e9 / busy >= rate.atLeast() ? "" : "  LESS THAN " + rate.atLeast());
  }

  private static void print(Collection<RunResult> results) {
    System.out.printf(
        "%n%-26s %-17s %-17s %-16s %9s %9s %6s %11s%n",
        "benchmark", "asked", "one", "many", "one ns", "many ns", "ratio", "many B/op");
    for (var claim : CLAIMS) {
      var ones = select(results, claim, claim.one());
      var manies = select(results, claim, claim.many());
      ones.forEach(
          (rest, one) -> {
            var many = manies.get(rest);
            if (many != null) {
              printRow(claim, rest, one, many);
            }
          });
    }
  }

  private static void printRow(Ratio claim, String rest, RunResult one, RunResult many) {
    double ratio = nanoseconds(many) / nanoseconds(one);
    System.out.printf(
        Locale.ROOT,
        "%-26s %-17s %-17s %-16s %9.1f %9.1f %6.2f %11.1f%s%n",
        claim.benchmark(),
        rest,
        claim.one(),
        claim.many(),
        nanoseconds(one),
        nanoseconds(many),
        ratio,
        allocated(many),
        ratio <= claim.atMost() ? "" : "  MORE THAN " + claim.atMost());
  }

  /** The results of the claim's benchmark at one size, by the values of their other parameters. */
  private static Map<String, RunResult> select(
      Collection<RunResult> results, Ratio claim, String value) {
    Map<String, RunResult> selected = new TreeMap<>();
    for (var result : results) {
      var params = result.getParams();
      if (claim.isOf(params.getBenchmark()) && value.equals(params.getParam(claim.parameter()))) {
        var rest = new ArrayList<String>();
        for (var key : params.getParamsKeys()) {
          if (!key.equals(claim.parameter())) {
            rest.add(params.getParam(key));
          }
        }
        selected.put(String.join(" ", rest), result);
      }
    }
    return selected;
  }

  /** The fastest of many short iterations: what else the machine does can only add to it. */
  private static double nanoseconds(RunResult result) {
    return result.getPrimaryResult().getStatistics().getMin();
  }

  /** The median in processor time: a machine that does other things as well takes none of that. */
  private static double busyNanoseconds(RunResult result) {
    var time = result.getSecondaryResults().get(ThreadTime.NAME);
    return time == null ? Double.NaN : time.getStatistics().getPercentile(50);
  }

  private static double allocated(RunResult result) {
    var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return bytes == null ? Double.NaN : bytes.getScore();
  }
}
