package dev.cordon.session;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Reads a secret that a person or a deployment tool wrote as text, and refuses one that is plainly
 * not random.
 */
final class SecretText {
  // A random secret of 32 bytes has about 30 distinct ones; fewer than 12 has a chance below 2^-60.
  private static final int FEWEST_DISTINCT = 12;
  private static final String INSTEAD = " Write the output of `openssl rand -base64 32`.";
  private static final List<String> PLACEHOLDERS =
      List.of(
          "changeme",
          "change-me",
          "change_me",
          "placeholder",
          "yoursecret",
          "your-secret",
          "your_secret",
          "example",
          "password",
          "todo",
          "xxxx",
          "${",
          "<");

  private SecretText() {}

  static byte[] parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw refuse("key-secret-empty", "it is empty. Anyone could seal sessions with it.");
    }
    String folded = trimmed.toLowerCase(Locale.ROOT);
    // Only a short text, or one outside the alphabets, is taken at its word: base64 of random bytes
    // may spell anything.
    boolean text64 = trimmed.matches("[0-9A-Za-z+/_-]{43,}={0,2}");
    if (!text64 && PLACEHOLDERS.stream().anyMatch(folded::contains)) {
      throw refuse(
          "key-secret-placeholder",
          "it is a placeholder. Everyone who reads the example could seal sessions with it.");
    }
    // Base64 of 32 random bytes does not happen to be all hexadecimal digits; hexadecimal that was
    // cut does.
    if (trimmed.matches("(?:[0-9A-Fa-f]{2})+")) {
      return HexFormat.of().parseHex(trimmed);
    }
    try {
      boolean url = trimmed.indexOf('-') >= 0 || trimmed.indexOf('_') >= 0;
      return (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(trimmed);
    } catch (IllegalArgumentException e) {
      throw refuse(
          "key-secret-text",
          "it is neither hexadecimal nor base64. A password is guessed far sooner than 32 random"
              + " bytes.");
    }
  }

  static void check(byte[] secret) {
    if (secret.length < KeyRing.SECRET_BYTES) {
      throw refuse(
          "key-secret-short",
          "it has " + secret.length + " bytes, fewer than 32. A shorter one can be guessed.");
    }
    boolean[] seen = new boolean[256];
    int distinct = 0;
    boolean printable = true;
    boolean even = true;
    for (int i = 0; i < secret.length; i++) {
      int value = secret[i] & 0xff;
      distinct += seen[value] ? 0 : 1;
      seen[value] = true;
      printable &= value >= 0x20 && value < 0x7f;
      even &= i < 2 || (byte) (secret[i] - secret[i - 1]) == (byte) (secret[1] - secret[0]);
    }
    if (distinct < FEWEST_DISTINCT || even) {
      throw refuse("key-secret-weak", "its bytes repeat or count up. A pattern can be guessed.");
    }
    if (printable) {
      throw refuse(
          "key-secret-weak",
          "its bytes are readable text. A phrase is guessed far sooner than 32 random bytes.");
    }
  }

  private static KeyRingException refuse(String code, String problem) {
    return new KeyRingException("[" + code + "] key secret: " + problem + INSTEAD);
  }
}
