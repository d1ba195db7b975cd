package dev.cordon.guard;

import org.jspecify.annotations.Nullable;

/**
 * The value of a header of which the standard allows one line: null while none came, and {@link
 * #REPEATED} once a second one did. A bare string, since every request has a dozen of them.
 */
final class HeaderLine {
  /** Stands for the values of more than one line, whatever they say; compared by identity. */
  @SuppressWarnings("StringCopy") // no value that comes from a request is this object
  static final String REPEATED = new String("(repeated)");

  private HeaderLine() {}

  /** The value after one more line. */
  static String and(@Nullable String before, String value) {
    return before == null ? trimmed(value) : REPEATED;
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

  @SuppressWarnings("ReferenceEquality")
  static boolean isRepeated(@Nullable String line) {
    return line == REPEATED;
  }

  /** The value of the only line; null where none came, or more than one. */
  static @Nullable String only(@Nullable String line) {
    return isRepeated(line) ? null : line;
  }
}
