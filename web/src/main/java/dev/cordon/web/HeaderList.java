package dev.cordon.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Header fields whose value is a comma-separated list of tokens (RFC 9110, section 5.6.1), such as
 * Access-Control-Request-Headers and Vary.
 *
 * <p>The cost of a hostile value is that of one look at each of its first characters: nothing is
 * allocated before all bounds hold (CVE-2025-47908: a thousand commas must not become a thousand
 * objects).
 */
public final class HeaderList {
  private HeaderList() {}

  /**
   * What a list may hold. An element that is left empty ({@code a,,b}) is legal, and so counted
   * apart.
   *
   * @param totalChars in all lines together
   * @param items elements that are not empty
   * @param emptyItems elements that are empty
   * @param itemChars in one element
   */
  public record Bounds(int totalChars, int items, int emptyItems, int itemChars) {
    public Bounds {
      if (totalChars < 0 || items < 0 || emptyItems < 0 || itemChars < 0) {
        throw new IllegalArgumentException("A bound is negative.");
      }
    }
  }

  /**
   * The tokens of all lines in their order and case, those left empty dropped; null if an element
   * is no token or a bound is passed. No line at all is an empty list.
   */
  public static @Nullable List<String> parseTokens(List<String> lines, Bounds bounds) {
    int count = count(lines, bounds);
    if (count < 0) {
      return null;
    }
    List<String> tokens = new ArrayList<>(count);
    for (String line : lines) {
      for (int start = 0; start <= line.length(); ) {
        int end = elementEnd(line, start);
        String token = Ascii.trim(line, start, end);
        if (!token.isEmpty()) {
          tokens.add(token);
        }
        start = end + 1;
      }
    }
    return Collections.unmodifiableList(tokens);
  }

  /** How many tokens there are, or -1 if malformed or over bounds. Allocates nothing. */
  private static int count(List<String> lines, Bounds bounds) {
    if (lines.size() > (long) bounds.items + bounds.emptyItems) {
      return -1;
    }
    long total = 0;
    for (int i = 0; i < lines.size(); i++) {
      total += lines.get(i).length();
    }
    if (total > bounds.totalChars) {
      return -1;
    }
    int items = 0;
    int empty = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      for (int start = 0; start <= line.length(); ) {
        int end = elementEnd(line, start);
        int length = tokenLength(line, start, end);
        if (length < 0
            || length > bounds.itemChars
            || (length == 0 ? ++empty > bounds.emptyItems : ++items > bounds.items)) {
          return -1;
        }
        start = end + 1;
      }
    }
    return items;
  }

  private static int elementEnd(String line, int start) {
    int comma = line.indexOf(',', start);
    return comma < 0 ? line.length() : comma;
  }

  /** The length of the token between optional whitespace, 0 if there is none, -1 if malformed. */
  private static int tokenLength(String line, int start, int end) {
    while (start < end && Ascii.isWhitespace(line.charAt(start))) {
      start++;
    }
    while (end > start && Ascii.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    for (int i = start; i < end; i++) {
      if (!HttpToken.isTokenChar(line.charAt(i))) {
        return -1;
      }
    }
    return end - start;
  }
}
