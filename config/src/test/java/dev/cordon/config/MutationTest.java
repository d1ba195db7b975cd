package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a file, the reader answers with settings or with faults that have a place.
 */
class MutationTest {
  private static final int ROUNDS = 3_000;
  private static final String[] PIECES = {
    "\n",
    "\r\n",
    "\t",
    "  ",
    ":",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "*",
    "&a ",
    "*a",
    "!",
    "|",
    ">",
    "#",
    "---\n",
    "...\n",
    "? ",
    "%",
    "@",
    "`",
    ",",
    "${",
    "}",
    "~",
    "\u0000",
    "\uFEFF",
    "\u2028",
    "\u0085",
    "\uD83C\uDF6A",
    "\uD83C",
    "\\x41",
    "<<: ",
    "null",
    "true",
    "0",
  };

  @Test
  void readsOrRefusesAndNothingElse() {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> files =
        Stream.concat(Samples.good().stream(), Samples.faulty().stream())
            .map((Path file) -> Samples.text(file))
            .toList();
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutated(files.get(random.nextInt(files.size())), random);
      refused += check(text, "seed " + seed + ", round " + round) ? 1 : 0;
    }
    assertThat(refused).as("seed " + seed).isBetween(ROUNDS / 10, ROUNDS);
  }

  /** Whether it was refused. */
  private static boolean check(String text, String as) {
    try {
      Samples.read(text);
      return false;
    } catch (InvalidConfigException e) {
      Source source = new Source("x", text);
      Fault before = null;
      assertThat(e.faults()).as(as).anyMatch(f -> f.severity() == Fault.Severity.FAULT);
      for (Fault fault : e.faults()) {
        assertThat(fault.line()).as(as).isBetween(1, source.lineCount() + 1);
        assertThat(fault.column()).as(as).isBetween(1, text.length() + 1);
        assertThat(fault.toString()).as(as).doesNotContain("\u0000").doesNotContain(Samples.KEY);
        if (before != null) {
          assertThat(fault.line()).as(as).isGreaterThanOrEqualTo(before.line());
        }
        before = fault;
      }
      assertThat(Samples.faults(text)).as(as).isEqualTo(e.faults());
      return true;
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      int at = random.nextInt(mutated.length() + 1);
      int end = Math.min(mutated.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, mutated.substring(at, end));
        default -> mutated.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return mutated.toString();
  }
}
