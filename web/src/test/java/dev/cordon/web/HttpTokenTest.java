package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A token (RFC 9110, section 5.6.2)")
class HttpTokenTest {
  @Test
  void hasNoOtherCharactersThanTheGrammarLists() {
    String allowed =
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int c = 0; c <= 0xffff; c++) {
      assertThat(HttpToken.isToken("a" + (char) c + "b"))
          .as("U+%04X", c)
          .isEqualTo(allowed.indexOf(c) >= 0);
    }
  }

  @ParameterizedTest(name = "\"{0}\" is one")
  @ValueSource(strings = {"GET", "x-csrf-token", "!", "0"})
  void accepted(String text) {
    assertThat(HttpToken.isToken(text)).isTrue();
  }

  @ParameterizedTest(name = "\"{0}\" is none")
  @ValueSource(strings = {"", " ", "a b", "a,b", "a:b", "a=b", "\"a\"", "é", "a\r\n", "a\0"})
  void refused(String text) {
    assertThat(HttpToken.isToken(text)).isFalse();
  }
}
