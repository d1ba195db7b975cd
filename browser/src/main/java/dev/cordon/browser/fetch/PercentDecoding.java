package dev.cordon.browser.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes percent-encoding (URL Standard, section 1.3, percent-decode). */
final class PercentDecoding {
  private PercentDecoding() {}

  /** The bytes; a percent sign without two digits stays. */
  static byte[] bytes(String text) {
    var encoded = text.getBytes(StandardCharsets.UTF_8);
    var decoded = new ByteArrayOutputStream(encoded.length);
    for (var i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%' && i + 2 < encoded.length) {
        var high = Character.digit(encoded[i + 1], 16);
        var low = Character.digit(encoded[i + 2], 16);
        if (high >= 0 && low >= 0) {
          decoded.write(16 * high + low);
          i += 2;
          continue;
        }
      }
      decoded.write(encoded[i]);
    }
    return decoded.toByteArray();
  }

  static String text(String text) {
    return text.indexOf('%') < 0 ? text : new String(bytes(text), StandardCharsets.UTF_8);
  }
}
