package dev.cordon.bench.rivals;

/**
 * One thing that is claimed of the guard, and what was measured.
 *
 * @param unit of both; empty for a count
 */
record Claim(String words, String unit, double measured, double atMost) {

  boolean isHeld() {
    return measured <= atMost;
  }

  String markdown() {
    return "| %s | %s%s | %s%s | %s |"
        .formatted(
            words, text(measured), unit, text(atMost), unit, isHeld() ? "held" : "**NOT HELD**");
  }

  private String text(double value) {
    return switch (unit) {
      case "×" -> Report.ratio(value);
      case "" -> "%.0f".formatted(value);
      default -> Figure.number(value);
    };
  }
}
