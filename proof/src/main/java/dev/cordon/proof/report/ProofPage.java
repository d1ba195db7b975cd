package dev.cordon.proof.report;

import dev.cordon.proof.Proof;
import dev.cordon.proof.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A proof as one page of HTML that needs nothing else: no script to be read, no network, no server.
 *
 * <p>Names and paths are texts that others chose. They are escaped, and a policy in the page lets
 * only its own style and script in, by their digests.
 */
public final class ProofPage {
  private static final String STYLE = resource("page.css");
  private static final String SCRIPT = resource("page.js");

  private final Proof proof;
  private final PageMatrix matrix;
  private final PageFacts facts;
  private final Names names;
  private final Html html = new Html();

  private ProofPage(Proof proof) {
    this.proof = proof;
    this.names = new Names(proof);
    this.facts = new PageFacts(html, names);
    this.matrix = new PageMatrix(proof, html, names);
  }

  public static String of(Proof proof) {
    return new ProofPage(proof).text();
  }

  private String text() {
    head();
    html.markup("<main>\n");
    promises();
    matrix.write();
    findings();
    new PageKinds(matrix.fold(), html, facts, names).write(matrix.shownKinds());
    assumptions();
    html.markup("</main>\n<script>").markup(SCRIPT).markup("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private void head() {
    var word = proof.holds() ? "holds" : "broken";
    html.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .open(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src "
                + Digests.source(STYLE)
                + "; script-src "
                + Digests.source(SCRIPT)
                + "; base-uri 'none'; form-action 'none'")
        .markup("\n<meta name=\"referrer\" content=\"no-referrer\">\n")
        .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .element("title", proof.subject() + ": " + word + " · cordon prove")
        .markup("\n<style>")
        .markup(STYLE)
        .markup("</style>\n</head>\n<body>\n")
        .markup("<a class=\"skip\" href=\"#matrix\">Skip to the matrix</a>\n<header>\n")
        .markup("<p class=\"tool\">cordon prove</p>\n<h1>")
        .text(proof.subject() + " ")
        .element("span", word, "class", "badge " + (proof.holds() ? "kept" : "broken"))
        .markup("</h1>\n")
        .element(
            "p",
            "What every other site can still do through its visitors' browsers. "
                + ProofText.headline(proof))
        .markup(
            """

            <nav aria-label="Sections"><a href="#promises">Promises</a> <a href="#matrix">Who can \
            do what</a> <a href="#findings">Findings</a> <a href="#cells">Cells</a> \
            <a href="#granted">Taken for granted</a></nav>
            </header>
            """);
  }

  private void promises() {
    html.markup("<section aria-labelledby=\"promises\">\n<h2 id=\"promises\">Promises</h2>\n");
    if (proof.promises().isEmpty()) {
      html.element("p", "None was made.").newLine();
    }
    html.markup("<ul class=\"facts\">\n");
    proof.promises().stream().filter(it -> !it.holds()).forEach(this::promise);
    proof.promises().stream().filter(Verdict::holds).forEach(this::promise);
    html.markup("</ul>\n</section>\n");
  }

  private void promise(Verdict verdict) {
    var word = verdict.holds() ? "kept" : "broken";
    html.markup("<li>")
        .element("span", word, "class", "badge " + word)
        .markup(" ")
        .element("strong", verdict.promise())
        .element("span", ProofText.place(verdict), "class", "muted");
    verdict.broken().forEach(facts::write);
    html.markup("</li>\n");
  }

  private void findings() {
    html.markup("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
    var others = proof.findings().stream().filter(it -> !facts.wasTold(it)).toList();
    html.element(
            "p",
            others.isEmpty()
                ? "None beyond the promises."
                : "Each fact once, the worst first, and without what breaks a promise: that stands"
                    + " above.")
        .markup("\n<ul class=\"facts\">\n");
    for (var finding : others) {
      var word = ProofText.word(finding.severity());
      html.markup("<li>").element("span", word, "class", "badge " + word);
      facts.write(finding);
      html.markup("</li>\n");
    }
    html.markup("</ul>\n</section>\n");
  }

  private void assumptions() {
    html.markup("<section aria-labelledby=\"granted\">\n<h2 id=\"granted\">Taken for granted</h2>")
        .markup("\n<ul>\n");
    proof.assumptions().forEach(it -> html.element("li", it).newLine());
    html.markup("</ul>\n").element("p", ProofText.counts(proof.counts()), "class", "muted");
    html.markup("\n</section>\n");
  }

  private static String resource(String name) {
    try (var in = ProofPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
