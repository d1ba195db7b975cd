package dev.cordon.proof;

import java.util.List;
import java.util.Map;

/**
 * What every other site can still do: exhaustive over the model, and no more than that.
 *
 * @param subject what was put to the proof: the policy's file, or another server
 * @param strangers the rows
 * @param routes the columns
 * @param cells each stranger's powers on each route
 * @param findings each fact once, the worst first
 * @param promises those of the policy, then those that hold without being written
 * @param assumptions what the proof takes for granted, as sentences
 * @param counts how much was looked at
 */
public record Proof(
    String subject,
    List<Stranger> strangers,
    List<Route> routes,
    Map<Stranger, Map<Route, Cell>> cells,
    List<Finding> findings,
    List<Verdict> promises,
    List<String> assumptions,
    Counts counts) {
  public Proof {
    strangers = List.copyOf(strangers);
    routes = List.copyOf(routes);
    cells = Map.copyOf(cells);
    findings = List.copyOf(findings);
    promises = List.copyOf(promises);
    assumptions = List.copyOf(assumptions);
  }

  /** What this stranger can do there. */
  public Cell cell(Stranger stranger, Route route) {
    var row = cells.get(stranger);
    var cell = row == null ? null : row.get(route);
    if (cell == null) {
      throw new IllegalArgumentException(stranger + " and " + route + " are not of this proof");
    }
    return cell;
  }

  /** Whether every promise holds. */
  public boolean holds() {
    return promises.stream().allMatch(Verdict::holds);
  }
}
