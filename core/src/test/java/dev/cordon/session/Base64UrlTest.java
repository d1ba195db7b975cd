package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Base64url, read strictly")
class Base64UrlTest {
  @Test
  @DisplayName("reads back what it wrote, for every length to 200")
  void roundTrip() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int length = 0; length <= 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      String text = Base64Url.encode(bytes);
      assertThat(text).as("seed %d", seed).hasSize(Base64Url.encodedLength(length));
      assertThat(Base64Url.decodeOrNull("prefix" + text, 6)).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "padding, 'TQ=='",
    "spare bits of a group of two, TR",
    "spare bits of a group of three, TWF",
    "a group of one, TWFuT",
    "the other alphabet's plus, 'TW+u'",
    "the other alphabet's slash, 'TW/u'",
    "a space, 'TW u'",
    "a line break, 'TWFu\n'",
    "a dot, 'TW.u'",
    "a letter beyond Latin-1 whose low byte is a letter, 'TWŁu'",
    "a letter of Latin-1, 'TWäu'",
    "a question mark, 'TW?u'",
    "in a last group of two, 'T?'",
    "in a last group of three, 'TW?'"
  })
  void refuses(String what, String text) {
    assertThat(Base64Url.decodeOrNull(text, 0)).isNull();
  }

  @Test
  @DisplayName("the JDK's decoder takes two texts for the same bytes: what a strict one is for")
  void theJdkIsLenient() {
    assertThat(Base64.getUrlDecoder().decode("TR"))
        .isEqualTo(Base64.getUrlDecoder().decode("TQ=="));
  }

  @Test
  @DisplayName(
      "one text for one byte string: of all texts of three characters, as many decode as there are"
          + " pairs of bytes")
  void canonical() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int decoded = 0;
    for (char a : alphabet.toCharArray()) {
      for (char b : alphabet.toCharArray()) {
        for (char c : alphabet.toCharArray()) {
          String text = "" + a + b + c;
          byte[] bytes = Base64Url.decodeOrNull(text, 0);
          if (bytes != null) {
            decoded++;
            assertThat(Base64Url.encode(bytes)).isEqualTo(text);
          }
        }
      }
    }
    assertThat(decoded).isEqualTo(65_536);
  }
}
