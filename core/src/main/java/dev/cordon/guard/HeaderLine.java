package dev.cordon.guard;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a request that share a name, where the standard allows one: how many came, and the
 * first.
 */
final class HeaderLine {
  private int count;
  private @Nullable String first;

  void add(String value) {
    if (count++ == 0) {
      first = trimmed(value);
    }
  }

  /**
   * The value without optional whitespace, which is SP and HTAB and nothing else (RFC 9110, section
   * 5.6.3).
   */
  static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isOptionalWhitespace(value.charAt(start))) {
      start++;
    }
    while (end > start && isOptionalWhitespace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isOptionalWhitespace(char c) {
    return c == ' ' || c == '\t';
  }

  boolean isAbsent() {
    return count == 0;
  }

  boolean isRepeated() {
    return count > 1;
  }

  /** The value of the only line; null where none came, or more than one. */
  @Nullable String only() {
    return count == 1 ? first : null;
  }
}
