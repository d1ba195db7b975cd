package dev.cordon.proof.report;

import dev.cordon.proof.ProofDiff;
import dev.cordon.proof.ProofDiff.Change;
import dev.cordon.proof.Sentences;
import java.util.List;

/**
 * What a change gives and takes, for a comment at a pull request (GitHub Flavored Markdown).
 *
 * <p>Names and paths stand in code spans, where neither markup nor a mention of a person works.
 */
public final class DiffMarkdown {
  private static final int NAMES = 4;

  private DiffMarkdown() {}

  public static String of(ProofDiff diff) {
    var words = new DiffWords(diff);
    var names = words.names();
    var out = new StringBuilder(4096);
    out.append("### ").append(escaped(words.headline())).append("\n");
    table(out, "Gained", "can now", diff.gained(), names);
    table(out, "Lost", "could", diff.lost(), names);
    var promises = words.promises();
    if (!promises.isEmpty()) {
      out.append("\n**Promises**\n\n");
      promises.forEach(it -> out.append("- ").append(escaped(it)).append('\n'));
    }
    settings(out, diff);
    if (!diff.gained().isEmpty() || !diff.lost().isEmpty()) {
      var details = DiffText.details(diff);
      var fence = "`".repeat(Math.max(3, longestRun(details) + 1));
      out.append("\n<details><summary>In full, with a move that shows each</summary>\n\n");
      out.append(fence).append("text\n").append(details).append(fence).append("\n\n</details>\n");
    }
    return out.toString();
  }

  private static void table(
      StringBuilder out, String heading, String can, List<Change> changes, Names names) {
    if (changes.isEmpty()) {
      return;
    }
    out.append("\n**").append(heading).append("**\n\n| who | ").append(can);
    out.append(" | where | by |\n|---|---|---|---|\n");
    for (var change : changes) {
      out.append("| ")
          .append(some(Names.strangers(change.strangers())))
          .append(" | ")
          .append(escaped(String.join("; ", Sentences.of(change.powers()))))
          .append(" | ")
          .append(some(names.routes(change.routes())))
          .append(" | ")
          .append(change.rule().isEmpty() ? "no rule" : code(change.rule()))
          .append(" |\n");
    }
  }

  private static void settings(StringBuilder out, ProofDiff diff) {
    if (diff.settings().isEmpty()) {
      return;
    }
    out.append("\n**Settings**\n\n| setting | before | after |\n|---|---|---|\n");
    for (var setting : diff.settings()) {
      out.append("| ")
          .append(code(setting.name()))
          .append(" | ")
          .append(setting.before().isEmpty() ? "not set" : code(setting.before()))
          .append(" | ")
          .append(setting.after().isEmpty() ? "not set" : code(setting.after()))
          .append(" |\n");
    }
  }

  private static String some(List<String> texts) {
    return Names.some(texts.stream().map(DiffMarkdown::code).toList(), NAMES);
  }

  /** A code span (CommonMark 6.1) in a table, where a pipe needs its backslash all the same. */
  static String code(String text) {
    var clean = Lines.clean(text).replace("|", "\\|");
    var fence = "`".repeat(longestRun(clean) + 1);
    var space = clean.startsWith("`") || clean.endsWith("`") ? " " : "";
    return fence + space + clean + space + fence;
  }

  /** Text without markup of its own (CommonMark 2.4). */
  static String escaped(String text) {
    return Lines.clean(text).replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~&:@])", "\\\\$1");
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
