package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matchers that let strangers in, each first shown to fail, then the parsed comparison. */
@DisplayName("Origins that other matchers let in")
class OriginMatchingCveTest {
  private static void assertStrangers(String trusted, String attacker) {
    Origin parsed = Origin.parseOrNull(attacker);
    assertThat(Origin.parse(trusted)).isNotEqualTo(parsed);
  }

  @Test
  @DisplayName("CVE-2022-1996, CVE-2017-11173 (R03, R05): a name compiled to an unanchored pattern")
  void unanchoredPattern() {
    String attacker = "https://good.example.evil.example";
    assertThat(Pattern.compile("https://good.example").matcher(attacker).find()).isTrue();
    assertStrangers("https://good.example", attacker);
  }

  @Test
  @DisplayName("CVE-2026-25478 (R05): a dot that matches any character")
  void unescapedDot() {
    String attacker = "https://goodxexample";
    assertThat(attacker.matches("https://good.example")).isTrue();
    assertStrangers("https://good.example", attacker);
  }

  @Test
  @DisplayName("CVE-2024-27302, CVE-2023-36829 (R04): a suffix that is no whole label")
  void suffix() {
    String attacker = "https://evilgood.example";
    assertThat(attacker).endsWith("good.example");
    assertStrangers("https://good.example", attacker);
    assertThat(Site.of(Origin.parse(attacker)))
        .isNotEqualTo(Site.of(Origin.parse("https://good.example")));
  }

  @Test
  @DisplayName("CVE-2019-25211, CVE-2022-42975 (R06): a trailing wildcard")
  void trailingWildcard() {
    String attacker = "http://localhost.evil.example";
    assertThat(attacker).startsWith("http://localhost");
    assertStrangers("http://localhost", attacker);
    assertThat(Origin.parse(attacker).host().isLoopback()).isFalse();
  }

  @Test
  @DisplayName("CVE-2025-47909 (R08): the same host by another scheme")
  void scheme() {
    assertThat(Origin.parse("http://good.example").host())
        .isEqualTo(Origin.parse("https://good.example").host());
    assertStrangers("https://good.example", "http://good.example");
  }

  @Test
  @DisplayName("CVE-2024-47165, CVE-2021-39185 (R02): null is no alias of anything local")
  void opaque() {
    assertStrangers("http://localhost", "null");
    assertThat(Origin.OPAQUE.isPotentiallyTrustworthy()).isFalse();
  }

  @ParameterizedTest(name = "R07: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "https://good.example`.evil.example",
        "https://good.example{.evil.example",
        "https://good.example$.evil.example",
        "https://good.example+.evil.example",
        "https://good.example&.evil.example",
        "https://good.example_.evil.example",
        "https://good.example!.evil.example",
        "https://good.example'.evil.example",
        "https://good.example=.evil.example",
        "https://good.example~.evil.example",
      })
  void specialCharacters(String attacker) {
    assertThat(attacker).matches("^https://good\\.example[^.a-z0-9].*");
    assertStrangers("https://good.example", attacker);
    assertThat(Origin.parse(attacker).host().isLdh()).isFalse();
  }

  @ParameterizedTest(name = "a look-alike: {0}")
  @ValueSource(
      strings = {
        "https://gооd.example", // Cyrillic o
        "https://good。example",
        "https://good．example",
        "https://good.example\u200b",
        "https://good.example\u00ad",
        "https://ｇood.example",
        "https://good.example\u0000",
        "https://good%2eexample",
        "https://good.example%00.evil.example",
        "https://good.example:443",
        "https://GOOD.example",
        "https://good.example/",
        "https://evil.example@good.example",
        "https://good.example#.evil.example",
        "https://good.example?.evil.example",
        "https://good.example\\.evil.example",
      })
  void lookAlikes(String attacker) {
    assertThat(Origin.parseOrNull(attacker)).isNull();
  }
}
