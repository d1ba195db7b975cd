package dev.cordon.conformance.survival;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * A body of any length that takes no room: the same block again and again, numbered, so that a
 * block that is lost, doubled or moved changes the checksum.
 */
final class Content {
  private static final int BLOCK_BYTES = 64 * 1024;

  private Content() {}

  /** The tally of the first {@code length} bytes. */
  static Tally tally(long length) {
    try {
      return write(length, OutputStream.nullOutputStream(), sent -> {});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the first {@code length} bytes as they are. */
  static Tally write(long length, OutputStream out, LongConsumer sent) throws IOException {
    Tally tally = new Tally();
    byte[] block = new byte[BLOCK_BYTES];
    new Random(1).nextBytes(block);
    for (long number = 0; tally.bytes() < length; number++) {
      ByteBuffer.wrap(block).putLong(number);
      int size = (int) Math.min(BLOCK_BYTES, length - tally.bytes());
      out.write(block, 0, size);
      tally.add(block, size);
      sent.accept(tally.bytes());
    }
    return tally;
  }
}
