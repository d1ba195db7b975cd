package dev.cordon.proof.report;

import dev.cordon.proof.ProofDiff;
import dev.cordon.proof.ProofDiff.Change;
import dev.cordon.proof.Sentences;
import java.util.List;

/** What a change gives and takes, for a terminal. */
public final class DiffText {
  private static final int NAMES = 8;

  private final ProofDiff diff;
  private final DiffWords words;
  private final Names names;
  private final Colours colours;
  private final Lines lines = new Lines();

  private DiffText(ProofDiff diff, Colours colours) {
    this.diff = diff;
    this.words = new DiffWords(diff);
    this.names = words.names();
    this.colours = colours;
  }

  public static String of(ProofDiff diff, Colours colours) {
    var text = new DiffText(diff, colours);
    text.lines.wrap("", text.words.headline() + ".");
    text.changes("Gained", "+", Colours.RED, diff.gained());
    text.changes("Lost", "-", Colours.GREEN, diff.lost());
    text.promises();
    text.settings();
    return text.lines.toString();
  }

  /** The changes alone, as lines that can stand anywhere. */
  static String details(ProofDiff diff) {
    var text = new DiffText(diff, Colours.NONE);
    text.changes("Gained", "+", Colours.RED, diff.gained());
    text.changes("Lost", "-", Colours.GREEN, diff.lost());
    return text.lines.toString().strip() + "\n";
  }

  private void changes(String heading, String mark, int colour, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    heading(heading);
    for (var change : changes) {
      var head = "  " + mark + " ";
      lines.wrap(
          head,
          colours.paint(colour, head),
          Names.some(Names.strangers(change.strangers()), NAMES));
      detail(mark.equals("+") ? "can" : "could", String.join("; ", Sentences.of(change.powers())));
      detail("where", Names.some(names.routes(change.routes()), NAMES));
      detail("in", String.join(", ", names.browsers(change.browsers())));
      detail("by", change.rule());
      detail("shown", Sentences.of(change.witness()));
    }
  }

  private void detail(String word, String text) {
    if (!text.isEmpty()) {
      var head = "      " + word + " ".repeat(7 - word.length());
      lines.wrap(head, colours.paint(Colours.FAINT, head), text);
    }
  }

  private void promises() {
    var promises = words.promises();
    if (!promises.isEmpty()) {
      heading("Promises");
      promises.forEach(it -> lines.wrap("  - ", it));
    }
  }

  private void settings() {
    if (!diff.settings().isEmpty()) {
      heading("Settings");
      for (var setting : diff.settings()) {
        lines.wrap(
            "  - ",
            setting.name()
                + ": "
                + DiffWords.value(setting.before())
                + " → "
                + DiffWords.value(setting.after()));
      }
    }
  }

  private void heading(String text) {
    lines.blank().addRaw(colours.paint(Colours.BOLD, text));
  }
}
