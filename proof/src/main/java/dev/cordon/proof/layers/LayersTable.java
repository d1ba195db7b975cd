package dev.cordon.proof.layers;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each layer stops alone and what only all of them stop. Every cell is played: the attack in
 * the browser model, against a small bank behind that one layer, until a witness sees it succeed or
 * not.
 */
public final class LayersTable {
  private final List<Column> columns;
  private final List<Row> rows;

  private LayersTable(List<Column> columns, List<Row> rows) {
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  /** Plays every attack behind every layer in every browser. It gives the same each time. */
  public static LayersTable compute() {
    var layers = Layers.all();
    var rows = attacks().parallelStream().map(attack -> row(attack, layers)).toList();
    return new LayersTable(new ArrayList<>(layers.keySet()), rows);
  }

  /** The attacks in the order of the table. */
  static List<Attack> attacks() {
    return Stream.of(
            ReadAttacks.list(),
            WriteAttacks.list(),
            TokenAttacks.list(),
            SessionAttacks.list(),
            OtherAttacks.list())
        .flatMap(List::stream)
        .toList();
  }

  private static Row row(Attack attack, Map<Column, Layer> layers) {
    var bare = open(attack, Layer.NONE, EnumSet.allOf(Kind.class));
    var cells =
        bare.isEmpty()
            ? List.<Cell>of()
            : layers.values().stream()
                .map(layer -> new Cell(bare, open(attack, layer, bare)))
                .toList();
    return new Row(attack.id(), attack.aim(), attack.sentence(), bare, cells);
  }

  private static Set<Kind> open(Attack attack, Layer layer, Set<Kind> kinds) {
    var open = EnumSet.noneOf(Kind.class);
    for (var kind : kinds) {
      if (attack.succeeds().test(new Scene(kind, layer))) {
        open.add(kind);
      }
    }
    return open;
  }

  /** The layers; the last column is all of Cordon. */
  public List<Column> columns() {
    return columns;
  }

  /** The attacks, in the order of what they are after. */
  public List<Row> rows() {
    return rows;
  }

  /** The table of the README: attacks with equal cells in one row. */
  public String markdown() {
    return new LayersMarkdown(this).summary();
  }

  /** The whole document, {@code docs/layers.md}. */
  public String document() {
    return new LayersMarkdown(this).document();
  }

  /** The table for a terminal. */
  public String text() {
    return new LayersText(this).text();
  }
}
