package dev.cordon.cli.fetch;

/** Text broken into lines. */
final class Lines {
  private static final int WIDTH = 98;

  private Lines() {}

  /** Breaks at blanks; a word that is too long for a line has one to itself. */
  static String wrapped(String text, String first, String next) {
    var lines = new StringBuilder(first);
    int column = first.length();
    boolean lineStart = true;
    for (int start = 0; start <= text.length(); ) {
      int blank = text.indexOf(' ', start);
      int end = blank < 0 ? text.length() : blank;
      if (!lineStart && column + 1 + end - start > WIDTH) {
        lines.append('\n').append(next);
        column = next.length();
        lineStart = true;
      }
      lines.append(lineStart ? "" : " ").append(text, start, end);
      column += end - start + (lineStart ? 0 : 1);
      lineStart = false;
      start = end + 1;
    }
    return lines.toString();
  }
}
