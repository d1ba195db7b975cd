package dev.cordon.gateway;

import io.vertx.core.buffer.Buffer;

/**
 * Knows where one WebSocket frame ends and the next begins in a stream of bytes that it only
 * watches (RFC 6455, section 5.2), so that a frame of the gateway's own can be put between two.
 */
final class FrameCursor {
  private final byte[] head = new byte[14];
  private int headLength;
  private long payloadLeft;

  /** Whether the bytes seen so far end with a whole frame. */
  boolean isBetweenFrames() {
    return headLength == 0 && payloadLeft == 0;
  }

  void saw(Buffer bytes) {
    int at = 0;
    while (at < bytes.length()) {
      if (payloadLeft > 0) {
        long step = Math.min(payloadLeft, bytes.length() - at);
        payloadLeft -= step;
        at += (int) step;
      } else {
        head[headLength++] = bytes.getByte(at++);
        if (headLength >= 2 && headLength == headSize()) {
          payloadLeft = payloadLength();
          headLength = 0;
        }
      }
    }
  }

  private int headSize() {
    int mask = head[1] < 0 ? 4 : 0;
    return switch (head[1] & 0x7f) {
      case 126 -> 4 + mask;
      case 127 -> 10 + mask;
      default -> 2 + mask;
    };
  }

  private long payloadLength() {
    int shortLength = head[1] & 0x7f;
    if (shortLength < 126) {
      return shortLength;
    }
    long length = 0;
    for (int i = 2; i < (shortLength == 126 ? 4 : 10); i++) {
      length = length << 8 | (head[i] & 0xff);
    }
    return Math.max(0, length);
  }

  /** A close frame as a server writes it, unmasked (RFC 6455, section 5.5.1). */
  static Buffer closeFrame(CloseReason reason) {
    return Buffer.buffer()
        .appendByte((byte) 0x88)
        .appendByte((byte) 2)
        .appendUnsignedShort(reason.code());
  }
}
