package dev.cordon.proof.layers;

import dev.cordon.proof.layers.Cell.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table as Markdown: in short for the README, and whole for {@code docs/layers.md}. */
record LayersMarkdown(LayersTable table) {

  /** How many rows, columns and plays the table rests on, and what they come to. */
  static String figures(LayersTable table) {
    var rows = table.rows();
    return "%d attacks, %d columns, %d browsers: %d cells. Nothing stops %d of the attacks; %d only all layers together stop."
        .formatted(
            rows.size(),
            table.columns().size(),
            Kind.values().length,
            rows.stream().mapToInt(row -> row.cells().size()).sum(),
            rows.stream().filter(Row::isStoppedByNothing).count(),
            rows.stream().filter(Row::needsAll).count());
  }

  // In short.

  String summary() {
    var groups = new LinkedHashMap<List<Extent>, List<Row>>();
    for (var row : table.rows()) {
      if (!row.isStoppedByBrowsers()) {
        groups.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
      }
    }
    var text = new StringBuilder(head("attack", "rows"));
    groups.values().forEach(group -> text.append(line(group)));
    return text.append('\n').append(figures(table)).append('\n').toString();
  }

  /** Attacks that differ in old browsers alone are one. */
  private static List<Extent> key(Row row) {
    return row.cells().stream()
        .map(Cell::extent)
        .map(extent -> extent == Extent.TODAY ? Extent.EVERYWHERE : extent)
        .toList();
  }

  /** One attack of each aim, and how many more there are. */
  private static String sentence(List<Row> group) {
    var aims = EnumSet.noneOf(Aim.class);
    var told = group.stream().filter(row -> aims.add(row.aim())).map(Row::sentence).toList();
    var more = group.size() - told.size();
    return String.join("; ", told) + (more == 0 ? "" : "; and " + more + " more");
  }

  private static String line(List<Row> group) {
    var cells = Stream.<String>builder().add(sentence(group)).add(threats(group));
    for (var i = 0; i < group.get(0).cells().size(); i++) {
      var column = i;
      cells.add(
          group.stream()
              .map(row -> row.cells().get(column).extent())
              .max(Comparator.naturalOrder())
              .orElseThrow()
              .sign());
    }
    return row(cells.build());
  }

  private static String threats(List<Row> group) {
    return group.stream().map(Row::threat).distinct().sorted().collect(Collectors.joining(" "));
  }

  // Whole.

  String document() {
    return """
    # The layers

    What each layer of a defence stops alone, and what only all of them stop. Written by `LayersPagesTest` in `proof`, which fails when this page is stale; `cordon prove --layers` prints the same.

    Each cell is played, never declared: the attack in the [browser model](spec-coverage.md), against a small bank that trusts everybody, behind that one layer, until a witness sees it succeed or
    not: money moved, a secret read, a page shown, a session fixed. Each attack succeeds against the bare bank in the browsers of the column *bare*; a layer counts in these alone. Behind every layer
    the bank's own pages work in every browser, or the cell would prove nothing.

    %s

    ## The browsers

    %s
    ## The layers

    Where Cordon has the layer, it is Cordon's own code that stands there, with a policy of which nothing else is left. Where the layer cannot be had alone, or is not Cordon's, it is a small model of it.

    %s
    ## The table

    `stops`: in every browser in which the attack succeeds without a layer. `–`: in none. Letters: the browsers in which it is still open.
    %s
    ## What only all of them together stop

    In today's browsers no layer alone stops these in all of them:

    %s
    A planted session (W22) that came from the bank has a genuine seal; the whole guard begins another at the login. Where a jar is full (W20), prefix and seal each hold where the other does not. Pages with
    a token are `no-store` (W27), and where the policy requires a token, the bank's own pages need it too (W17).

    ## What nothing stops

    %s
    XSS in one's own origin is, to browser and server alike, the application. The gadget and the script of the application's own (W17, W18) are its own requests; a token that is required stops the first, where
    the script does not add it, and nothing stops the second.

    Only in a browser without Fetch Metadata, CORP, SameSite and cookie prefixes these stay open, the loads where a page sends no Referer:

    %s
    ## What the table does not show

    * Whoever holds the user's device or a stolen cookie and needs no browser, or has an extension in it.
    * How an implementation of a layer fails: each layer here does what it says. What comparisons by prefix or suffix let through is in [the comparison](comparison.md).
    * More than one way to configure a layer. Tokens and the custom header are asked for by method, as frameworks do, so that a GET with effects is theirs to miss; Fetch Metadata and Origin look where the policy's `csrf.unsafe` says so too.
    * Attacks that this bank does not offer, and these rows of [the threats](threats.md):

    %s\
    """
        .formatted(
            figures(table),
            browsers(),
            layers(),
            tables(),
            list(Row::needsAll),
            list(Row::isStoppedByNothing),
            list(Row::isOpenInOldBrowsers),
            unplayed());
  }

  private static String browsers() {
    return lines(
        Stream.concat(
            Stream.of(row(Stream.of("letter", "browser")), row(Stream.of("---", "---"))),
            Arrays.stream(Kind.values())
                .map(kind -> row(Stream.of(String.valueOf(kind.letter()), kind.title())))));
  }

  private String layers() {
    return lines(
        Stream.concat(
            Stream.of(
                row(Stream.of("column", "layer", "what stands before the bank", "whose")),
                row(Stream.of("---", "---", "---", "---"))),
            table.columns().stream()
                .map(
                    column ->
                        row(
                            Stream.of(
                                column.head(),
                                column.name(),
                                column.what(),
                                column.source() == Column.Source.CORDON ? "Cordon" : "model")))));
  }

  private String tables() {
    var text = new StringBuilder();
    for (var aim : Aim.values()) {
      text.append("\n### ")
          .append(aim.title())
          .append("\n\n")
          .append(head("attack", "what", "bare"));
      table.rows().stream().filter(row -> row.aim() == aim).forEach(row -> text.append(line(row)));
    }
    return text.toString();
  }

  private static String line(Row row) {
    if (row.isStoppedByBrowsers()) {
      return row(Stream.of(row.id(), row.sentence(), "stopped by every browser modelled here"));
    }
    return row(
        Stream.concat(
            Stream.of(row.id(), row.sentence(), Row.letters(row.bare())),
            row.cells().stream().map(Cell::text)));
  }

  private String list(Predicate<Row> which) {
    return lines(
        table.rows().stream()
            .filter(which)
            .map(row -> "* " + row.id() + ": " + row.sentence() + "\n"));
  }

  private static String unplayed() {
    return lines(
        Unplayed.reasons().entrySet().stream()
            .map(entry -> "  * " + entry.getKey() + ": " + entry.getValue() + "\n"));
  }

  // Rows.

  private String head(String... first) {
    var names =
        Stream.concat(Arrays.stream(first), table.columns().stream().map(Column::head)).toList();
    return row(names.stream()) + row(names.stream().map(name -> "---"));
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining());
  }
}
