package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, Headers class, guards")
final class RequestHeaderGuardTest {
  private static final Profile STANDARD = Profile.standard();

  private static Headers kept(Mode mode, String... headers) {
    return RequestHeaderGuard.filter(Headers.of(headers), mode, STANDARD);
  }

  @Nested
  @DisplayName("forbidden request-header")
  final class Forbidden {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Accept-Charset",
          "Accept-Encoding",
          "Access-Control-Request-Headers",
          "Access-Control-Request-Method",
          "Connection",
          "Content-Length",
          "Cookie",
          "Cookie2",
          "Date",
          "DNT",
          "Expect",
          "Host",
          "Keep-Alive",
          "Origin",
          "Referer",
          "Set-Cookie",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade",
          "Via",
          "Proxy-Authorization",
          "Proxy-",
          "Sec-Fetch-Site",
          "Sec-",
          "sec-x",
          "oRiGiN"
        })
    void only_the_browser_sets_it(String name) {
      assertThat(kept(Mode.CORS, name, "1").isEmpty()).isTrue();
      var without = STANDARD.without(Rule.FORBIDDEN_REQUEST_HEADERS);
      assertThat(RequestHeaderGuard.isForbidden(name, "1", without)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Authorization",
          "User-Agent",
          "X-Forwarded-For",
          "X-Requested-With",
          "Cache-Control",
          "X-Proxy-A",
          "XSec-Fetch-Site",
          "Secret",
          "Proxy",
          "Referrer",
          "Forwarded"
        })
    void a_page_may_set_it(String name) {
      assertThat(kept(Mode.CORS, name, "1").get(name)).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}: {1} is dropped: {2}")
    @CsvSource({
      "X-HTTP-Method-Override, TRACE, true",
      "X-HTTP-Method, connect, true",
      "X-Method-Override, 'GET, track', true",
      "X-Method-Override, 'GET,TRACK ,POST', true",
      "X-HTTP-Method-Override, DELETE, false",
      "X-HTTP-Method-Override, TRACEX, false",
      "X-HTTP-Method-Overrides, TRACE, false"
    })
    void method_overrides_may_not_name_a_forbidden_method(
        String name, String value, boolean dropped) {
      assertThat(RequestHeaderGuard.isForbidden(name, value, STANDARD)).isEqualTo(dropped);
      var without = STANDARD.without(Rule.FORBIDDEN_METHOD_OVERRIDES);
      assertThat(RequestHeaderGuard.isForbidden(name, value, without)).isFalse();
    }
  }

  @Nested
  @DisplayName("request-no-cors")
  final class NoCors {
    @Test
    void keeps_what_is_safelisted() {
      var kept =
          kept(
              Mode.NO_CORS,
              "Accept",
              "text/html",
              "Accept-Language",
              "en",
              "Content-Language",
              "en",
              "Content-Type",
              "text/plain",
              "Content-Type",
              "application/json",
              "X-Token",
              "1",
              "Authorization",
              "x");
      assertThat(kept.toString())
          .isEqualTo(
              """
              Accept: text/html
              Accept-Language: en
              Content-Language: en
              Content-Type: text/plain
              """);
    }

    @Test
    void judges_a_value_together_with_those_before_it() {
      var half = "a".repeat(64);
      var kept = kept(Mode.NO_CORS, "Accept", half, "Accept", half, "Accept", "b");
      assertThat(kept.all("Accept")).containsExactly(half, "b");
    }

    @Test
    void never_keeps_range() {
      assertThat(kept(Mode.NO_CORS, "Range", "bytes=0-").isEmpty()).isTrue();
      assertThat(kept(Mode.CORS, "Range", "bytes=0-").has("range")).isTrue();
      var without = STANDARD.without(Rule.NO_CORS_RANGE);
      var range = Headers.of("Range", "bytes=0-");
      assertThat(RequestHeaderGuard.filter(range, Mode.NO_CORS, without)).isEqualTo(range);
    }

    @Test
    void without_the_rule_everything_stays() {
      var headers = Headers.of("X-Token", "1", "Content-Type", "application/json");
      var without = STANDARD.without(Rule.NO_CORS_HEADERS);
      assertThat(RequestHeaderGuard.filter(headers, Mode.NO_CORS, without)).isEqualTo(headers);
    }
  }
}
