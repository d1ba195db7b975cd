package dev.cordon.proof.report;

import dev.cordon.proof.Counts;
import dev.cordon.proof.Finding;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Severity;
import dev.cordon.proof.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A proof for a terminal, {@value Lines#WIDTH} columns wide. */
public final class ProofText {
  /** How many names of one list are told before the rest is only counted. */
  private static final int NAMES = 8;

  private static final String NO_RULE = "without a rule";

  private final Proof proof;
  private final Colours colours;
  private final Names names;
  private final Lines lines = new Lines();

  /** The facts that were told already, by where they were told. */
  private final Map<Finding, String> told = new HashMap<>();

  private ProofText(Proof proof, Colours colours) {
    this.proof = proof;
    this.colours = colours;
    this.names = new Names(proof);
  }

  public static String of(Proof proof, Colours colours) {
    return new ProofText(proof, colours).text();
  }

  private String text() {
    header();
    promises();
    findings();
    new TextMatrix(proof, colours).addTo(lines);
    assumptions();
    heading("Looked at");
    lines.wrap("  ", counts(proof.counts()));
    return lines.toString();
  }

  private void header() {
    var verdict =
        proof.holds()
            ? colours.paint(Colours.GREEN, "holds")
            : colours.paint(Colours.RED, "broken");
    lines.addRaw(colours.paint(Colours.BOLD, Lines.clean(proof.subject()) + ":") + " " + verdict);
    lines.wrap(
        "",
        "What every other site can still do through its visitors' browsers. " + headline(proof));
  }

  /** How many promises are kept, as a sentence. */
  static String headline(Proof proof) {
    long broken = proof.promises().stream().filter(it -> !it.holds()).count();
    return broken == 0
        ? "Every promise is kept."
        : broken
            + " of "
            + Sentences.count(proof.promises().size(), "promise")
            + (broken == 1 ? " is broken." : " are broken.");
  }

  private void promises() {
    if (proof.promises().isEmpty()) {
      return;
    }
    heading("Promises");
    var broken = proof.promises().stream().filter(it -> !it.holds()).toList();
    broken.forEach(this::broken);
    proof.promises().stream().filter(Verdict::holds).forEach(it -> promise("kept", it));
  }

  private void promise(String word, Verdict verdict) {
    var head = "  " + word + " ".repeat(8 - word.length());
    int colour = verdict.holds() ? Colours.GREEN : Colours.RED;
    lines.wrap(head, colours.paint(colour, head), verdict.promise() + place(verdict));
  }

  static String place(Verdict verdict) {
    return verdict.place().isEmpty() ? " (always)" : " (" + verdict.place() + ")";
  }

  private void broken(Verdict verdict) {
    promise("broken", verdict);
    var name = verdict.place().isEmpty() ? verdict.promise() : verdict.place();
    for (var finding : verdict.broken()) {
      var before = told.putIfAbsent(finding, name);
      if (before != null) {
        lines.wrap("          ", "By the same as " + before + ".");
      } else {
        lines.wrap("          ", finding.sentence());
        details("          ", finding, finding.rule());
      }
    }
  }

  private void findings() {
    Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    proof.findings().stream()
        .filter(it -> !told.containsKey(it))
        .sorted(Comparator.comparing(Finding::severity))
        .forEach(it -> byRule.computeIfAbsent(it.rule(), rule -> new ArrayList<>()).add(it));
    if (byRule.isEmpty()) {
      return;
    }
    heading("Findings by rule, the worst first");
    byRule.forEach(
        (rule, findings) -> {
          lines.addRaw(
              "  " + colours.paint(Colours.BOLD, rule.isEmpty() ? NO_RULE : Lines.clean(rule)));
          findings.forEach(this::finding);
        });
  }

  private void finding(Finding finding) {
    var word = word(finding.severity());
    var head = "    " + word + " ".repeat(9 - word.length());
    lines.wrap(head, colours.paint(colour(finding.severity()), head), finding.sentence());
    details("             ", finding, "");
  }

  private void details(String indent, Finding finding, String rule) {
    detail(indent, "who", Names.some(Names.strangers(finding.strangers()), NAMES));
    detail(indent, "where", Names.some(names.routes(finding.routes()), NAMES));
    detail(indent, "can", String.join("; ", Sentences.of(finding.powers())));
    detail(indent, "in", String.join(", ", names.browsers(finding.browsers())));
    detail(indent, "by", rule);
  }

  private void detail(String indent, String word, String text) {
    if (!text.isEmpty()) {
      var head = indent + word + " ".repeat(7 - word.length());
      lines.wrap(head, colours.paint(Colours.FAINT, head), text);
    }
  }

  private void assumptions() {
    if (!proof.assumptions().isEmpty()) {
      heading("Taken for granted");
      proof.assumptions().forEach(it -> lines.wrap("  - ", it));
    }
  }

  private void heading(String text) {
    lines.blank().addRaw(colours.paint(Colours.BOLD, text));
  }

  /** How much was looked at, as one line. */
  static String counts(Counts counts) {
    return "Exhaustive over the model: "
        + Sentences.count(counts.strangers(), "stranger")
        + " × "
        + Sentences.count(counts.routes(), "route")
        + " × "
        + Sentences.count(counts.browsers(), "browser")
        + " × "
        + Sentences.count(counts.logins(), "kind")
        + " of users × "
        + Sentences.count(counts.moves(), "move")
        + ": "
        + Sentences.count(counts.plays(), "play")
        + " in "
        + Sentences.count(counts.classes(), "class")
        + ".";
  }

  /** How a finding's weight is called. */
  static String word(Severity severity) {
    return switch (severity) {
      case HIGH -> "broken";
      case GRANTED -> "granted";
      case NOTE -> "note";
      case REFUSED -> "refused";
    };
  }

  private static int colour(Severity severity) {
    return switch (severity) {
      case HIGH -> Colours.RED;
      case GRANTED -> Colours.YELLOW;
      case NOTE -> Colours.FAINT;
      case REFUSED -> Colours.GREEN;
    };
  }
}
