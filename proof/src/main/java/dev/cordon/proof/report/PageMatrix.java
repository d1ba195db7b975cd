package dev.cordon.proof.report;

import dev.cordon.proof.Cell;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Stranger;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** The matrix of a page: a table that can be read without a script, and a filter for those with. */
final class PageMatrix {
  static final int MOST_ROWS = 400;
  static final int MOST_COLUMNS = 60;

  /** Beyond this, the sections about cells would be most of the page. */
  static final int MOST_KINDS = 1_000;

  private final Fold fold;
  private final Fold.By by;
  private final Html html;
  private final Names names;
  private final List<Fold.Group<Stranger>> rows;
  private final List<Fold.Group<Route>> columns;
  private final Set<Integer> shown = new TreeSet<>();

  PageMatrix(Proof proof, Html html, Names names) {
    var facts = Fold.of(proof, Fold.By.FACTS);
    boolean fits =
        facts.rows().size() <= MOST_ROWS
            && facts.columns().size() <= MOST_COLUMNS
            && facts.kinds().size() <= MOST_KINDS;
    this.by = fits ? Fold.By.FACTS : Fold.By.VERDICTS;
    this.fold = fits ? facts : Fold.of(proof, by);
    this.html = html;
    this.names = names;
    this.rows = most(fold.rows(), MOST_ROWS, this::weight);
    this.columns = most(fold.columns(), MOST_COLUMNS, this::weightOfColumn);
  }

  Fold fold() {
    return fold;
  }

  /** The numbers of the kinds that the written table links to. */
  Set<Integer> shownKinds() {
    return shown;
  }

  void write() {
    html.markup("<section aria-labelledby=\"matrix\">\n<h2 id=\"matrix\">Who can do what</h2>\n");
    legend();
    notes();
    filter();
    html.markup(
            "<div class=\"scroll\" role=\"region\" aria-labelledby=\"matrix\" tabindex=\"0\">\n")
        .markup("<table id=\"grid\">\n<caption class=\"sr\">")
        .text("Strangers down, routes across; a cell says what the stranger can do on the route.")
        .markup("</caption>\n<thead><tr><th scope=\"col\" class=\"corner\">Stranger</th>\n");
    columns.forEach(this::columnHead);
    html.markup("</tr></thead>\n<tbody>\n");
    rows.forEach(this::row);
    html.markup("</tbody>\n</table>\n</div>\n</section>\n");
  }

  private void legend() {
    html.markup(
        """
        <dl class="legend">
        <dt>S</dt><dd>send: a request of its page's making arrives at the server</dd>
        <dt>C</dt><dd>cookies: the user's session, or another credential, goes along</dd>
        <dt>R</dt><dd>read: its page can read an answer</dd>
        <dt>E</dt><dd>effect: the application does what an unsafe request asks for</dd>
        </dl>
        <p>A capital letter: in the user's name. A small one: without credentials, as anybody \
        could without a browser. A dot: no. An exclamation mark: it was promised not to be. \
        Each cell leads to what is behind it.</p>
        """);
  }

  private void notes() {
    if (by == Fold.By.VERDICTS) {
      html.element(
              "p",
              "There is much to tell: what has the same verdicts is told as one, with the reasons"
                  + " of the first. The JSON of this proof tells all apart.")
          .newLine();
    }
    if (rows.size() < fold.rows().size() || columns.size() < fold.columns().size()) {
      html.element(
              "p",
              "Of "
                  + Sentences.count(fold.rows().size(), "row")
                  + " and "
                  + Sentences.count(fold.columns().size(), "column")
                  + " those are shown in which most can be done. The JSON of this proof has all.")
          .newLine();
    }
  }

  private void filter() {
    html.markup(
        """
        <form id="filter" hidden>
        <label>Stranger has <input type="search" id="who" autocomplete="off"></label>
        <label>Route has <input type="search" id="where" autocomplete="off"></label>
        <label><input type="checkbox" id="possible"> only what can be read, caused or embedded</label>
        <label><input type="checkbox" id="broken"> only what breaks a promise</label>
        <button type="reset">Clear</button>
        <output aria-live="polite"></output>
        <p id="keys" class="muted">In the table, arrow keys, Home and End move between cells, and \
        Enter goes to what is behind one. Escape clears the filter.</p>
        </form>
        """);
  }

  private void columnHead(Fold.Group<Route> column) {
    var first = column.first();
    html.markup("<th scope=\"col\">").element("code", first.label());
    if (!first.label().equals(first.path())) {
      html.element("small", "as " + first.path());
    }
    members(names.routes(column.members()));
    html.markup("</th>\n");
  }

  private void row(Fold.Group<Stranger> row) {
    var first = row.first();
    html.markup("<tr><th scope=\"row\">").text(first.name());
    html.element("small", first.about());
    members(row.members().stream().map(it -> it.name() + ": " + it.about()).toList());
    html.markup("</th>\n");
    columns.forEach(column -> cell(fold.kind(row, column)));
    html.markup("</tr>\n");
  }

  /** The members of a group beyond the first. */
  private void members(List<String> names) {
    if (names.size() > 1) {
      html.markup("<details><summary>")
          .text("and " + (names.size() - 1) + " more")
          .markup("</summary><ul>");
      names.stream().skip(1).forEach(it -> html.element("li", it));
      html.markup("</ul></details>");
    }
  }

  private void cell(Fold.Kind kind) {
    shown.add(kind.number());
    var cell = kind.cell();
    html.open("td", "class", style(kind))
        .open("a", "href", "#" + PageKinds.id(kind))
        .markup("<span aria-hidden=\"true\">")
        .text(kind.breaksPromise() ? "!" : "")
        .text(Letters.of(cell))
        .markup("</span><span class=\"sr\">")
        .text(words(kind))
        .markup("</span></a></td>\n");
  }

  private static String style(Fold.Kind kind) {
    var cell = kind.cell();
    if (kind.breaksPromise()) {
      return "much bad";
    }
    boolean much = cell.read() == Cell.Answer.AS_USER || cell.effect() == Cell.Answer.AS_USER;
    boolean some =
        cell.read() != Cell.Answer.NO
            || cell.effect() != Cell.Answer.NO
            || cell.embed() != Cell.Answer.NO;
    return much ? "much" : some ? "some" : "little";
  }

  /** The same as the letters, for those who hear the page. */
  private static String words(Fold.Kind kind) {
    var cell = kind.cell();
    return (kind.breaksPromise() ? "breaks a promise: " : "")
        + word("sends", cell.send())
        + (cell.cookies() == Cell.Answer.NO ? ", no cookies" : ", with cookies")
        + word(", reads", cell.read())
        + word(", causes effects", cell.effect());
  }

  private static String word(String word, Cell.Answer answer) {
    return switch (answer) {
      case NO -> word.replaceFirst("(, )?(.*)", "$1never $2");
      case YES -> word + " as anybody";
      case AS_USER -> word + " as the user";
    };
  }

  /** Those with the greatest weight, in their order. */
  private static <T> List<Fold.Group<T>> most(
      List<Fold.Group<T>> groups, int most, ToLongFunction<Fold.Group<T>> weight) {
    return groups.stream()
        .sorted(Comparator.comparingLong(weight).reversed())
        .limit(most)
        .sorted(Comparator.comparingInt(Fold.Group::index))
        .toList();
  }

  private long weight(Fold.Group<Stranger> row) {
    return fold.columns().stream().mapToLong(it -> weight(fold.kind(row, it))).sum();
  }

  private long weightOfColumn(Fold.Group<Route> column) {
    return fold.rows().stream().mapToLong(it -> weight(fold.kind(it, column))).sum();
  }

  private static long weight(Fold.Kind kind) {
    var cell = kind.cell();
    return (kind.breaksPromise() ? 1_000 : 0)
        + 10L * cell.effect().ordinal()
        + 10L * cell.read().ordinal()
        + cell.embed().ordinal();
  }
}
