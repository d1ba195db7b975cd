package dev.cordon.conformance.model;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.conformance.rig.Observation;
import dev.cordon.conformance.rig.Scenario;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Prints for each decision of the model a few rows that agree with a recording while it is taken,
 * and no longer when it is not. An argument is a part of a rule's name. What a row {@code covers}
 * is chosen from them.
 */
final class WitnessMain {
  private static final int ENOUGH = 6;

  private WitnessMain() {}

  public static void main(String[] arguments) {
    var part = arguments.length > 0 ? arguments[0] : "";
    var witnesses = new EnumMap<Rule, TreeSet<String>>(Rule.class);
    for (var rule : Rule.values()) {
      if (rule.name().contains(part)) {
        witnesses.put(rule, new TreeSet<>());
      }
    }
    for (var engine : Engines.all()) {
      look(engine, witnesses);
    }
    witnesses.forEach((rule, rows) -> System.out.println(rule + " " + String.join(" ", rows)));
  }

  private static void look(Engines engine, Map<Rule, TreeSet<String>> witnesses) {
    for (var row : engine.rows()) {
      var recorded = engine.recordings().of(row);
      if (recorded.isEmpty() || departs(engine, row, recorded.get(), engine.profile())) {
        continue;
      }
      witnesses.forEach(
          (rule, rows) -> {
            if (rows.size() < ENOUGH
                && engine.profile().follows(rule)
                && departs(engine, row, recorded.get(), engine.profile().without(rule))) {
              rows.add(row.id());
            }
          });
    }
  }

  private static boolean departs(
      Engines engine, Scenario row, Observation recorded, Profile profile) {
    try {
      return engine.difference(row, recorded, profile).isPresent();
    } catch (RuntimeException e) {
      return true; // Where there is no worker, say, nothing can be done in it.
    }
  }
}
