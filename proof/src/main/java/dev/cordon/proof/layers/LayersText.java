package dev.cordon.proof.layers;

import dev.cordon.proof.layers.Cell.Extent;
import java.util.Locale;

/** The table for a terminal: a line for each attack, a sign for each layer. */
record LayersText(LayersTable table) {
  private static final int WIDTH = 36;

  String text() {
    var text = new StringBuilder();
    var columns = table.columns();
    for (var i = 0; i < columns.size(); i++) {
      text.append("%3d  %s\n".formatted(i + 1, plain(columns.get(i).name())));
    }
    text.append(
        "\n  +  stops it in every browser      *  in all but the old one"
            + "\n  /  in some of today's browsers   .  in none of them\n");
    for (var aim : Aim.values()) {
      var rows = table.rows().stream().filter(row -> row.aim() == aim).toList();
      if (!rows.isEmpty()) {
        text.append('\n').append(head(aim, columns.size())).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
      }
    }
    return text.append('\n')
        .append(LayersMarkdown.figures(table).replace(". ", ".\n"))
        .append('\n')
        .toString();
  }

  private static String head(Aim aim, int columns) {
    var head = new StringBuilder(padded(aim.title().toUpperCase(Locale.ROOT)));
    for (var i = 1; i <= columns; i++) {
      head.append("%3d".formatted(i));
    }
    return head.toString();
  }

  private static String line(Row row) {
    if (row.isStoppedByBrowsers()) {
      return padded(row.id()) + "  stopped by every browser modelled here";
    }
    var line = new StringBuilder(padded(row.id()));
    row.cells().forEach(cell -> line.append("  ").append(sign(cell.extent())));
    return line.toString();
  }

  private static char sign(Extent extent) {
    return switch (extent) {
      case EVERYWHERE -> '+';
      case TODAY -> '*';
      case SOME -> '/';
      case NOWHERE -> '.';
    };
  }

  private static String plain(String markdown) {
    return markdown.replace("`", "");
  }

  private static String padded(String text) {
    return ("%-" + WIDTH + "s").formatted(text);
  }
}
