package dev.cordon.policy;

import java.util.regex.Pattern;

/**
 * Values as they may stand in a message: printable ASCII only, and no longer than a line or two.
 */
final class Quote {

  /** The password of a URL, which is nobody's business. */
  private static final Pattern PASSWORD = Pattern.compile("(//[^/?#@:]{0,200}:)[^/?#@]{1,200}@");

  private Quote() {}

  /** The value escaped and cut, in double quotes. */
  static String quote(String value) {
    return '"' + escape(value) + '"';
  }

  /**
   * Printable ASCII stays; quotes and backslashes get a backslash, all else is written by number.
   */
  static String escape(String text) {
    String value = PASSWORD.matcher(text).replaceFirst("$1***@");
    StringBuilder out = new StringBuilder(Math.min(value.length(), PolicyFault.LONGEST_VALUE) + 1);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      String shown = shown(c);
      if (out.length() + shown.length() > PolicyFault.LONGEST_VALUE) {
        return out.append("...").toString();
      }
      out.append(shown);
    }
    return out.toString();
  }

  private static String shown(char c) {
    if (c < 0x20 || c > 0x7e) {
      return String.format("\\u%04x", (int) c);
    }
    return c == '"' || c == '\\' ? "\\" + c : String.valueOf(c);
  }
}
