package dev.cordon.cli.explain;

/** A value as an error shows it: in quotes, escaped, at most 200 characters. */
final class Quoted {
  private static final int MOST = 200;

  private Quoted() {}

  static String text(String value) {
    var shown = new StringBuilder("\"");
    value
        .codePoints()
        .limit(MOST)
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                shown.append('\\').appendCodePoint(point);
              } else if (point < 0x20 || point >= 0x7f) {
                shown.append(String.format("\\u%04x", point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.append(value.codePointCount(0, value.length()) > MOST ? "…\"" : "\"").toString();
  }
}
