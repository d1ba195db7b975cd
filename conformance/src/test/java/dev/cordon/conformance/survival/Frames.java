package dev.cordon.conformance.survival;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Short WebSocket frames (RFC 6455, section 5.2), of either side. */
final class Frames {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;

  private final InputStream in;
  private final OutputStream out;

  Frames(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** What came. */
  sealed interface Frame permits Text, Close {}

  /** A message. */
  record Text(String text) implements Frame {}

  /** The end, with its code. */
  record Close(int code) implements Frame {}

  /** Sends {@code text} as a server does. */
  void send(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[2 + payload.length];
    frame[0] = (byte) (0x80 | TEXT);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    out.write(frame);
  }

  /** Sends {@code text} as a client does, under a mask. */
  void sendMasked(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] mask = {1, 2, 3, 4};
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) (0x80 | TEXT);
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(mask, 0, frame, 2, 4);
    for (int i = 0; i < payload.length; i++) {
      frame[6 + i] = (byte) (payload[i] ^ mask[i % 4]);
    }
    out.write(frame);
  }

  Frame receive() throws IOException {
    int opcode = octet() & 0x0f;
    int length = octet();
    byte[] mask = (length & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
    byte[] payload = in.readNBytes(length & 0x7f);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    if (opcode == CLOSE) {
      return new Close(payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff));
    }
    return new Text(new String(payload, StandardCharsets.UTF_8));
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("broke off between frames");
    }
    return octet;
  }
}
