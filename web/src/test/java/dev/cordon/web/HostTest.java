package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A host")
class HostTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "bank.example, DOMAIN",
    "localhost, DOMAIN",
    "1.2.3.4.example, DOMAIN",
    "0x7g, DOMAIN",
    "a.0xg, DOMAIN",
    "1-2, DOMAIN",
    "., DOMAIN",
    ".., DOMAIN",
    "192.168.0.1, IPV4",
    "0.0.0.0, IPV4",
    "255.255.255.255, IPV4",
    "[::], IPV6",
    "[::1], IPV6",
    "[2001:db8::8:800:200c:417a], IPV6",
    "[0:1::], IPV6",
    "[1:0:2:0:3:0:4:0], IPV6",
  })
  void hasAKind(String text, Host.Kind kind) {
    assertThat(Host.parse(text).kind()).isEqualTo(kind);
    assertThat(Host.parse(text)).hasToString(text).isEqualTo(Host.parse(text));
  }

  @ParameterizedTest(name = "\"{0}\" is none")
  @ValueSource(
      strings = {
        "",
        "A",
        "a b",
        "a/b",
        "a:b",
        "::1",
        "[::1",
        "::1]",
        "[0::1]",
        "[::0]",
        "[1:0:0:1:0:0:0:1]",
        "[::1.2.3.4]",
        "[::ffff:1.2.3.4]",
        "[::1.2.3]",
        "[::1.2.3.4.5]",
        "[::1.2.3.256]",
        "[1.2.3.4]",
        "[:1]",
        "[1:]",
        "[1:2:3:4:5:6:7:8:]",
        "[1:2:3:4:5:6:7:1.2.3.4]",
        "[::g]",
        "[v1.a]",
        "1",
        "1.",
        "1.2",
        "1.2.3.4.",
        "01.2.3.4",
        "1.2.3.4.5",
        "256.0.0.0",
        "1..2.3",
        "0x1",
        "0x",
        "a.0x",
        "a.0",
        "a.09",
        "é",
        "a\u00ad",
        "\u212a",
        "a\0",
      })
  void isNotWrittenLikeThis(String text) {
    assertThat(Host.parseOrNull(text)).isNull();
    assertThatThrownBy(() -> Host.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0} should be {1}, says the error")
  @CsvSource({
    "Bank.Example, bank.example",
    "127.1, 127.0.0.1",
    "1.2.0x304, 1.2.3.4",
    "4294967295, 255.255.255.255",
    "[::ffff:1.2.3.4], [::ffff:102:304]",
    "bücher.example, xn--bcher-kva.example",
  })
  void errorsSayWhatToWrite(String text, String instead) {
    assertThatThrownBy(() -> Host.parse(text)).hasMessageEndingWith("Write \"" + instead + "\".");
  }

  @ParameterizedTest(name = "the error for {0} proposes nothing")
  @ValueSource(
      strings = {"1.2.3.4.5", "4294967296", "1.2.3.08", "1.256.1.1", "0x1.0xg.1", "[::", "a b"})
  void errorsDoNotGuess(String text) {
    assertThatThrownBy(() -> Host.parse(text)).hasMessageEndingWith("as a browser writes it.");
  }

  @ParameterizedTest(name = "{0} stays inside the machine: {1}")
  @CsvSource({
    "localhost, true",
    "localhost., true",
    "a.b.localhost, true",
    "a.localhost., true",
    "localhost.example, false",
    "evillocalhost, false",
    "127.0.0.1, true",
    "127.1.2.3, true",
    "126.0.0.1, false",
    "0.0.0.0, false",
    "[::1], true",
    "[::], false",
    "[::ffff:7f00:1], false",
  })
  void isLoopback(String text, boolean loopback) {
    assertThat(Host.parse(text).isLoopback()).isEqualTo(loopback);
  }

  @ParameterizedTest(name = "{0} has labels of letters, digits and hyphens: {1}")
  @CsvSource({
    "bank.example, true",
    "xn--mnchen-3ya.example, true",
    "1a.example, true",
    "127.0.0.1, true",
    "[::1], true",
    "a_b.example, false",
    "a`.example, false",
    "*.example, false",
    "-a.example, false",
    "a-.example, false",
    "a..example, false",
    ".example, false",
    "example., false",
    "., false",
  })
  void isLdh(String text, boolean ldh) {
    assertThat(Host.parse(text).isLdh()).isEqualTo(ldh);
  }

  @Test
  void labelsOfMoreThan63CharactersAreNotLdh() {
    assertThat(Host.parse("a".repeat(63)).isLdh()).isTrue();
    assertThat(Host.parse("a".repeat(64)).isLdh()).isFalse();
  }
}
