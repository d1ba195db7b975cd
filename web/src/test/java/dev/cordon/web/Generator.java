package dev.cordon.web;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a property over many generated cases. The seed is new each time and part of a failure's
 * message; {@code -Dcordon.seed=N} runs that one again.
 */
final class Generator {
  private final Random random;

  private Generator(long seed) {
    this.random = new Random(seed);
  }

  static void check(int cases, Consumer<Generator> property) {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    Generator generator = new Generator(seed);
    for (int i = 0; i < cases; i++) {
      try {
        property.accept(generator);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("Case " + i + " fails with -Dcordon.seed=" + seed, e);
      }
    }
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return below(100) < percent;
  }

  <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** Up to {@code most} characters out of these. */
  String text(String alphabet, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = below(most + 1); i > 0; i--) {
      text.append(alphabet.charAt(below(alphabet.length())));
    }
    return text.toString();
  }

  /** The text with some characters dropped, doubled, swapped for others or put in upper case. */
  String mutate(String text, String alphabet) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = below(3) + 1; i > 0 && mutated.length() > 0; i--) {
      int at = below(mutated.length());
      switch (below(4)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, alphabet.charAt(below(alphabet.length())));
        case 2 -> mutated.setCharAt(at, alphabet.charAt(below(alphabet.length())));
        default -> mutated.setCharAt(at, Character.toUpperCase(mutated.charAt(at)));
      }
    }
    return mutated.toString();
  }
}
