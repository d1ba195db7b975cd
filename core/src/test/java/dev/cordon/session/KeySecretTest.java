package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A secret from the environment")
class KeySecretTest {
  private static final byte[] SECRET = Hkdf.extract(new byte[0], new byte[] {1});

  @Test
  @DisplayName(
      "is the same key in hexadecimal, base64 and base64url, with or without padding and white"
          + " space around")
  void forms() {
    KeyRing.Key expected = KeyRing.ofSecret(SECRET).current();
    for (String text :
        new String[] {
          HexFormat.of().formatHex(SECRET),
          HexFormat.of().withUpperCase().formatHex(SECRET),
          Base64.getEncoder().encodeToString(SECRET),
          Base64.getEncoder().withoutPadding().encodeToString(SECRET),
          Base64.getUrlEncoder().encodeToString(SECRET),
          " " + Base64Url.encode(SECRET) + "\n"
        }) {
      assertThat(KeyRing.ofSecret(text).current()).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("of more than 32 bytes counts whole")
  void longer() {
    byte[] longer = java.util.Arrays.copyOf(SECRET, 33);
    assertThat(KeyRing.ofSecret(longer).current()).isNotEqualTo(KeyRing.ofSecret(SECRET).current());
  }

  @ParameterizedTest(name = "is refused when it is {0}")
  @CsvSource({
    "empty, '', key-secret-empty",
    "blank, '   ', key-secret-empty",
    "a variable that was not filled in, '${CORDON_KEY}', key-secret-placeholder",
    "a placeholder in angle brackets, <your secret here>, key-secret-placeholder",
    "changeme, changeme, key-secret-placeholder",
    "a password, correct horse battery staple!, key-secret-text",
    "short base64, aGVsbG8gd29ybGQ=, key-secret-short",
    "31 bytes in hexadecimal, 6f1ed002ab5595859014ebf0951522d9b0b1c2d3e4f5061728394a5b6c7d8e,"
        + " key-secret-short",
    "zeros, 0000000000000000000000000000000000000000000000000000000000000000, key-secret-weak",
    "counting up, 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,"
        + " key-secret-weak",
    "one word again and again, changemechangemechangemechangemechangemechangeme, key-secret-weak",
    "a phrase in base64, dGhpcyBpcyBqdXN0IGEgcGhyYXNlIHRoYXQgc29tZWJvZHkgdHlwZWQgaW4=,"
        + " key-secret-weak"
  })
  void refused(String what, String text, String code) {
    assertThatThrownBy(() -> KeyRing.ofSecret(text))
        .isInstanceOf(KeyRingException.class)
        .hasMessageStartingWith("[" + code + "]")
        .hasMessageContaining("openssl rand -base64 32")
        .satisfies(e -> assertThat(text.isBlank() || !e.getMessage().contains(text)).isTrue());
  }

  @Tag("random")
  @Test
  @DisplayName("that is random is never taken for a pattern: ten thousand pass")
  void noFalseAlarm() {
    long seed = System.nanoTime();
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < 10_000; i++) {
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      SecretText.check(secret);
      assertThat(SecretText.parse(Base64.getEncoder().encodeToString(secret)))
          .as("seed %d", seed)
          .isEqualTo(secret);
    }
  }
}
