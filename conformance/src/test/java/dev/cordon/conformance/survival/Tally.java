package dev.cordon.conformance.survival;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** How many bytes went by, and their checksum: what both ends of a transfer have to agree on. */
final class Tally {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final CRC32C checksum = new CRC32C();
  private long bytes;

  /** Reads {@code in} to its end. */
  static Tally of(InputStream in) throws IOException {
    Tally tally = new Tally();
    tally.addAll(in);
    return tally;
  }

  /** The tally of {@code text} as it is printed. */
  static String of(String text) {
    Tally tally = new Tally();
    tally.add(MessageReader.bytes(text), text.length());
    return tally.toString();
  }

  void addAll(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      add(buffer, n);
    }
  }

  void add(byte[] buffer, int length) {
    checksum.update(buffer, 0, length);
    bytes += length;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return bytes + "/" + Long.toHexString(checksum.getValue());
  }
}
