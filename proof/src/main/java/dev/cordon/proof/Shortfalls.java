package dev.cordon.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What should work and does not, each told once for all strangers and routes it is true of. */
final class Shortfalls {

  /**
   * One thing that should work.
   *
   * @param rule the place of the rule that says so; empty for none
   * @param power what should be possible
   * @param before what stands before the route in the sentence about it
   * @param after what stands behind it
   */
  record Shortfall(String rule, Power power, String before, String after) {}

  private final Map<Shortfall, Map<Stranger, List<Route>>> where = new LinkedHashMap<>();
  private final Map<Shortfall, Witness> witnesses = new LinkedHashMap<>();

  void add(Shortfall what, Stranger stranger, Route route, Witness witness) {
    where
        .computeIfAbsent(what, key -> new LinkedHashMap<>())
        .computeIfAbsent(stranger, key -> new ArrayList<>())
        .add(route);
    witnesses.putIfAbsent(what, witness);
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    where.forEach(
        (what, places) -> {
          Map<List<Route>, List<Stranger>> together = new LinkedHashMap<>();
          places.forEach(
              (stranger, routes) ->
                  together.computeIfAbsent(routes, key -> new ArrayList<>()).add(stranger));
          together.forEach((routes, strangers) -> findings.add(finding(what, routes, strangers)));
        });
    return findings;
  }

  private Finding finding(Shortfall what, List<Route> routes, List<Stranger> strangers) {
    var witness = witnesses.get(what);
    if (witness == null) {
      throw new IllegalStateException("nothing shows it: " + what);
    }
    return new Finding(
        Severity.HIGH,
        strangers.get(0) + " " + what.before() + " " + routes.get(0) + what.after(),
        strangers,
        routes,
        List.of(what.power()),
        List.of(witness.browser()),
        what.rule(),
        witness);
  }
}
