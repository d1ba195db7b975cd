package dev.cordon.spring.devpage;

/** Text of a request, made harmless where it is shown. */
final class Escaping {
  private static final int LONGEST = 200;

  private Escaping() {}

  /** A value of a request, cut at 200 characters. */
  static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** For the text of an HTML element; attributes hold nothing of a request. */
  static String html(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c == '\n' || (c >= ' ' && c != 0x7f) ? c : '\ufffd');
      }
    }
    return safe.toString();
  }

  /**
   * A string of JSON, quotes included, in ASCII and without a character that HTML knows, so that it
   * stays a string wherever it ends up.
   */
  static String json(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        safe.append('\\').append(c);
      } else if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&') {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.append('"').toString();
  }

  /** For the value of a header line: ASCII without controls. */
  static String header(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      safe.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c);
    }
    return safe.toString();
  }
}
