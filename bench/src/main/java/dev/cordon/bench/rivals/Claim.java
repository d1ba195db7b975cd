package dev.cordon.bench.rivals;

/**
 * One thing that is claimed of the guard, and what was measured.
 *
 * @param measured in the unit of the bound
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
    return unit.equals("×") ? "%.2f".formatted(value) : Figure.number(value);
  }
}
