package dev.cordon.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64url without padding (RFC 4648, section 5), read strictly: one text for one byte string.
 *
 * <p>The JDK's decoder takes padding and ignores the spare bits of the last character, so that
 * several texts open as the same bytes; and it throws on bad input, which costs a stack trace for
 * each forged cookie.
 */
final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final byte[] VALUES = new byte[256];

  static {
    Arrays.fill(VALUES, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < alphabet.length(); i++) {
      VALUES[alphabet.charAt(i)] = (byte) i;
    }
  }

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** The number of characters that stand for so many bytes. */
  static int encodedLength(int bytes) {
    return (bytes * 4 + 2) / 3;
  }

  /**
   * The bytes of the text from {@code from} on, or null when it is not the one canonical text of
   * any bytes.
   */
  static byte @Nullable [] decodeOrNull(String text, int from) {
    // A character beyond Latin-1 becomes '?', which is outside the alphabet.
    byte[] chars = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = chars.length - from;
    int rest = length & 3;
    if (rest == 1) {
      return null;
    }
    byte[] bytes = new byte[(int) ((length * 3L) >> 2)];
    int out = 0;
    int in = from;
    for (int end = chars.length - rest; in < end; in += 4) {
      int group =
          (VALUES[chars[in] & 0xff] << 18)
              | (VALUES[chars[in + 1] & 0xff] << 12)
              | (VALUES[chars[in + 2] & 0xff] << 6)
              | VALUES[chars[in + 3] & 0xff];
      if (group < 0) {
        return null;
      }
      bytes[out++] = (byte) (group >> 16);
      bytes[out++] = (byte) (group >> 8);
      bytes[out++] = (byte) group;
    }
    if (rest == 0) {
      return bytes;
    }
    int third = rest == 3 ? VALUES[chars[in + 2] & 0xff] : 0;
    int group = (VALUES[chars[in] & 0xff] << 12) | (VALUES[chars[in + 1] & 0xff] << 6) | third;
    int spare = rest == 3 ? 0x3 : 0xf << 6;
    if (group < 0 || (group & spare) != 0) {
      return null;
    }
    bytes[out++] = (byte) (group >> 10);
    if (rest == 3) {
      bytes[out] = (byte) (group >> 2);
    }
    return bytes;
  }
}
