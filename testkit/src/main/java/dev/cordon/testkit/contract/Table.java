package dev.cordon.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The results as a person reads them. */
final class Table {
  private static final int MAX_CELL = 34;

  private Table() {}

  static String of(String application, Results results, Map<String, String> expectedOpen) {
    var lines = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of("attack", "on"));
    results.browsers().forEach(browser -> head.add(browser.toString()));
    lines.add(head);
    var leftOut = new TreeSet<String>();
    for (var row : results.rows()) {
      if (results.isNowhereApplicable(row)) {
        leftOut.add(row.id());
        continue;
      }
      var line = new ArrayList<>(List.of(row.id(), row.target()));
      for (var browser : results.browsers()) {
        var outcome = results.outcome(row, browser);
        line.add(outcome == null ? "" : cut(outcome.text()));
      }
      lines.add(line);
    }
    var text = new StringBuilder();
    text.append("What other sites can do to ").append(application).append("\n\n");
    text.append(columns(lines)).append('\n');
    text.append(summary(results, expectedOpen));
    leftOut.removeIf(results::has);
    if (!leftOut.isEmpty()) {
      text.append("Not played, since they mean nothing here: ")
          .append(String.join(", ", leftOut))
          .append(".\n");
    }
    return text.toString();
  }

  private static String columns(List<List<String>> lines) {
    var widths = new int[lines.get(0).size()];
    for (var line : lines) {
      for (var i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (var n = 0; n < lines.size(); n++) {
      var line = new StringBuilder();
      for (var i = 0; i < widths.length; i++) {
        line.append(i == 0 ? "" : "  ").append(padded(lines.get(n).get(i), widths[i]));
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (n == 0) {
        for (var i = 0; i < widths.length; i++) {
          text.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String summary(Results results, Map<String, String> expectedOpen) {
    var open = results.count(Outcome.Kind.OPEN);
    var unproven = results.count(Outcome.Kind.UNPROVEN);
    var text = new StringBuilder();
    text.append(results.count(Outcome.Kind.STOPPED)).append(" stopped, ").append(open);
    text.append(" OPEN").append(unproven == 0 ? "" : ", " + unproven + " unproven").append(".\n");
    var sentences = new TreeSet<String>();
    for (var row : results.rows()) {
      if (results.isOpen(row.id())) {
        var reason = expectedOpen.get(row.id());
        sentences.add(
            "  OPEN "
                + row.id()
                + ": "
                + row.sentence()
                + (reason == null ? "" : ". Expected: " + reason));
      }
    }
    sentences.forEach(sentence -> text.append(sentence).append('\n'));
    return text.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String cut(String text) {
    return text.length() <= MAX_CELL ? text : text.substring(0, MAX_CELL - 1) + "…";
  }
}
