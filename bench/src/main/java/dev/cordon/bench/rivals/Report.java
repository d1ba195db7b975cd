package dev.cordon.bench.rivals;

import dev.cordon.bench.rivals.Question.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables, in Markdown. */
final class Report {
  private final List<String> lines = new ArrayList<>();
  private final List<Product> products;
  private final Rows rows;

  Report(List<Product> products, Rows rows) {
    this.products = products;
    this.rows = rows;
  }

  List<String> lines() {
    return lines;
  }

  /** What was measured, with what, where. */
  void head(String command, Map<String, String> versions) {
    int cores = Runtime.getRuntime().availableProcessors();
    line(
        String.join(
            " ",
            property("os.name"),
            property("os.arch") + ",",
            cores + " cores,",
            property("java.vm.name"),
            property("java.version") + "."));
    line("Made by `" + command + "`.");
    line("");
    row("product", "version", "what is measured of it");
    line("|---|---|---|");
    for (var product : products) {
      row(
          product.name(),
          versions.getOrDefault(product.name().split(",", 2)[0], ""),
          product.parts());
    }
    line("");
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }

  /** What each product costs in each cell of these parts. */
  void costs(String title, List<Part> parts) {
    var cells =
        rows.cells().stream().filter(cell -> parts.contains(cell.question().part())).toList();
    if (cells.isEmpty()) {
      return;
    }
    title(title);
    line("| asked | policy | product | ns/op | ± | B/op | ns − floor | × Cordon | right |");
    line("|---|---|---|--:|--:|--:|--:|--:|---|");
    for (var cell : cells) {
      double cordon = rows.cordon(cell).map(rows::above).orElse(Double.NaN);
      for (var product : products) {
        cost(cell, product, cordon);
      }
    }
    line("");
  }

  private void cost(Cell cell, Product product, double cordon) {
    var asked = cell.question().label() + " | " + cell.size().label() + " | " + product.name();
    // The floor stands in each cell.
    var measured = product.name().equals(Floor.NAME) ? cell.floor() : cell;
    var row = rows.of(measured).filter(each -> each.isOf(product.name())).findFirst();
    if (row.isEmpty()) {
      if (product.lacks(measured)) {
        line("| " + asked + " | | | | | | cannot |");
      }
      return;
    }
    var figure = row.get().figure();
    var floor = product.name().equals(Floor.NAME);
    row(
        asked,
        figure.timeText(),
        figure.errorText(),
        figure.bytesText(),
        floor ? "" : Figure.number(rows.above(row.get())),
        floor ? "" : ratio(rows.above(row.get()) / cordon),
        floor ? "" : row.get().isRight() ? "yes" : "no: " + String.join("; ", row.get().faults()));
  }

  /** Cordon beside the best rivals that are right. */
  void best() {
    title("Beside the best rival that answers correctly");
    row(
        "asked",
        "policy",
        "Cordon ns − floor",
        "quickest",
        "ns − floor",
        "times",
        "Cordon B/op",
        "lightest",
        "B/op",
        "times",
        "%s× quicker, %s× lighter"
            .formatted(Figure.number(Claims.QUICKER), Figure.number(Claims.LIGHTER)));
    line("|---|---|--:|---|--:|--:|--:|---|--:|--:|---|");
    for (var cell : rows.cells()) {
      rows.cordon(cell).ifPresent(this::best);
    }
    line("");
  }

  private void best(Row cordon) {
    var quickest = rows.best(cordon.cell(), rows::above);
    var lightest = rows.best(cordon.cell(), Rows::weight);
    var asked = cordon.cell().question().label() + " | " + cordon.cell().size().label();
    if (quickest.isEmpty() || lightest.isEmpty()) {
      row(asked, Figure.number(rows.above(cordon)) + " | none | | | | | | |");
      return;
    }
    double quicker = rows.above(quickest.get()) / rows.above(cordon);
    double lighter = Rows.weight(lightest.get()) / Rows.weight(cordon);
    row(
        asked,
        Figure.number(rows.above(cordon)),
        quickest.get().product().name(),
        Figure.number(rows.above(quickest.get())),
        ratio(quicker),
        cordon.figure().bytesText(),
        lightest.get().product().name(),
        lightest.get().figure().bytesText(),
        ratio(lighter),
        held(quicker >= Claims.QUICKER) + ", " + held(lighter >= Claims.LIGHTER));
  }

  private static String held(boolean held) {
    return held ? "held" : "**NOT HELD**";
  }

  /** What is claimed, and what was found. */
  void claims(List<Claim> claims) {
    if (claims.isEmpty()) {
      return;
    }
    title("Claims");
    line("| claim | measured | at most | |");
    line("|---|--:|--:|---|");
    claims.forEach(claim -> lines.add(claim.markdown()));
    line("");
  }

  /** A table of figures by name. */
  void figures(String title, String what, String unit, Map<String, Figure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    title(title);
    row(what, unit, "±", "B/op");
    line("|---|--:|--:|--:|");
    figures.forEach(
        (name, figure) -> row(name, figure.timeText(), figure.errorText(), figure.bytesText()));
    line("");
  }

  void title(String text) {
    lines.add("### " + text);
    lines.add("");
  }

  void line(String text) {
    lines.add(text);
  }

  void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }
}
