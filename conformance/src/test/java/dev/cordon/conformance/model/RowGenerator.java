package dev.cordon.conformance.model;

import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.conformance.rig.Scenario;
import dev.cordon.conformance.rig.Scenarios;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Draws rows that each take a path of their own through the model. The same seed and count give the
 * same rows as long as the model decides alike.
 */
final class RowGenerator {
  /** Of so many rows drawn, the one is kept that meets the most rules that are new or rare. */
  private static final int DRAWN_FOR_ONE = 8;

  private static final int MOST_DRAWN = 200;

  private final long seed;
  private final Draw draw;
  private final HashSet<String> paths = new HashSet<>();
  private final int[] met = new int[Rule.values().length];

  RowGenerator(long seed) {
    this.seed = seed;
    draw = new Draw(seed);
  }

  private record Candidate(JsonObject json, Scenario row, Decisions decisions) {}

  /** The next so many rows. */
  List<JsonObject> rows(int count) {
    var rows = new ArrayList<JsonObject>();
    while (rows.size() < count) {
      rows.add(next(rows.size() + 1));
    }
    return rows;
  }

  private JsonObject next(int number) {
    var id = String.format(Locale.ROOT, "generated-%d-%03d", seed, number);
    Candidate best = null;
    for (int fresh = 0, drawn = 0; fresh < DRAWN_FOR_ONE; drawn++) {
      if (drawn > MOST_DRAWN) {
        throw new IllegalStateException("no path that is new after " + drawn + " rows");
      }
      var candidate = candidate(id);
      if (!paths.contains(candidate.decisions().path())) {
        fresh++;
        best = best == null || worth(candidate) > worth(best) ? candidate : best;
      }
    }
    paths.add(best.decisions().path());
    best.decisions().rules().forEach(rule -> met[rule.ordinal()]++);
    return covering(best);
  }

  private Candidate candidate(String id) {
    var drawn = DrawnRow.by(draw);
    var json = new JsonObject().put("id", id).put("about", drawn.remove("about"));
    json.put("covers", new JsonArray()).mergeIn(drawn);
    var row = Scenarios.read("generated", new JsonArray().add(json).encode()).get(0);
    return new Candidate(json, row, Decisions.of(row));
  }

  private static JsonObject covering(Candidate candidate) {
    var covers = new JsonArray();
    candidate.decisions().rules().stream()
        .filter(rule -> isMissed(rule, candidate.row()))
        .forEach(rule -> covers.add(rule.name()));
    return candidate.json().put("covers", covers);
  }

  /** Whether some engine would be seen doing something else without this rule. */
  private static boolean isMissed(Rule rule, Scenario row) {
    for (var engine : Scenario.ENGINES) {
      var profile = Profiles.BY_NAME.get(engine);
      if (profile.follows(rule)
          && !ModelRun.of(row, profile.without(rule))
              .observation()
              .sameAs(ModelRun.of(row, profile).observation())) {
        return true;
      }
    }
    return false;
  }

  private double worth(Candidate candidate) {
    return candidate.decisions().rules().stream()
        .mapToDouble(rule -> 1.0 / (1 + met[rule.ordinal()]))
        .sum();
  }
}
