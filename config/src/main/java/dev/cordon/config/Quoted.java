package dev.cordon.config;

import java.util.regex.Pattern;

/**
 * A value of the file as a fault shows it: in quotes, escaped, cut, without a password of a URL.
 */
final class Quoted {
  private static final int LONGEST = 200;

  /** What stands between the slashes and the {@code @} of a URL, as group 1. */
  static final Pattern USERINFO = Pattern.compile("(?<=://)([^/\\s\"']+)(?=@)");

  private Quoted() {}

  static String of(String value) {
    return '"' + escaped(withoutPassword(value)) + '"';
  }

  /** Hides what stands before the {@code @} of a URL. */
  static String withoutPassword(String text) {
    return USERINFO.matcher(text).replaceAll("***");
  }

  /** Without the quotes, for a name that stands in a place. */
  static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    int points = 0;
    for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
      if (points++ == LONGEST) {
        return escaped.append('…').toString();
      }
      append(escaped, value.codePointAt(i));
    }
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '"' -> escaped.append("\\\"");
      case '\\' -> escaped.append("\\\\");
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      default -> {
        if (Printable.test(point)) {
          escaped.appendCodePoint(point);
        } else {
          escaped.append(String.format("\\u{%X}", point));
        }
      }
    }
  }
}
