package dev.cordon.proof.report;

import dev.cordon.proof.Cell;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The matrix of a proof with equal rows told once and equal columns told once, in the order of
 * their first members.
 */
final class Fold {
  private final List<Group<Stranger>> rows;
  private final List<Group<Route>> columns;
  private final List<Kind> kinds;
  private final int[][] matrix;

  private Fold(
      List<Group<Stranger>> rows, List<Group<Route>> columns, List<Kind> kinds, int[][] matrix) {
    this.rows = rows;
    this.columns = columns;
    this.kinds = kinds;
    this.matrix = matrix;
  }

  /** What makes two cells equal. */
  enum By {
    /** The same powers, in the same browsers, for the same reasons. */
    FACTS,
    /** The same verdicts. */
    VERDICTS
  }

  /**
   * Strangers or routes that nothing tells apart.
   *
   * @param index of its row or column
   */
  record Group<T>(int index, List<T> members) {
    Group {
      members = List.copyOf(members);
    }

    T first() {
      return members.get(0);
    }
  }

  /**
   * One of the different cells of a matrix.
   *
   * @param number counted from 0
   * @param stranger of the first such cell
   * @param route of the first such cell
   * @param breaksPromise whether what can be done there was promised not to be
   */
  record Kind(int number, Cell cell, Stranger stranger, Route route, boolean breaksPromise) {}

  static Fold of(Proof proof, By by) {
    var strangers = proof.strangers();
    var routes = proof.routes();
    var broken = broken(proof);
    var kinds = new LinkedHashMap<Object, Kind>();
    // A prover that knows cells to be equal shares them.
    var keys = new IdentityHashMap<Cell, Object>();
    var all = new int[strangers.size()][routes.size()];
    for (int i = 0; i < all.length; i++) {
      var stranger = strangers.get(i);
      var brokenThere = broken.getOrDefault(stranger, Set.of());
      for (int j = 0; j < all[i].length; j++) {
        var route = routes.get(j);
        var cell = proof.cell(stranger, route);
        var breaks = brokenThere.contains(route);
        var key = List.of(breaks, keys.computeIfAbsent(cell, it -> key(it, by)));
        all[i][j] =
            kinds
                .computeIfAbsent(key, it -> new Kind(kinds.size(), cell, stranger, route, breaks))
                .number();
      }
    }
    var rows = group(strangers.size(), i -> all[i]);
    var columns = group(routes.size(), j -> Arrays.stream(all).mapToInt(row -> row[j]).toArray());
    var folded = new int[rows.size()][columns.size()];
    for (int i = 0; i < folded.length; i++) {
      for (int j = 0; j < folded[i].length; j++) {
        folded[i][j] = all[rows.get(i).get(0)][columns.get(j).get(0)];
      }
    }
    return new Fold(
        named(rows, strangers), named(columns, routes), List.copyOf(kinds.values()), folded);
  }

  /** Where each stranger breaks a promise. */
  private static Map<Stranger, Set<Route>> broken(Proof proof) {
    var broken = new HashMap<Stranger, Set<Route>>();
    for (var verdict : proof.promises()) {
      for (var finding : verdict.broken()) {
        for (var stranger : finding.strangers()) {
          broken.computeIfAbsent(stranger, it -> new HashSet<>()).addAll(finding.routes());
        }
      }
    }
    return broken;
  }

  /** The rows. */
  List<Group<Stranger>> rows() {
    return rows;
  }

  /** The columns. */
  List<Group<Route>> columns() {
    return columns;
  }

  /** The different cells, in the order of their first appearance. */
  List<Kind> kinds() {
    return kinds;
  }

  Kind kind(Group<Stranger> row, Group<Route> column) {
    return kinds.get(matrix[row.index()][column.index()]);
  }

  private interface Line {
    int[] at(int index);
  }

  /** The indexes of equal lines, together. */
  private static List<List<Integer>> group(int size, Line lines) {
    var groups = new LinkedHashMap<List<Integer>, List<Integer>>();
    for (int i = 0; i < size; i++) {
      var key = Arrays.stream(lines.at(i)).boxed().toList();
      groups.computeIfAbsent(key, it -> new ArrayList<>()).add(i);
    }
    return List.copyOf(groups.values());
  }

  private static <T> List<Group<T>> named(List<List<Integer>> groups, List<T> names) {
    var result = new ArrayList<Group<T>>();
    groups.forEach(
        it -> result.add(new Group<>(result.size(), it.stream().map(names::get).toList())));
    return List.copyOf(result);
  }

  private static Object key(Cell cell, By by) {
    if (by == By.VERDICTS) {
      return List.of(cell.send(), cell.read(), cell.effect(), cell.embed());
    }
    Map<Object, Object> facts = new LinkedHashMap<>();
    cell.powers()
        .forEach(
            (power, sighting) ->
                facts.put(power, List.of(sighting.browsers(), why(sighting.witness()))));
    cell.refused().ifPresent(it -> facts.put("refused", why(it)));
    return facts;
  }

  private static List<String> why(Witness witness) {
    return List.of(witness.reason(), witness.rule());
  }
}
