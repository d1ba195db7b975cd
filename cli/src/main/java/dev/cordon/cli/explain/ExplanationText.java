package dev.cordon.cli.explain;

import dev.cordon.guard.Step;
import dev.cordon.guard.Verdict;
import picocli.CommandLine.Help.Ansi;

/**
 * An explanation for a person: the verdict, each layer with the clause it rests on, our headers.
 */
public final class ExplanationText {
  private static final int WIDTH = 96;

  private final Ansi ansi;

  /** {@code ansi} says whether there are colours. */
  public ExplanationText(Ansi ansi) {
    this.ansi = ansi;
  }

  public String of(Explanation explanation) {
    var decision = explanation.decision();
    var text = new StringBuilder();
    text.append(verdict(explanation)).append('\n');
    text.append(wrapped(decision.sentence(), "  ")).append("\n\n");
    for (var step : decision.steps()) {
      text.append(step(step));
    }
    for (var finding : decision.findings()) {
      text.append("\n  reported only: ").append(finding.reason().code()).append('\n');
      text.append(wrapped(finding.sentence(), "    ")).append('\n');
    }
    text.append('\n').append(headers(explanation));
    return text.toString();
  }

  private String verdict(Explanation explanation) {
    var decision = explanation.decision();
    var status = ExplanationJson.status(decision.verdict());
    var colour =
        decision.verdict() instanceof Verdict.Pass
            ? "green"
            : decision.verdict() instanceof Verdict.Answer ? "cyan" : "red";
    var words =
        decision.verdict().text()
            + (status == null ? "" : " " + status)
            + " "
            + decision.reason().code();
    return ansi.string("@|bold," + colour + " " + words + "|@");
  }

  private String step(Step step) {
    var head =
        String.format(
            "  %d %-9s %-8s ", step.layer().number(), step.layer().text(), step.outcome().text());
    var indent = " ".repeat(head.length());
    var text = new StringBuilder(wrapped(step.detail(), head, indent)).append('\n');
    if (!step.clause().isEmpty()) {
      text.append(faint(wrapped(step.clause(), indent + "— ", indent + "  "))).append('\n');
    }
    return text.toString();
  }

  private String faint(String text) {
    return ansi.enabled() ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  private static String headers(Explanation explanation) {
    var pass = explanation.decision().verdict() instanceof Verdict.Pass;
    var lines = explanation.headers();
    if (lines.isEmpty()) {
      return pass ? "The application's answer stays as it is.\n" : "The answer has no headers.\n";
    }
    var text = new StringBuilder(pass ? "On the application's answer:\n" : "The answer:\n");
    for (var line : lines) {
      text.append("  ").append(line.name()).append(": ").append(line.value()).append('\n');
    }
    return text.toString();
  }

  private static String wrapped(String text, String indent) {
    return wrapped(text, indent, indent);
  }

  /** Breaks at blanks; a word that is too long for a line has one to itself. */
  private static String wrapped(String text, String first, String next) {
    var lines = new StringBuilder(first);
    int column = first.length();
    boolean lineStart = true;
    for (var word : text.split(" ")) {
      if (!lineStart && column + 1 + word.length() > WIDTH) {
        lines.append('\n').append(next);
        column = next.length();
        lineStart = true;
      }
      lines.append(lineStart ? "" : " ").append(word);
      column += word.length() + (lineStart ? 0 : 1);
      lineStart = false;
    }
    return lines.toString();
  }
}
