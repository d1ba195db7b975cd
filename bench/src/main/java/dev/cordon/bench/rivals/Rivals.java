package dev.cordon.bench.rivals;

import dev.cordon.bench.rivals.Question.Part;
import dev.cordon.bench.rivals.SecretBench.Work;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Asks every product every question once, measures what the answers cost, and writes the tables.
 */
final class Rivals {
  private static final Path TABLES = Path.of("bench/target/rivals.md");
  private static final Path LOG = Path.of("bench/target/rivals.log");

  private final boolean quick;
  private final int forks;
  private final List<String> filters;
  private final List<Product> products = Product.all();

  private Rivals(boolean quick, int forks, List<String> filters) {
    this.quick = quick;
    this.forks = forks;
    this.filters = filters;
  }

  /** {@code [--quick] [--forks N] [CELL...]}, as bench/run says. */
  public static void main(String[] arguments) throws RunnerException, IOException {
    var rest = new ArrayList<>(Arrays.asList(arguments));
    boolean quick = rest.remove("--quick");
    int forks = 1;
    int at = rest.indexOf("--forks");
    if (at >= 0 && at + 1 < rest.size()) {
      forks = Integer.parseInt(rest.get(at + 1));
      rest.subList(at, at + 2).clear();
    }
    var command = "bench/run " + String.join(" ", concat("rivals", arguments));
    var lines = new Rivals(quick, forks, rest).run(command);
    Files.createDirectories(Objects.requireNonNull(TABLES.getParent()));
    Files.write(TABLES, lines);
    lines.forEach(System.out::println);
  }

  private static List<String> concat(String first, String[] others) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(Arrays.asList(others));
    return all;
  }

  private List<String> run(String command) throws RunnerException {
    var faults = new LinkedHashMap<String, List<String>>();
    for (var product : products) {
      for (var cell : cells()) {
        if (product.can(cell)) {
          faults.put(RivalBench.pair(product, cell), Answers.faults(product, cell));
        }
      }
    }
    System.err.printf("%d cells; the log is in %s%n", faults.size(), LOG);
    var options = options().param("pair", faults.keySet().toArray(String[]::new));
    options.include(of(RivalBench.class));
    if (filters.isEmpty()) {
      options.include(of(SecretBench.class));
      options.include(of(BuildBench.class));
      options.include(of(SwapBench.class));
    }
    var results = new Runner(options.build()).run();
    var rows = rows(results, faults);
    var report = new Report(products, rows);
    write(report, rows, results, command);
    return report.lines();
  }

  /** The cells that are asked for, and those whose time is to be subtracted. */
  private List<Cell> cells() {
    var chosen =
        Cell.all().stream()
            .filter(
                cell ->
                    filters.isEmpty()
                        || filters.stream()
                            .anyMatch(filter -> cell.toString().matches(".*(" + filter + ").*")))
            .toList();
    return Cell.all().stream()
        .filter(
            cell ->
                chosen.contains(cell)
                    || chosen.stream().anyMatch(each -> each.floor().equals(cell)))
        .toList();
  }

  private ChainedOptionsBuilder options() {
    var options =
        new OptionsBuilder()
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .output(LOG.toString())
            .jvmArgsAppend("-Xms256m", "-Xmx1g")
            .forks(forks);
    if (quick) {
      // In this process: a fork costs more than the iteration.
      options
          .forks(0)
          .warmupIterations(1)
          .measurementIterations(1)
          .warmupTime(TimeValue.milliseconds(5))
          .measurementTime(TimeValue.milliseconds(20));
    }
    return options;
  }

  private static String of(Class<?> benchmark) {
    return "^" + benchmark.getName().replace(".", "\\.") + "\\.";
  }

  private Rows rows(Collection<RunResult> results, Map<String, List<String>> faults) {
    var figures = new LinkedHashMap<String, Figure>();
    for (var result : results) {
      var pair = result.getParams().getParam("pair");
      if (pair != null) {
        figures.put(pair, Figure.of(result));
      }
    }
    var rows = new ArrayList<Row>();
    for (var product : products) {
      for (var cell : Cell.all()) {
        var pair = RivalBench.pair(product, cell);
        var figure = figures.get(pair);
        var wrong = faults.get(pair);
        if (figure != null && wrong != null) {
          rows.add(new Row(product, cell, figure, wrong));
        }
      }
    }
    return new Rows(rows);
  }

  private void write(Report report, Rows rows, Collection<RunResult> results, String command) {
    var secrets = new EnumMap<Work, Figure>(Work.class);
    var builds = new LinkedHashMap<String, Figure>();
    for (var result : results) {
      var benchmark = result.getParams().getBenchmark();
      if (benchmark.contains(SecretBench.class.getSimpleName())) {
        secrets.put(Work.valueOf(param(result, "work")), Figure.of(result));
      } else if (benchmark.contains(BuildBench.class.getSimpleName())) {
        builds.put(param(result, "builder") + ", " + param(result, "origins"), Figure.of(result));
      }
    }
    report.head(command, versions());
    if (quick) {
      report.line("**This shows that all of it runs. Its figures measure nothing.**");
      report.line("");
    }
    report.claims(Claims.of(rows, secrets));
    report.best();
    report.costs("CORS", List.of(Part.SHARING));
    report.costs("Hostile preflights", List.of(Part.HOSTILE));
    report.costs("CSRF", List.of(Part.HEADERS, Part.TOKENS));
    var named = new LinkedHashMap<String, Figure>();
    secrets.forEach((work, figure) -> named.put(work.words(), figure));
    report.figures("Seals and tokens", "work", "ns/op", named);
    report.figures("Building a policy", "product and origins", "µs/op", builds);
    swaps(report, results);
  }

  private static void swaps(Report report, Collection<RunResult> results) {
    var swaps =
        results.stream()
            .filter(
                result ->
                    result.getParams().getBenchmark().contains(SwapBench.class.getSimpleName()))
            .toList();
    if (swaps.isEmpty()) {
      return;
    }
    report.title("Decisions while policies are swapped");
    report.row("beside", "p50 ns", "p99 ns", "p99.9 ns", "p99.99 ns");
    report.line("|---|--:|--:|--:|--:|");
    for (var result : swaps) {
      var times = result.getPrimaryResult().getStatistics();
      report.row(
          SwapBench.Beside.valueOf(param(result, "beside")).words(),
          Figure.number(times.getPercentile(50)),
          Figure.number(times.getPercentile(99)),
          Figure.number(times.getPercentile(99.9)),
          Figure.number(times.getPercentile(99.99)));
    }
    report.line("");
  }

  private static String param(RunResult result, String name) {
    return Objects.requireNonNull(result.getParams().getParam(name));
  }

  private static Map<String, String> versions() {
    var properties = new Properties();
    try (var file =
        Objects.requireNonNull(Rivals.class.getResourceAsStream("versions.properties"))) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    var versions = new LinkedHashMap<String, String>();
    properties
        .stringPropertyNames()
        .forEach(name -> versions.put(name, properties.getProperty(name)));
    return versions;
  }
}
