package dev.cordon.conformance.model;

import dev.cordon.browser.Trace;
import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.conformance.rig.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The path that a row takes through the model as each engine: the rules that were applied on the
 * way, those that kept cookies at home, and the one that ended it.
 */
record Decisions(String path, Set<Rule> rules) {

  static Decisions of(Scenario row) {
    var rules = new LinkedHashSet<Rule>();
    var path = new StringBuilder();
    for (var engine : Scenario.ENGINES) {
      path.append(engine);
      for (var trace : ModelRun.of(row, Profiles.BY_NAME.get(engine)).traces()) {
        var taken = taken(trace);
        rules.addAll(taken);
        path.append(' ').append(trace.action()).append(taken);
        path.append(trace.seen().getClass().getSimpleName());
      }
      path.append(';');
    }
    return new Decisions(path.toString(), rules);
  }

  private static List<Rule> taken(Trace trace) {
    var taken = new ArrayList<Rule>();
    trace.steps().forEach(step -> taken.add(step.rule()));
    for (var exchange : trace.exchanges()) {
      exchange.sent().stream()
          .map(CookieNote::rule)
          .filter(rule -> rule != null)
          .distinct()
          .forEach(taken::add);
    }
    var block = trace.block();
    if (block != null && block.rule() != null) {
      taken.add(block.rule());
    }
    return taken;
  }
}
