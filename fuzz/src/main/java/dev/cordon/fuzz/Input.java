package dev.cordon.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of one run as text: lines that end in LF, so that a person can write and read a seed.
 */
final class Input {
  private Input() {}

  /** The lines, one character a byte. */
  static List<String> latin1Lines(byte[] bytes) {
    return lines(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** The lines, read as UTF-8; what is none becomes U+FFFD. */
  static List<String> utf8Lines(byte[] bytes) {
    return lines(new String(bytes, StandardCharsets.UTF_8));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty() && lines.size() > 1) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** What follows the first occurrence of the separator; empty where there is none. */
  static String after(String line, String separator) {
    int at = line.indexOf(separator);
    return at < 0 ? "" : line.substring(at + separator.length());
  }

  /** What precedes the first occurrence of the separator, or the whole line. */
  static String before(String line, String separator) {
    int at = line.indexOf(separator);
    return at < 0 ? line : line.substring(0, at);
  }

  /** With {@code \r}, {@code \n}, {@code \0} and {@code \\} replaced by what they stand for. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char next = text.charAt(++i);
      plain.append(
          switch (next) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case '0' -> '\0';
            default -> next;
          });
    }
    return plain.toString();
  }

  /** Without SP and HTAB at both ends. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
