package dev.cordon.cli.demo;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The demonstration's table, a row at a time, within 100 columns. */
final class DemoTable {
  private static final int TITLE = 54;
  private static final String ROW = "%-4s %-" + TITLE + "s %-7s %-7s %s";

  private final Ansi ansi;
  private final List<Comparison> rows = new ArrayList<>();

  DemoTable(Ansi ansi) {
    this.ansi = ansi;
  }

  String head() {
    return ansi.string("@|bold " + row("", "attack", "bare", "Cordon", "what stopped it") + "|@");
  }

  String row(Comparison comparison) {
    rows.add(comparison);
    var attack = comparison.attack();
    var line =
        row(
            attack.catalogue(),
            cut(attack.title()),
            word(comparison.bare()),
            word(comparison.guarded()),
            comparison.isAsExpected() ? comparison.stoppedBy() : "NOT AS EXPECTED");
    if (!ansi.enabled()) {
      return line;
    }
    // Colours go in last, so that they do not count as columns.
    var colour = !comparison.isAsExpected() ? "31;1" : comparison.guarded().robbed() ? "33" : "32";
    int at = 4 + 1 + TITLE + 1 + 7 + 1;
    return line.substring(0, at) + "\u001b[" + colour + "m" + line.substring(at) + "\u001b[0m";
  }

  boolean isAsExpected() {
    return !rows.isEmpty() && rows.stream().allMatch(Comparison::isAsExpected);
  }

  String summary() {
    var text = new StringBuilder();
    text.append(
        String.format(
            "%d attacks: %d robbed the bare bank, %d the bank behind Cordon.%n",
            rows.size(),
            rows.stream().filter(row -> row.bare().robbed()).count(),
            rows.stream().filter(row -> row.guarded().robbed()).count()));
    for (var row : rows) {
      if (row.guarded().robbed() && row.isAsExpected()) {
        text.append(
            String.format(
                "  %s: expected. The bank's own script does it, in the bank's own origin;%n"
                    + "  only mending the bank helps.%n",
                row.attack().id()));
      } else if (!row.isAsExpected()) {
        text.append(String.format("  %s: NOT as expected.%n", row.attack().id()));
      }
    }
    return text.toString();
  }

  private static String word(Outcome outcome) {
    return outcome.robbed() ? "robbed" : "safe";
  }

  private static String row(String... cells) {
    return String.format(ROW, (Object[]) cells);
  }

  private static String cut(String title) {
    return title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
  }
}
