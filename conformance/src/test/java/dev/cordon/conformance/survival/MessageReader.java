package dev.cordon.conformance.survival;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 messages of a well-meaning sender; one that breaks off is an exception. */
final class MessageReader {
  private final BufferedInputStream in;

  MessageReader(InputStream in) {
    this.in = new BufferedInputStream(in, 64 * 1024);
  }

  /** The next head; empty where the sender has closed in good order before it. */
  Optional<Head> head() throws IOException {
    String start = line();
    if (start == null) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    for (String line = endedLine(); !line.isEmpty(); line = endedLine()) {
      int colon = line.indexOf(':');
      fields.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (a, b) -> a + ", " + b);
    }
    return Optional.of(new Head(start, fields));
  }

  /** The body that follows {@code head}; a message without a length has none. */
  InputStream body(Head head) {
    if (head.isChunked()) {
      return new Chunks();
    }
    return new Exactly(head.field("content-length").map(Long::parseLong).orElse(0L));
  }

  /** What is left on the connection, whatever it means. */
  InputStream rest() {
    return in;
  }

  private String endedLine() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("broke off");
    }
    return line;
  }

  private @org.jspecify.annotations.Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (line.isEmpty()) {
          return null;
        }
        throw new EOFException("broke off within a line");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** As many bytes as were promised. */
  private class Exactly extends InputStream {
    private long left;

    Exactly(long length) {
      left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0 && !more()) {
        return -1;
      }
      int n = in.read(buffer, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("broke off with " + left + " bytes missing");
      }
      left -= n;
      return n;
    }

    boolean more() throws IOException {
      return false;
    }

    void promise(long length) {
      left = length;
    }
  }

  /** Chunk after chunk (RFC 9112, section 7.1). */
  private final class Chunks extends Exactly {
    private boolean begun;
    private boolean ended;

    Chunks() {
      super(0);
    }

    @Override
    boolean more() throws IOException {
      if (ended) {
        return false;
      }
      if (begun && !endedLine().isEmpty()) {
        throw new IOException("a chunk is longer than it said");
      }
      begun = true;
      int size = Integer.parseInt(endedLine().split(";", 2)[0].strip(), 16);
      if (size == 0) {
        ended = true;
        while (!endedLine().isEmpty()) {
          // Trailers are of no interest.
        }
        return false;
      }
      promise(size);
      return true;
    }
  }

  /** {@code text} as it goes over the wire. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
