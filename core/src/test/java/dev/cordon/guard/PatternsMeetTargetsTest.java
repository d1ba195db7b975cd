package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PathPattern;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A policy and a request spell one path alike: what may be written in a rule is what the guard
 * reads, and what the guard refuses may not be written.
 */
@Tag("random")
class PatternsMeetTargetsTest {

  private static final String[] PIECES = {
    "/", "/", "/", "a", "B", "~", "-", ".", "..", "%61", "%41", "%2e", "%2E", "%2f", "%5C", "%25",
        "%00", "%0a", "%7F",
    "%3b", ";", "%c3%a9", "%C3%A9", "%", "%4", "%zz", "\\", "+", "%2B", "%20", "@", ":", "=", "&",
        ",", "!", "$", "'",
  };

  @Test
  void what_one_reads_the_other_reads_alike() {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    System.out.println("patterns and targets: seed " + seed);
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder("/");
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String target = text.toString();
      String pattern = pattern(target);
      assertThat(pattern).as(target).isEqualTo(path(target));
      read += pattern != null ? 1 : 0;
    }
    assertThat(read).isBetween(20_000, 180_000);
  }

  private static @Nullable String pattern(String text) {
    try {
      return PathPattern.parse(text).toString();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String path(String target) {
    return Target.read(target, "GET", Set.of()) instanceof Target read ? read.path() : null;
  }
}
