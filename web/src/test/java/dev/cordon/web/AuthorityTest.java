package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An authority")
class AuthorityTest {
  @ParameterizedTest(name = "{0} is {1} and {2}")
  @CsvSource({
    "bank.example, bank.example, -1",
    "BANK.Example, bank.example, -1",
    "bank.example:8443, bank.example, 8443",
    "bank.example:80, bank.example, 80",
    "bank.example:0, bank.example, 0",
    "bank.example:65535, bank.example, 65535",
    "bank.example., bank.example., -1",
    "my_service:8080, my_service, 8080",
    "127.0.0.1:1, 127.0.0.1, 1",
    "[::1], [::1], -1",
    "[::1]:443, [::1], 443",
    "[0:0::0001]:443, [::1], 443",
    "[::FFFF:1.2.3.4], [::ffff:102:304], -1",
  })
  void isReadInAnyCase(String text, String host, int port) {
    Authority authority = Authority.parseOrNull(text);
    assertThat(authority).isEqualTo(new Authority(Host.parse(host), port));
    assertThat(authority).hasToString(port < 0 ? host : host + ":" + port);
  }

  @ParameterizedTest(name = "H03: \"{0}\" is refused")
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        ":80",
        "bank.example:",
        "bank.example:080",
        "bank.example:65536",
        "bank.example:-1",
        "bank.example: 80",
        "bank.example:80 ",
        " bank.example",
        "bank.example ",
        "bank.example\t",
        "bank.example\0",
        "bank.example\r\nX: y",
        "bank.example:80:80",
        "bank.example@evil.example",
        "evil.example@bank.example",
        "bank.example:80@evil.example",
        "evil.example/bank.example",
        "bank.example/",
        "bank.example?x",
        "bank.example#x",
        "bank.example\\evil.example",
        "http://bank.example",
        "bank.example, evil.example",
        "bank.example,evil.example",
        "bank.example;evil.example",
        "bank%2eexample",
        "bank.example%00",
        "bank`.example",
        "bank{.example",
        "bank\".example",
        "bank'.example",
        "*.example",
        "*",
        ".bank.example",
        "bank..example",
        "bank.example..",
        ".",
        "..",
        "bänk.example",
        "ban\u212a.example",
        "bank\u3002example",
        "127.1",
        "127.0.0.1.",
        "0x7f.1",
        "2130706433",
        "::1",
        "[::1",
        "[::1]8",
        "[::1]:",
        "[::1%25lo]",
        "[::1%lo]",
        "[]",
        "[[::1]]",
      })
  void isRefusedWhereReadersCouldDiffer(String text) {
    assertThat(Authority.parseOrNull(text)).isNull();
  }

  @Test
  void isBounded() {
    String host = "a".repeat(Host.MAX_CHARS);
    assertThat(Authority.parseOrNull(host + ":65535")).isNotNull();
    assertThat(Authority.parseOrNull(host + "a")).isNull();
    assertThat(Authority.parseOrNull("[" + ":".repeat(1_000_000))).isNull();
  }

  @ParameterizedTest(name = "is not made with port {0}")
  @ValueSource(ints = {-2, 65_536})
  void isNotMadeWithWhatIsNoPort(int port) {
    assertThatThrownBy(() -> new Authority(Host.parse("a"), port))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("that is read reads the same when written, whatever is generated")
  void roundTrip() {
    Generator.check(
        20_000,
        any -> {
          String text = any.mutate("bank.example:8443", "aZ.-_:[]@/%\0 0");
          Authority authority = Authority.parseOrNull(text);
          if (authority != null) {
            assertThat(authority.toString()).isEqualToIgnoringCase(text);
            assertThat(Authority.parseOrNull(authority.toString())).isEqualTo(authority);
          }
        });
  }
}
