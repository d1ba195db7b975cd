package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.web.Origin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("CSP, does url match source list in origin")
class SourceListTest {
  private static boolean matches(String sources, String candidate, String self) {
    return SourceList.matches(sources, Origin.parse(candidate), Origin.parse(self));
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    "http://a.test,       http://a.test,       true",
    "http://a.test,       https://a.test,      true",
    "https://a.test,      http://a.test,       false",
    "http://a.test,       https://b.test,      false",
    "https://a.test:8443, https://a.test:8443, true",
    "http://a.test:8080,  https://a.test:8080, true",
    "http://a.test:8080,  https://a.test,      false",
    "http://a.test,       https://a.test:8443, false",
    "https://a.test,      https://a.test:8443, false",
    "https://a.test:8443, https://a.test,      false",
    "null,                https://a.test,      false",
    "https://a.test,      null,                false",
    "null,                null,                false",
  })
  void self_is_the_origin_or_the_same_over_tls(String self, String candidate, boolean matches) {
    assertThat(matches("'self'", candidate, self)).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "*,                       http://b.test,        true",
        "*,                       https://b.test:8443,  true",
        "http://*,                http://b.test,        true",
        "http://*,                https://b.test:8443,  false",
        "http://*:8443,           https://b.test:8443,  true",
        "http://*:*,              http://b.test:8080,   true",
        "https://b.test,          http://b.test,        false",
        "b.test,                  http://b.test,        true",
        "b.test,                  https://b.test,       true",
        "b.test:,                 http://b.test,        false",
        "http://b.test:,          http://b.test,        false",
        "http://b.test:/,         http://b.test,        false",
        "http://b.test:80/,       http://b.test,        true",
        "http://b.test:80/x,      http://b.test,        false",
        "http://b.test:443,       http://b.test,        false",
        "http://b.test:80,        https://b.test:444,   false",
        "http://b.test:80,        http://b.test:443,    false",
        "://b.test,               http://b.test,        false",
        "1http://b.test,          http://b.test,        false",
        "httpx,                   http://b.test,        false",
        "https,                   https://https,        true",
        "/,                       http://b.test,        false",
        ":80,                     http://b.test,        false",
        "http://,                 http://b.test,        false",
        "*.b.test,                http://a.b.test,      true",
        "*.b.test,                http://ab.test,       false",
        "*b.test,                 http://ab.test,       false",
        "http://[::1],            http://[::1],         true",
        "http://[::1]:80,         http://[::1],         true",
        "http://[::1]:81,         http://[::1],         false",
        "'b.test',                http://b.test,        false",
        "a.test b.test,           http://b.test,        true",
        "*,                       app://b.test,         false",
        "app:,                    app://b.test,         true",
        "app://b.test,            app://b.test,         true",
        "app://b.test:80,         app://b.test,         false",
      })
  void the_rest_is_matched_by_scheme_host_and_port(
      String sources, String candidate, boolean matches) {
    assertThat(matches(sources, candidate, "http://self.test")).isEqualTo(matches);
  }

  @Test
  void a_star_stands_for_the_scheme_of_the_page_too() {
    assertThat(matches("*", "app://b.test", "app://self.test")).isTrue();
    assertThat(matches("*", "app://b.test", "apps://self.test")).isFalse();
    assertThat(matches("*", "https://b.test", "app://self.test")).isTrue();
    assertThat(matches("*", "http://b.test", "app://self.test")).isTrue();
  }

  @Test
  void nothing_matches_an_opaque_origin() {
    for (var sources : new String[] {"*", "null", "data:", "null://", "'self'"}) {
      assertThat(matches(sources, "null", "null")).as(sources).isFalse();
    }
  }
}
