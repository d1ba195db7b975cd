package dev.cordon.proof.report;

import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.Stranger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strangers × routes in four letters a cell; where that is too wide, the routes of each stranger
 * listed by their letters.
 */
final class TextMatrix {
  private static final int COLUMN = 6;
  private static final int MOST_MEMBERS = 6;

  private final Fold fold;
  private final Names names;
  private final Colours colours;

  TextMatrix(Proof proof, Colours colours) {
    this.fold = Fold.of(proof, Fold.By.VERDICTS);
    this.names = new Names(proof);
    this.colours = colours;
  }

  void addTo(Lines lines) {
    lines.blank().addRaw(colours.paint(Colours.BOLD, "Who can do what, and where"));
    if (fold.rows().isEmpty() || fold.columns().isEmpty()) {
      lines.add("  Nobody and nothing was looked at.");
      return;
    }
    int label =
        fold.rows().stream()
            .flatMap(row -> labels(row).stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    if (2 + label + COLUMN * fold.columns().size() <= Lines.WIDTH) {
      table(lines, label);
    } else {
      list(lines);
    }
    legend(lines);
  }

  private void table(Lines lines, int label) {
    var head = new StringBuilder(" ".repeat(2 + label));
    for (var column : fold.columns()) {
      var number = String.valueOf(column.index() + 1);
      var text = number + " ".repeat(Math.max(0, 4 - number.length()));
      head.append("  ").append(text);
    }
    lines.add(head.toString());
    for (var row : fold.rows()) {
      var cells = new StringBuilder();
      fold.columns().forEach(column -> cells.append(" ").append(letters(row, column)));
      for (var name : labels(row)) {
        lines.add("  " + name + " ".repeat(label - name.length()) + cells);
      }
    }
    lines.blank();
    for (var column : fold.columns()) {
      var number = String.valueOf(column.index() + 1);
      lines.wrap(
          "  " + " ".repeat(Math.max(0, 3 - number.length())) + number + "  ",
          Names.some(names.routes(column.members()), MOST_MEMBERS));
    }
  }

  private void list(Lines lines) {
    for (var row : fold.rows()) {
      lines.wrap("  ", Names.some(Names.strangers(row.members()), MOST_MEMBERS));
      Map<String, List<Route>> routes = new LinkedHashMap<>();
      for (var column : fold.columns()) {
        routes
            .computeIfAbsent(letters(row, column), it -> new ArrayList<>())
            .addAll(column.members());
      }
      routes.forEach(
          (letters, those) ->
              lines.wrap(
                  "   " + letters + "  ", Names.some(names.routes(those), 2 * MOST_MEMBERS)));
    }
  }

  /** The letters, after a mark where they break a promise. */
  private String letters(Fold.Group<Stranger> row, Fold.Group<Route> column) {
    var kind = fold.kind(row, column);
    return (kind.breaksPromise() ? "!" : " ") + Letters.of(kind.cell());
  }

  /** A line for each member of a row, as far as they are few. */
  private static List<String> labels(Fold.Group<Stranger> row) {
    var all = Names.strangers(row.members());
    if (all.size() <= MOST_MEMBERS + 1) {
      return all;
    }
    var some = new ArrayList<>(all.subList(0, MOST_MEMBERS));
    some.add("and " + (all.size() - MOST_MEMBERS) + " more");
    return some;
  }

  private static void legend(Lines lines) {
    lines
        .blank()
        .wrap("  S  ", "send: a request of its page's making arrives at the server")
        .wrap("  C  ", "cookies: the user's session, or another credential, goes along")
        .wrap("  R  ", "read: its page can read an answer")
        .wrap("  E  ", "effect: the application does what an unsafe request asks for")
        .wrap(
            "  ",
            "A capital letter: in the user's name. A small one: without credentials, as anybody"
                + " could without a browser. A dot: no. An exclamation mark: it was promised not to"
                + " be.");
  }
}
