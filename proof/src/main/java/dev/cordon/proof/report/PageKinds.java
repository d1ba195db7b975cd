package dev.cordon.proof.report;

import dev.cordon.proof.Deed;
import dev.cordon.proof.Power;
import dev.cordon.proof.Route;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is behind the cells of a page's matrix: a section for each different one. */
final class PageKinds {
  private static final int PLACES = 12;

  private final Fold fold;
  private final Html html;
  private final PageFacts facts;
  private final Names names;

  PageKinds(Fold fold, Html html, PageFacts facts, Names names) {
    this.fold = fold;
    this.html = html;
    this.facts = facts;
    this.names = names;
  }

  static String id(Fold.Kind kind) {
    return "cell-" + (kind.number() + 1);
  }

  /** Writes the sections of those whose numbers are in a set. */
  void write(Set<Integer> shown) {
    html.markup("<section aria-labelledby=\"cells\">\n<h2 id=\"cells\">Cells</h2>\n");
    html.element("p", "Cells that say the same share a section.").newLine();
    fold.kinds().stream().filter(it -> shown.contains(it.number())).forEach(this::kind);
    html.markup("</section>\n");
  }

  private void kind(Fold.Kind kind) {
    var cell = kind.cell();
    html.open("article", "id", id(kind), "tabindex", "-1")
        .markup("<h3><code class=\"letters\">")
        .text(Letters.of(cell))
        .markup("</code> ")
        .text(kind.stranger().name() + " on " + names.of(kind.route()))
        .markup("</h3>");
    if (kind.breaksPromise()) {
      html.markup("<p><span class=\"badge broken\">broken</span> It was promised not to be.</p>");
    }
    html.element("p", "It " + Sentences.of(cell) + ".");
    places(kind);
    Map<Sighting, List<Power>> sent = new LinkedHashMap<>();
    Map<Sighting, List<Power>> more = new LinkedHashMap<>();
    // The worst first, and together what one move showed in the same browsers.
    new TreeMap<>(cell.powers())
        .descendingMap()
        .forEach(
            (power, sighting) ->
                (power.deed() == Deed.SEND ? sent : more)
                    .computeIfAbsent(sighting, it -> new ArrayList<>())
                    .add(power));
    powers(more);
    if (!sent.isEmpty()) {
      html.markup("<details><summary>What it can send</summary>");
      powers(sent);
      html.markup("</details>");
    }
    cell.refused()
        .ifPresent(
            it -> {
              html.markup("<p><span class=\"badge refused\">refused</span> ");
              html.text(Sentences.of(it)).markup("</p>");
              facts.witness(it);
            });
    html.markup("<p><a href=\"#matrix\">Back to the matrix</a></p></article>\n");
  }

  private void powers(Map<Sighting, List<Power>> powers) {
    html.markup("<ul class=\"powers\">");
    powers.forEach(this::power);
    html.markup("</ul>");
  }

  private void power(Sighting sighting, List<Power> powers) {
    var witness = sighting.witness();
    html.markup("<li>It can ").element("strong", String.join("; ", Sentences.of(powers)));
    html.markup(".<dl>");
    facts.line("In", names.browsers(sighting.browsers()));
    facts.line("Shown", List.of(Sentences.of(witness)));
    facts.line("By", witness.rule().isEmpty() ? List.of() : List.of(witness.rule()));
    html.markup("</dl>");
    if (!sighting.evident()) {
      html.element("p", "None of its requests says who asks: no server could have told.");
    }
    facts.witness(witness);
    html.markup("</li>");
  }

  /** Where else it is the same. */
  private void places(Fold.Kind kind) {
    var places = new ArrayList<String>();
    for (var row : fold.rows()) {
      var routes = new ArrayList<Route>();
      for (var column : fold.columns()) {
        if (fold.kind(row, column).number() == kind.number()) {
          routes.addAll(column.members());
        }
      }
      if (!routes.isEmpty()) {
        places.add(
            Names.some(Names.strangers(row.members()), PLACES)
                + " on "
                + Names.some(names.routes(routes), PLACES));
      }
    }
    html.markup("<details><summary>Where it is so</summary><ul>");
    places.stream().limit(PLACES).forEach(it -> html.element("li", it));
    if (places.size() > PLACES) {
      html.element("li", "and " + Sentences.count(places.size() - PLACES, "row") + " more");
    }
    html.markup("</ul></details>");
  }
}
