package dev.cordon.proof.report;

/** Plain text for a terminal: wrapped, and without anything that a terminal would obey. */
final class Lines {
  static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder(4096);

  /** Adds a line as it is, after what disturbs a terminal is taken out of it. */
  Lines add(String line) {
    out.append(clean(line).stripTrailing()).append('\n');
    return this;
  }

  /** Adds what is already clean, such as a line with colours. */
  Lines addRaw(String line) {
    out.append(line).append('\n');
    return this;
  }

  Lines blank() {
    out.append('\n');
    return this;
  }

  /** Adds a paragraph, its further lines as deep as its head is long. */
  Lines wrap(String head, String text) {
    return wrap(head, head, text);
  }

  /**
   * Adds a paragraph.
   *
   * @param head what stands before its first line
   * @param shown the head as it is printed, which may have colours that take no room
   */
  Lines wrap(String head, String shown, String text) {
    var line = new StringBuilder();
    var before = shown;
    int room = WIDTH - head.length();
    for (var word : clean(text).split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > room) {
        out.append(before).append(line).append('\n');
        before = " ".repeat(head.length());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
      while (line.length() > room) {
        out.append(before).append(line, 0, room).append('\n');
        before = " ".repeat(head.length());
        line.delete(0, room);
      }
    }
    out.append((before + line).stripTrailing()).append('\n');
    return this;
  }

  /** The same text with everything that is no visible character replaced. */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints().map(it -> isVisible(it) ? it : 0xfffd).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
