package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, CORS-safelisted request-header")
final class SafelistedHeadersTest {
  private static final Profile STANDARD = Profile.standard();

  private static boolean safe(String name, String value) {
    return SafelistedHeaders.isSafelisted(name, value, STANDARD);
  }

  private static String[] unsafe(String... namesAndValues) {
    return SafelistedHeaders.unsafeNames(Headers.of(namesAndValues), STANDARD);
  }

  @Test
  void every_row_of_the_web_platform_tests_is_not_safelisted() {
    var rows = WptTables.read("fetch/api/cors/resources/not-cors-safelisted.json");
    var ran = 0;
    for (var row : rows) {
      var name = row.get(0).asText();
      assertThat(safe(name, row.get(1).asText())).as("%s: %s", name, row.get(1)).isFalse();
      ran++;
    }
    assertThat(ran).isEqualTo(11);
  }

  @Nested
  @DisplayName("CORS-unsafe request-header byte")
  final class Bytes {
    /** An oracle written from the standard's list, byte by byte. */
    private boolean isUnsafe(int b) {
      return switch (b) {
        case 0x22, 0x28, 0x29, 0x3a, 0x3c, 0x3e, 0x3f, 0x40, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d, 0x7f ->
            true;
        default -> b < 0x20 && b != 0x09;
      };
    }

    @Test
    void accept_takes_every_byte_but_those() {
      for (var b = 0; b < 256; b++) {
        assertThat(safe("accept", "a" + (char) b + "b")).as("byte %x", b).isEqualTo(!isUnsafe(b));
      }
    }

    @Test
    void content_type_takes_every_byte_but_those_in_a_parameter() {
      for (var b = 0; b < 256; b++) {
        assertThat(safe("content-type", "text/plain;a=" + (char) b))
            .as("byte %x", b)
            .isEqualTo(!isUnsafe(b));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept-language", "content-language"})
    void languages_take_letters_digits_and_eight_others(String name) {
      for (var b = 0; b < 256; b++) {
        var c = (char) b;
        var allowed =
            (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || " *,-.;=".indexOf(c) >= 0;
        assertThat(safe(name, "en" + c)).as("byte %x", b).isEqualTo(allowed);
      }
    }
  }

  @Nested
  @DisplayName("content-type")
  final class ContentType {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/plain",
          "TEXT/PLAIN",
          " text/plain ",
          "text/plain;charset=utf-8",
          "text/plain; application/json",
          "text/plain,application/json;a",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=application/json",
          "multipart/form-data"
        })
    void a_form_could_send_it(String value) {
      // A comma makes no token of a subtype: that one row is refused.
      assertThat(safe("content-type", value)).isEqualTo(!value.contains(","));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "text",
          "text/",
          "application/json",
          "text/html",
          "text/xml",
          "text/plain2",
          "application/x-www-form-urlencoded2",
          "application/csp-report",
          "text /plain"
        })
    void no_form_could_send_it(String value) {
      assertThat(safe("content-type", value)).isFalse();
    }
  }

  @Nested
  @DisplayName("range")
  final class Range {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "bytes=0-",
          "bytes=0-0",
          "bytes=5-10",
          "bytes=007-10",
          "bytes=10-0010",
          "bytes=999999999999999998-999999999999999999"
        })
    void a_range_with_a_start_is_safelisted(String value) {
      assertThat(safe("range", value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "bytes",
          "bytes=",
          "bytes=-",
          "bytes=-5",
          "bytes 0-",
          "bytes=0",
          "bytes=2-1",
          "bytes=0-1,2-3",
          "Bytes=0-",
          "bytes= 0-",
          "bytes=0 -",
          "bytes=0-1 ",
          "bytes=a-",
          "items=0-",
          "bytes=0 5",
          "bytes=0,",
          "bytes=99999999999999999999-",
          "bytes=0-99999999999999999999",
          "bytes=99999999999999999999-99999999999999999998"
        })
    void no_other_range_is(String value) {
      assertThat(safe("range", value)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization", "x-requested-with", "x-csrf-token", "cache-control", "pragma", "dpr",
        "downlink", "save-data", "viewport-width", "last-event-id", "origin", "if-none-match",
        "content-encoding", "accept-encoding", ""
      })
  void no_other_name_is_safelisted(String name) {
    assertThat(safe(name, "1")).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1} is safelisted where client hints are: {2}")
  @CsvSource({
    "dpr,       1,   true",
    "dpr,       x,   true",
    "save-data, on,  true",
    "save-data, off, false",
    "x-hint,    on,  false",
  })
  void client_hints_of_any_value_and_save_data_that_is_on(
      String name, String value, boolean expected) {
    var chromium = Profiles.CHROMIUM;
    assertThat(chromium.follows(Rule.SAFELIST_CLIENT_HINTS)).isTrue();
    assertThat(SafelistedHeaders.isSafelisted(name, value, chromium)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"accept, 128, true", "accept, 129, false", "accept-language, 129, false"})
  void a_value_may_have_128_bytes(String name, int length, boolean expected) {
    assertThat(safe(name, "a".repeat(length))).isEqualTo(expected);
  }

  @Nested
  @DisplayName("CORS-unsafe request-header names")
  final class Names {
    @Test
    void are_in_lower_case_sorted_and_each_once() {
      assertThat(unsafe("X-B", "1", "x-a", "1", "Accept", "*/*", "X-b", "2", "Authorization", "x"))
          .containsExactly("authorization", "x-a", "x-b");
    }

    @Test
    void are_none_where_all_is_safelisted() {
      assertThat(unsafe()).isEmpty();
      assertThat(unsafe("Accept", "*/*", "Content-Type", "text/plain")).isEmpty();
    }

    @Test
    void are_all_names_once_the_safelisted_values_pass_1024_bytes_together() {
      var nearly = new String[16];
      for (var i = 0; i < 8; i++) {
        nearly[2 * i] = i % 2 == 0 ? "Accept" : "Accept-Language";
        nearly[2 * i + 1] = "a".repeat(128);
      }
      assertThat(unsafe(nearly)).isEmpty();
      var over = Headers.of(nearly).with("Content-Language", "a");
      assertThat(SafelistedHeaders.unsafeNames(over, STANDARD))
          .containsExactly("accept", "accept-language", "content-language");
      var alsoUnsafe = over.with("X-A", "1");
      assertThat(SafelistedHeaders.unsafeNames(alsoUnsafe, STANDARD))
          .containsExactly("accept", "accept-language", "content-language", "x-a");
    }

    @Test
    void an_unsafe_value_does_not_count_towards_the_1024_bytes() {
      var headers =
          Headers.of("Accept", "a".repeat(100), "X-Long", "b".repeat(5_000), "Accept", "\"");
      assertThat(SafelistedHeaders.unsafeNames(headers, STANDARD))
          .containsExactly("accept", "x-long");
    }

    @Test
    void do_not_depend_on_the_locale() {
      var before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("tr"));
        assertThat(unsafe("IF-MATCH", "1")).containsExactly("if-match");
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @ParameterizedTest(name = "without {0} {1}: {2} is safelisted")
  @CsvSource({
    "SAFELIST_BYTES, accept, (",
    "SAFELIST_BYTES, content-type, text/plain;a=(",
    "SAFELIST_LANGUAGE, accept-language, @",
    "SAFELIST_LANGUAGE, content-language, (",
    "SAFELIST_CONTENT_TYPE, content-type, application/json",
    "SAFELIST_RANGE, range, bytes=-5"
  })
  void each_rule_is_what_keeps_a_value_out(Rule rule, String name, String value) {
    assertThat(SafelistedHeaders.isSafelisted(name, value, STANDARD)).isFalse();
    assertThat(SafelistedHeaders.isSafelisted(name, value, STANDARD.without(rule))).isTrue();
  }
}
