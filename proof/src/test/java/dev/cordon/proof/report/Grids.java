package dev.cordon.proof.report;

import dev.cordon.proof.Cell;
import dev.cordon.proof.Counts;
import dev.cordon.proof.Deed;
import dev.cordon.proof.Power;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.SampleMove;
import dev.cordon.proof.Samples;
import dev.cordon.proof.Stranger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Proofs of any size. */
final class Grids {
  private Grids() {}

  /** Whether a stranger reads on a route, both counted from 0. */
  interface Reads {
    boolean at(int stranger, int route);
  }

  /** A proof of so many strangers and routes, where some read and all others are refused. */
  static Proof of(int strangers, int routes, Reads reads) {
    var rows =
        IntStream.range(0, strangers)
            .mapToObj(i -> Samples.page("https://s" + i + ".example", "one of many"))
            .toList();
    var columns =
        IntStream.range(0, routes)
            .mapToObj(i -> new Route("/r" + i + "/x", List.of("/r" + i + "/**")))
            .toList();
    // As a prover does it: cells that it knows to be equal are one object.
    Map<Integer, Cell> granted = new HashMap<>();
    var refused = Samples.refusedCell(rows.get(0), columns.get(0));
    Map<Stranger, Map<Route, Cell>> cells = new LinkedHashMap<>();
    for (int i = 0; i < strangers; i++) {
      Map<Route, Cell> row = new HashMap<>();
      for (int j = 0; j < routes; j++) {
        var stranger = rows.get(i);
        var route = columns.get(j);
        row.put(
            route,
            reads.at(i, j)
                ? granted.computeIfAbsent(j, rule -> reading(stranger, route, rule))
                : refused);
      }
      cells.put(rows.get(i), row);
    }
    return new Proof(
        "big.yaml",
        rows,
        columns,
        cells,
        List.of(),
        List.of(),
        List.of(),
        new Counts(strangers, routes, 8, 4, 100, 2, 1_000));
  }

  private static Cell reading(Stranger stranger, Route route, int rule) {
    return Samples.cell(
        Samples.granted(stranger, route, SampleMove.FETCH, "cors[" + rule + "]"),
        new Power(Deed.SEND, "GET", true),
        new Power(Deed.READ, "GET", true));
  }
}
