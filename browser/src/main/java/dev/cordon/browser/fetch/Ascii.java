package dev.cordon.browser.fetch;

import java.util.ArrayList;
import java.util.List;

/** Questions about ASCII texts that no locale answers differently. */
final class Ascii {
  private Ascii() {}

  static boolean isAlpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Letters A to Z in lower case, all others as they are. */
  static String toLower(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        var folded = text.toCharArray();
        for (var j = i; j < folded.length; j++) {
          folded[j] = isUpper(folded[j]) ? (char) (folded[j] + 0x20) : folded[j];
        }
        return new String(folded);
      }
    }
    return text;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean equalsIgnoreCase(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (var i = 0; i < a.length(); i++) {
      var c = a.charAt(i);
      var d = b.charAt(i);
      if (c != d && (!isAlpha(c) || !isAlpha(d) || (c | 0x20) != (d | 0x20))) {
        return false;
      }
    }
    return true;
  }

  /** Space, tab, line feed, form feed, carriage return (Infra, ASCII whitespace). */
  static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  /** The words between ASCII whitespace (Infra, split on ASCII whitespace). */
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (var at = 0; at < text.length(); at++) {
      var start = at;
      while (at < text.length() && !isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words.add(text.substring(start, at));
      }
    }
    return words;
  }

  /** The part from start to end without space and tab at its ends. */
  static String trim(String text, int start, int end) {
    while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return text.substring(start, end);
  }
}
