package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameCursorTest {
  /** Frames of every length form, cut anywhere: a boundary is seen exactly where there is one. */
  @Test
  void boundaries_are_seen_however_the_bytes_are_cut() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int[] lengths = {0, 1, 125, 126, 127, 300, 65_535, 65_536, 70_000};
    for (int round = 0; round < 200; round++) {
      Buffer stream = Buffer.buffer();
      java.util.Set<Integer> boundaries = new java.util.HashSet<>();
      boundaries.add(0);
      for (int frame = 0; frame < 4; frame++) {
        int length = lengths[random.nextInt(lengths.length)];
        boolean masked = random.nextBoolean();
        int mask = masked ? 0x80 : 0;
        stream.appendByte((byte) 0x82);
        if (length < 126) {
          stream.appendByte((byte) (mask | length));
        } else if (length < 65_536) {
          stream.appendByte((byte) (mask | 126)).appendUnsignedShort(length);
        } else {
          stream.appendByte((byte) (mask | 127)).appendLong(length);
        }
        stream.appendBytes(new byte[length + (masked ? 4 : 0)]);
        boundaries.add(stream.length());
      }
      FrameCursor cursor = new FrameCursor();
      int at = 0;
      while (at < stream.length()) {
        int next =
            Math.min(stream.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 9000));
        cursor.saw(stream.getBuffer(at, next));
        at = next;
        assertThat(cursor.isBetweenFrames())
            .as("seed %d at %d", seed, at)
            .isEqualTo(boundaries.contains(at));
      }
    }
  }
}
