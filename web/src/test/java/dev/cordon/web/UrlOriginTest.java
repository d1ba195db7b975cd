package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The origin of a URL")
class UrlOriginTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "https://bank.example              | https://bank.example",
        "https://bank.example/             | https://bank.example",
        "https://bank.example/a/b?c#d      | https://bank.example",
        "https://bank.example?c            | https://bank.example",
        "https://bank.example#d            | https://bank.example",
        "https://bank.example/@evil        | https://bank.example",
        "https://bank.example/?u=http://e  | https://bank.example",
        "HTTPS://Bank.Example/             | https://bank.example",
        "https://bank.example:443/         | https://bank.example",
        "http://bank.example:443/          | http://bank.example:443",
        "http://[0::1]:8080/               | http://[::1]:8080",
        "http://a_b.example/               | http://a_b.example",
        "http://bank.example/ü             | http://bank.example",
        "http://bank.example/a\\b?c\\d#\\  | http://bank.example",
      })
  void isFound(String url, String origin) {
    assertThat(Origin.ofUrlOrNull(url)).isEqualTo(Origin.parse(origin));
  }

  @ParameterizedTest(name = "\"{0}\" has none")
  @ValueSource(
      strings = {
        "",
        "null",
        "/path",
        "//bank.example/",
        "https:/bank.example",
        "https:bank.example",
        "https:///bank.example",
        "https://",
        "https://bank.example@evil.example/",
        "https://u:p@bank.example/",
        "https://@bank.example/",
        "https://bank.example\\@evil.example/",
        "https://evil.example\\.bank.example/",
        "https:\\\\bank.example/",
        "https://bank.example\t/",
        "https://bank.example/\n",
        "https://bank.example/a b",
        " https://bank.example/",
        "https://bank.example:/",
        "https://bank.example:080/",
        "https://bank.example:65536/",
        "https://bank%2eexample/",
        "https://bänk.example/",
        "https://127.1/",
        "https://0x7f000001/",
        "httpſ://bank.example/",
        "ftp://bank.example/",
        "javascript://bank.example/",
        "file:///etc/passwd",
      })
  void isNotGuessed(String url) {
    assertThat(Origin.ofUrlOrNull(url)).isNull();
  }

  @Test
  void isBounded() {
    String url = "https://bank.example/";
    assertThat(Origin.ofUrlOrNull(url + "a".repeat(UrlOrigin.MAX_CHARS - url.length())))
        .isNotNull();
    assertThat(Origin.ofUrlOrNull(url + "a".repeat(UrlOrigin.MAX_CHARS))).isNull();
  }

  @Test
  @DisplayName("CVE-2026-27192, CVE-2026-55532: a Referer that starts with a trusted origin")
  void prefixOfReferer() {
    String trusted = "https://good.example";
    String referer = "https://good.example.evil.example/page";
    assertThat(referer).as("what startsWith believes").startsWith(trusted);
    assertThat(Origin.ofUrlOrNull(referer)).isNotEqualTo(Origin.parse(trusted));
  }

  @Test
  @DisplayName("CVE-2025-57821: a malformed URL is not taken for the same origin")
  void malformedUrl() {
    assertThat(Origin.ofUrlOrNull("https:/good.example@evil.example")).isNull();
    assertThat(Origin.ofUrlOrNull("https://good.example:@evil.example")).isNull();
    assertThat(Origin.ofUrlOrNull("//evil.example")).isNull();
  }
}
