package dev.cordon.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a person who misspelt a word most likely meant. */
final class Suggestion {
  /** Longer words are no slip of the finger; keeps the table of distances small. */
  private static final int LONGEST = 64;

  private Suggestion() {}

  /** The closest of the known words, if any is close; the first of equally close ones. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String folded = kebab(word);
    int reach = Math.max(1, folded.length() / 3);
    return known.stream()
        .filter(candidate -> distance(folded, candidate) <= reach)
        .min(Comparator.comparingInt(candidate -> distance(folded, candidate)));
  }

  /** {@code maxAge}, {@code max_age} and {@code MAX-AGE} as {@code max-age}. */
  static String kebab(String word) {
    return word.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replace('_', '-')
        .replace(' ', '-')
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
   */
  static int distance(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return a.equals(b) ? 0 : Integer.MAX_VALUE;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substituted = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(substituted, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
