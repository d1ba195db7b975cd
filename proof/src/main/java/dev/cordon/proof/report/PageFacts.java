package dev.cordon.proof.report;

import dev.cordon.proof.Finding;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Witness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Findings and witnesses as parts of a page. */
final class PageFacts {
  /** How many names stand in a line; the others are behind a click. */
  private static final int IN_A_LINE = 8;

  /** How many stand behind the click: a page is no data base. */
  private static final int AT_MOST = 200;

  private final Html html;
  private final Names names;
  private final Set<Finding> told = new HashSet<>();

  PageFacts(Html html, Names names) {
    this.html = html;
    this.names = names;
  }

  boolean wasTold(Finding finding) {
    return told.contains(finding);
  }

  /** A finding, or where it stands, if it was told before. */
  void write(Finding finding) {
    if (!told.add(finding)) {
      html.element("p", "By the same as above: " + finding.sentence());
      return;
    }
    html.element("p", finding.sentence()).markup("<dl>");
    line("Who", Names.strangers(finding.strangers()));
    line("Where", names.routes(finding.routes()));
    line("Can", List.of(String.join("; ", Sentences.of(finding.powers()))));
    line("In", names.browsers(finding.browsers()));
    line("By", finding.rule().isEmpty() ? List.of() : List.of(finding.rule()));
    html.markup("</dl>");
    witness(finding.witness());
  }

  /** A line of a description list, if there is something to tell. */
  void line(String term, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    html.element("dt", term).markup("<dd>");
    some(texts);
    html.markup("</dd>");
  }

  /** Some names in a line, and more of them behind a click. */
  void some(List<String> texts) {
    if (texts.size() <= IN_A_LINE + 1) {
      html.text(String.join(", ", texts));
      return;
    }
    var shown = texts.subList(0, Math.min(AT_MOST, texts.size()));
    html.text(String.join(", ", shown.subList(0, IN_A_LINE))).markup(" <details><summary>");
    html.text("and " + (texts.size() - IN_A_LINE) + " more").markup("</summary>");
    html.text(String.join(", ", shown.subList(IN_A_LINE, shown.size())));
    html.text(shown.size() < texts.size() ? " and " + (texts.size() - shown.size()) + " more" : "");
    html.markup("</details>");
  }

  /** The page that does it, to be read and tried, not run. */
  void witness(Witness witness) {
    html.markup("<details class=\"witness\"><summary>")
        .text("A page of " + witness.stranger().name() + " that tries it")
        .markup("</summary><p class=\"muted\">")
        .text(witness.move().id() + ", in " + witness.browser() + ", by a user ")
        .text(witness.login().name())
        .markup("</p><pre><code>")
        .lines(witness.move().html(witness.target()))
        .markup("</code></pre></details>");
  }
}
