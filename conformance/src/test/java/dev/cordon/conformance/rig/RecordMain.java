package dev.cordon.conformance.rig;

import dev.cordon.rig.Engine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The command {@code conformance/record}. */
final class RecordMain {
  private static final String USAGE =
      """
      Usage: conformance/record [--engine NAME]... [--rows PATTERN]... [--check] [--print] [--windows N]

        --engine NAME    chromium, firefox or webkit; without it each one that is installed
        --rows PATTERN   only the rows of this file (without .json), or whose id begins so
        --check          change no recording; fail when one is missing or differs
        --print          change no recording; show what was observed
        --windows N      how many rows run at a time (3)

      Exit codes: 0 all is well, 1 a row failed, is unsteady or (--check) differs, 2 bad usage,
      3 a browser is missing.
      """;

  private final PrintStream out;
  private final List<String> engines = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();
  private boolean check;
  private boolean print;
  private int windows = 3;

  private RecordMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new RecordMain(System.out).run(arguments));
  }

  private int run(String[] arguments) throws IOException, InterruptedException {
    for (int i = 0; i < arguments.length; i++) {
      boolean hasValue = i + 1 < arguments.length;
      switch (arguments[i]) {
        case "--check" -> check = true;
        case "--print" -> print = true;
        case "--engine" -> engines.add(hasValue ? arguments[++i] : "");
        case "--rows" -> patterns.add(hasValue ? arguments[++i] : "");
        case "--windows" -> windows = hasValue ? Integer.parseInt(arguments[++i]) : 0;
        default -> windows = 0;
      }
    }
    if (windows < 1 || !Scenario.ENGINES.containsAll(engines) || patterns.contains("")) {
      out.print(USAGE);
      return 2;
    }
    boolean chosen = !engines.isEmpty();
    boolean good = true;
    for (String family : chosen ? engines : Scenario.ENGINES) {
      var engine = Engine.find(family);
      if (engine.isPresent()) {
        good &= record(engine.get());
      } else {
        out.println(Engine.howToInstall(family));
        if (chosen) {
          return 3;
        }
      }
    }
    return good ? 0 : 1;
  }

  private boolean record(Engine engine) throws IOException, InterruptedException {
    var rows =
        Scenarios.all().stream()
            .filter(row -> row.engines().contains(engine.family()))
            .filter(this::isChosen)
            .toList();
    String version = engine.version();
    var folder = Recordings.folder(Resources.folder("recordings"), engine.family(), version);
    var files = new TreeMap<String, Map<String, Observation>>();
    var recorded = new TreeMap<String, Observation>();
    for (Scenario row : rows) {
      if (!files.containsKey(row.file())) {
        files.put(row.file(), Recordings.readFile(folder.resolve(row.file() + ".json")));
        recorded.putAll(files.get(row.file()));
      }
    }
    Recorder.Report report;
    long start;
    try (var turn = Turn.await(out);
        var bench = new Bench(engine, windows)) {
      start = System.nanoTime();
      report = new Recorder(bench, recorded).run(rows);
    }
    out.printf(
        "%s %s: %d rows in %d s%n",
        engine.family(), version, rows.size(), (System.nanoTime() - start) / 1_000_000_000);
    int changes = tell(rows, recorded, report);
    if (!check && !print) {
      for (var file : files.entrySet()) {
        write(
            rows, file.getKey(), file.getValue(), report, folder.resolve(file.getKey() + ".json"));
      }
    }
    return report.failed().isEmpty()
        && report.facts().size() == rows.size()
        && (!check || changes == 0);
  }

  private void write(
      List<Scenario> rows,
      String file,
      Map<String, Observation> old,
      Recorder.Report report,
      Path path)
      throws IOException {
    var now = new TreeMap<>(old);
    if (patterns.isEmpty()) {
      // The whole file was run: what is not in it any more goes.
      now.keySet().retainAll(rows.stream().map(Scenario::id).toList());
    }
    for (Scenario row : rows) {
      var fact = report.facts().get(row.id());
      if (row.file().equals(file) && fact != null) {
        now.put(row.id(), fact);
      }
    }
    if (!now.equals(old)) {
      Recordings.writeFile(path, now);
    }
  }

  /** Tells of every row that is not as it was, and returns how many there are. */
  private int tell(List<Scenario> rows, Map<String, Observation> recorded, Recorder.Report report) {
    report.failed().forEach((id, why) -> out.println("FAILED    " + id + ": " + why));
    report
        .unsteady()
        .forEach(
            (id, runs) ->
                out.println(
                    (report.facts().containsKey(id) ? "unsteady  " : "UNSTEADY  ")
                        + id
                        + "\n"
                        + runs));
    int changes = 0;
    for (Scenario row : rows) {
      var old = recorded.get(row.id());
      var now = report.facts().get(row.id());
      if (now != null && (old == null || !old.sameAs(now))) {
        changes++;
        out.println((old == null ? "new       " : "CHANGED   ") + row.id());
        if (old != null) {
          out.println("  was " + old.toText("  ") + "\n  is  " + now.toText("  "));
        }
      }
      if (print && now != null) {
        out.println(row + "\n" + now);
      }
    }
    if (check && patterns.isEmpty()) {
      var orphans = new TreeSet<>(recorded.keySet());
      rows.forEach(row -> orphans.remove(row.id()));
      orphans.forEach(id -> out.println("NO ROW    " + id));
      changes += orphans.size();
    }
    out.println(changes + (check ? " differ" : " are new or changed"));
    return changes;
  }

  private boolean isChosen(Scenario row) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(p -> row.file().equals(p) || row.id().startsWith(p));
  }
}
