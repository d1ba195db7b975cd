package dev.cordon.proof.report;

import dev.cordon.proof.Cell;
import java.util.Locale;

/** The four verdicts on a cell in four letters: {@code SCR·}. */
final class Letters {
  static final String NO = "·";

  private Letters() {}

  static String of(Cell cell) {
    return letter("S", cell.send())
        + letter("C", cell.cookies())
        + letter("R", cell.read())
        + letter("E", cell.effect());
  }

  static String letter(String letter, Cell.Answer answer) {
    return switch (answer) {
      case NO -> NO;
      case YES -> letter.toLowerCase(Locale.ROOT);
      case AS_USER -> letter;
    };
  }
}
