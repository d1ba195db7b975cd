package dev.cordon.web;

/** Questions about ASCII characters that no locale answers differently. */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isAlphanumeric(char c) {
    return isLower(c) || isDigit(c) || isUpper(c);
  }

  /** C0 controls and DEL. */
  static boolean isControl(char c) {
    return c < 0x20 || c == 0x7f;
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(char c) {
    if (isDigit(c)) {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return c < 0x80 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  static char toLower(char c) {
    return isUpper(c) ? (char) (c + 0x20) : c;
  }

  /** Folds A to Z only; the same string if there is nothing to fold. */
  static String toLower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        char[] folded = text.toCharArray();
        for (int j = i; j < folded.length; j++) {
          folded[j] = toLower(folded[j]);
        }
        return new String(folded);
      }
    }
    return text;
  }

  static boolean equalsIgnoreCase(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (toLower(a.charAt(i)) != toLower(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Space and tab: the optional whitespace of HTTP (RFC 9110, section 5.6.3). */
  static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t';
  }

  /** Without space and tab at both ends. */
  static String trim(String text, int start, int end) {
    while (start < end && isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** A value as it may stand in a message: escaped, in quotes, cut at 200 characters. */
  static String quote(String value) {
    StringBuilder text = new StringBuilder(Math.min(value.length(), 200) + 8).append('"');
    int shown = Math.min(value.length(), 200);
    for (int i = 0; i < shown; i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append(shown < value.length() ? "…\"" : "\"").toString();
  }
}
