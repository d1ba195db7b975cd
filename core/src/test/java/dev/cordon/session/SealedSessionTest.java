package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A sealed session refuses to hold")
class SealedSessionTest {
  @ParameterizedTest(name = "the value {0}")
  @ValueSource(
      strings = {
        "a\r\nSet-Cookie: x=y",
        "a\nb",
        "a; admin=1",
        "a\u0000b",
        "a\u007fb",
        "\ud800",
        "a\udc00b",
        "\ud800a",
        "\udc00\udc00",
        "\ud800\ud800"
      })
  void values(String value) {
    assertThatThrownBy(() -> Given.session(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("half a character, though it holds whole ones of two code units")
  void pairs() {
    assertThat(Given.session("\ud83d\ude00\ud83d\ude00").value()).hasSize(4);
    assertThatThrownBy(() -> Given.session("\ud83d\ude00\ude00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("its value up in a text of it")
  void secrecy() {
    assertThat(Given.session("admin=1"))
        .hasToString(
            "SealedSession[%s, 2030-01-01T00:00:00Z to 2030-01-01T12:00:00Z, idle null]",
            Given.ALICE);
  }

  @Test
  @DisplayName("times, epochs and keys out of bounds")
  void bounds() {
    SealedSession good = Given.session("v");
    assertThatThrownBy(() -> SealedSession.begin(Given.ALICE, Given.NOW, Duration.ZERO, null, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                SealedSession.begin(
                    Given.ALICE, Instant.ofEpochSecond(-1), Given.LIFETIME, null, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                SealedSession.begin(Given.ALICE, Given.NOW, Duration.ofSeconds(1L << 40), null, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new SealedSession(
                    good.id(), good.issuedAt(), good.expiresAt(), null, -1, new byte[0], ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new SealedSession(
                    good.id(), good.issuedAt(), good.expiresAt(), null, 0, new byte[31], ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("an audience of more than 255 characters")
  void longContexts() {
    assertThat(new SealContext("!".repeat(255), "~").cookie()).isEqualTo("~");
    assertThatThrownBy(() -> new SealContext("a".repeat(256), "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "the audience or cookie name {0}")
  @ValueSource(strings = {"", "a\u0000b", "a b", "ä", "a\nb", "a\u007f"})
  void contexts(String text) {
    assertThatThrownBy(() -> new SealContext(text, "c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SealContext("a", text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TokenBinding(text, Given.ALICE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
