package dev.cordon.browser;

import java.util.Base64;
import java.util.SplittableRandom;

/** What a browser draws at random, from a seed, so that the same browser does the same again. */
final class Randomness {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789AB";

  private final SplittableRandom random;

  Randomness(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A boundary between the parts of a form (HTML, multipart/form-data boundary string). */
  String boundary() {
    var text = new StringBuilder("----WebKitFormBoundary");
    for (var i = 0; i < 16; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** Sec-WebSocket-Key (RFC 6455, section 4.1): 16 bytes. */
  String webSocketKey() {
    var key = new byte[16];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
