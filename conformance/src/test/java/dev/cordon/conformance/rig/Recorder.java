package dev.cordon.conformance.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs rows in an engine until it is sure of each. What differs from the recording, or rests on a
 * deadline that passed, counts as observed only when two runs agree.
 */
final class Recorder {
  private static final int MOST_RUNS = 3;

  /**
   * What is now known.
   *
   * @param facts by id, of the rows that are sure
   * @param unsteady by id, of the rows whose runs did not agree at once: what they saw
   * @param failed by id, of the rows that never ran to their end: why
   */
  record Report(
      Map<String, Observation> facts, Map<String, String> unsteady, Map<String, String> failed) {}

  private final Bench bench;
  private final Map<String, Observation> recorded;

  Recorder(Bench bench, Map<String, Observation> recorded) {
    this.bench = bench;
    this.recorded = recorded;
  }

  Report run(List<Scenario> rows) throws InterruptedException {
    var runs = new TreeMap<String, List<Result>>();
    var facts = new TreeMap<String, Observation>();
    var left = rows;
    for (int round = 1; round <= MOST_RUNS && !left.isEmpty(); round++) {
      var results = bench.run(left);
      for (int i = 0; i < results.size(); i++) {
        String id = left.get(i).id();
        runs.computeIfAbsent(id, any -> new ArrayList<>()).add(results.get(i));
        fact(id, runs.get(id)).ifPresent(fact -> facts.put(id, fact));
      }
      left = left.stream().filter(row -> !facts.containsKey(row.id())).toList();
    }
    return report(runs, facts);
  }

  /** What is recorded, if a run saw it; else what two runs saw, or one of a new row to its end. */
  private Optional<Observation> fact(String id, List<Result> runs) {
    var seen = new ArrayList<Observation>();
    var known = recorded.get(id);
    if (known != null) {
      seen.add(known);
    }
    for (Result run : runs) {
      if (run instanceof Result.Observed observed) {
        for (Observation other : seen) {
          if (other.sameAs(observed.observation())) {
            return Optional.of(other);
          }
        }
        if (known == null && runs.size() == 1 && !observed.byDeadline()) {
          return Optional.of(observed.observation());
        }
        seen.add(observed.observation());
      }
    }
    return Optional.empty();
  }

  private static Report report(Map<String, List<Result>> runs, Map<String, Observation> facts) {
    var report = new Report(facts, new TreeMap<>(), new TreeMap<>());
    runs.forEach(
        (id, results) -> {
          if (!facts.containsKey(id)
              && results.stream().allMatch(Result.Failed.class::isInstance)) {
            report.failed().put(id, ((Result.Failed) results.get(0)).why());
          } else if (results.size() == MOST_RUNS) {
            report
                .unsteady()
                .put(id, String.join("\n", results.stream().map(String::valueOf).toList()));
          }
        });
    return report;
  }
}
