package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6797, Strict-Transport-Security")
class HstsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final Hsts hsts = new Hsts(Profile.standard());

  private void told(String url, String value) {
    hsts.remember(Url.parse(url), Headers.of("Strict-Transport-Security", value), NOW);
  }

  private boolean applies(String url) {
    return hsts.applies(Url.parse(url), NOW.plusSeconds(1));
  }

  @Nested
  @DisplayName("8.3 URI loading and port mapping")
  class Loading {
    @Test
    void a_host_that_said_so_is_asked_over_tls() {
      told("https://app.example/", "max-age=600");
      assertThat(applies("http://app.example/x")).isTrue();
      assertThat(applies("ws://app.example/x")).isTrue();
      assertThat(applies("https://app.example/x")).isFalse();
      assertThat(applies("http://www.app.example/")).isFalse();
      assertThat(applies("http://other.example/")).isFalse();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
      "http://app.example/, https://app.example/",
      "http://app.example:80/, https://app.example/",
      "http://app.example:8080/, https://app.example:8080/",
      "ws://app.example/, wss://app.example/",
    })
    void the_default_port_is_mapped_and_others_stay(String url, String result) {
      assertThat(Hsts.upgraded(Url.parse(url))).hasToString(result);
    }

    @Test
    void its_subdomains_too_where_it_says_so() {
      told("https://app.example/", "max-age=600; includeSubDomains");
      assertThat(applies("http://a.b.app.example/")).isTrue();
      assertThat(applies("http://xapp.example/")).isFalse();
      assertThat(applies("http://example/")).isFalse();
    }

    @Test
    void until_it_expires() {
      told("https://app.example/", "max-age=600");
      var url = Url.parse("http://app.example/");
      assertThat(hsts.applies(url, NOW.plusSeconds(599))).isTrue();
      assertThat(hsts.applies(url, NOW.plusSeconds(600))).isFalse();
    }

    @Test
    void not_where_a_browser_lacks_it() {
      var without = new Hsts(Profile.standard().without(Rule.HSTS));
      var url = Url.parse("https://app.example/");
      without.remember(url, Headers.of("Strict-Transport-Security", "max-age=600"), NOW);
      assertThat(without.applies(Url.parse("http://app.example/"), NOW)).isFalse();
    }
  }

  @Nested
  @DisplayName("8.1 response header field processing")
  class Processing {
    @Test
    void an_insecure_answer_is_not_believed() {
      told("http://app.example/", "max-age=600");
      assertThat(applies("http://app.example/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://203.0.113.5/", "https://[2001:db8::1]/", "https://localhost/"})
    void addresses_and_localhost_are_not_noted(String url) {
      told(url, "max-age=600");
      assertThat(applies(url.replace("https", "http"))).isFalse();
    }

    @Test
    void a_later_answer_replaces_an_earlier_one() {
      told("https://app.example/", "max-age=600; includeSubDomains");
      told("https://app.example/", "max-age=600");
      assertThat(applies("http://www.app.example/")).isFalse();
      told("https://app.example/", "max-age=0");
      assertThat(applies("http://app.example/")).isFalse();
    }

    @Test
    void of_several_lines_the_first_one_counts() {
      hsts.remember(
          Url.parse("https://app.example/"),
          Headers.of(
              "Strict-Transport-Security", "max-age=600",
              "Strict-Transport-Security", "max-age=0"),
          NOW);
      assertThat(applies("http://app.example/")).isTrue();
    }

    @Test
    void so_many_hosts_are_kept_and_no_more() {
      for (var i = 0; i <= Hsts.MAX_HOSTS; i++) {
        told("https://h" + i + ".example/", "max-age=600");
      }
      assertThat(applies("http://h0.example/")).isFalse();
      assertThat(applies("http://h1.example/")).isTrue();
    }
  }

  @Nested
  @DisplayName("6.1 syntax")
  class Syntax {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "max-age=600",
          "MAX-AGE = \"600\" ; ; preload",
          "includeSubDomains; max-age=600; x=y",
          "max-age=99999999999999999999",
        })
    void is_read_leniently(String value) {
      told("https://app.example/", value);
      assertThat(applies("http://app.example/")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "includeSubDomains",
          "max-age",
          "max-age=",
          "max-age=-1",
          "max-age=1h",
          "max-age=600; max-age=700",
          "max age=600",
          "max-age=600; in(valid)",
          "=1; max-age=600",
          "max-age=\"",
          "max-age=\"\"",
          "max-age=\"600",
          "max-age=600\"",
          "max-age=60:",
          "max-age=60/",
        })
    void is_ignored_where_it_is_malformed(String value) {
      told("https://app.example/", value);
      assertThat(applies("http://app.example/")).isFalse();
    }

    @Test
    void knows_subdomains_by_a_directive_without_a_value() {
      told("https://app.example/", "max-age=600; includeSubDomains=1");
      assertThat(applies("http://app.example/")).isTrue();
      assertThat(applies("http://www.app.example/")).isFalse();
    }

    @Test
    void is_that_of_this_header_alone() {
      told("https://app.example/", "max-age=600");
      hsts.remember(Url.parse("https://app.example/"), Headers.of("Max-Age", "0"), NOW);
      assertThat(applies("http://app.example/")).isTrue();
      hsts.remember(
          Url.parse("wss://socket.example/"),
          Headers.of("strict-transport-security", "max-age=9"),
          NOW);
      assertThat(applies("ws://socket.example/")).isTrue();
    }

    @Test
    void counts_every_digit() {
      told("https://app.example/", "max-age=\"1209\"");
      var url = Url.parse("http://app.example/");
      assertThat(hsts.applies(url, NOW.plusSeconds(1_208))).isTrue();
      assertThat(hsts.applies(url, NOW.plusSeconds(1_209))).isFalse();
    }

    @Test
    void bounds_the_time_at_a_hundred_years() {
      told("https://app.example/", "max-age=9999999999");
      var end = NOW.plus(Duration.ofDays(365 * 100L));
      var url = Url.parse("http://app.example/");
      assertThat(hsts.applies(url, end.minusSeconds(1))).isTrue();
      assertThat(hsts.applies(url, end)).isFalse();
    }

    @Test
    void bounds_the_time() {
      told("https://app.example/", "max-age=99999999999999999999");
      var later = NOW.plus(Duration.ofDays(365 * 101L));
      assertThat(hsts.applies(Url.parse("http://app.example/"), later)).isFalse();
    }
  }
}
