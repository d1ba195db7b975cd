package dev.cordon.proof.report;

/** Whether a text may have colours. */
public enum Colours {
  NONE(""),
  /** Those that every terminal has. Nothing is said by colour alone. */
  ANSI("\u001b[");

  static final int BOLD = 1;
  static final int FAINT = 2;
  static final int RED = 31;
  static final int GREEN = 32;
  static final int YELLOW = 33;

  private final String escape;

  Colours(String escape) {
    this.escape = escape;
  }

  String paint(int colour, String text) {
    return this == NONE || text.isEmpty() ? text : escape + colour + "m" + text + escape + "0m";
  }
}
