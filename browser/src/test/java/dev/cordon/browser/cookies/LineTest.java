package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where browsers read a line in ways of their own: beside the line that makes a difference. */
@DisplayName("RFC 6265bis, 5.6, as one browser reads it")
class LineTest {
  private static final String HOME = "https://a.test/";

  private static Cookie only(Jars jars) {
    return jars.jar.cookies(jars.now).get(0);
  }

  @Nested
  @DisplayName("in Chromium")
  class Chromium {
    private final Jars jars = new Jars(Profiles.CHROMIUM);

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource({
      "=a=b,   NAMELESS_WITHOUT_EQUALS",
      "==a,    NAMELESS_WITHOUT_EQUALS",
      "=a,     ",
      "a,      ",
      "a=b=c,  ",
    })
    void only_a_value_without_a_name_may_hold_no_equals_sign(String line, @Nullable Rule rule) {
      assertThat(jars.visit(HOME, line)).isEqualTo(rule);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({
      "'a\tb=1',    CONTROLS_WITH_TAB",
      "'a=1\t2',    CONTROLS_WITH_TAB",
      "'\ta\t=\t1\t', ",
      "'a=1; x=\t', ",
    })
    void a_tab_is_a_control_within_name_and_value(String line, @Nullable Rule rule) {
      assertThat(jars.visit(HOME, line)).isEqualTo(rule);
    }

    @ParameterizedTest(name = "\"{0}\" lives until {1}")
    @CsvSource({
      "a=1; Max-Age=60,   2026-06-01T12:01:00Z",
      "a=1; Max-Age=+60,  2026-06-01T12:01:00Z",
      "a=1; Max-Age=++60, ",
      "a=1; Max-Age=+,    ",
    })
    void a_number_may_have_a_plus_sign(String line, @Nullable Instant end) {
      jars.visit(HOME, line);
      assertThat(only(jars).expires()).isEqualTo(end);
    }
  }

  @ParameterizedTest(name = "\"{0}\" lives until {1}")
  @CsvSource({
    "a=1; Max-Age=60,                                                     2026-06-01T12:01:00Z",
    "'a=1; Max-Age=60; Expires=Wed, 01 Jul 2026 00:00:00 GMT',            2026-07-01T00:00:00Z",
    "'a=1; Expires=Wed, 01 Jul 2026 00:00:00 GMT; Max-Age=60',            2026-06-01T12:01:00Z",
    "'a=1; Expires=Wed, 01 Jul 2026 00:00:00 GMT; Max-Age=x',             2026-07-01T00:00:00Z",
    "'a=1; Max-Age=60; Expires=Wed, 01 Jul 2026 00:00:00 GMT; Max-Age=x', 2026-07-01T00:00:00Z",
    "a=1; Max-Age=60; Expires=never,                                      2026-06-01T12:01:00Z",
    "a=1; Max-Age=60; Max-Age=x,                                          2026-06-01T12:01:00Z",
  })
  void where_max_age_is_not_first_the_last_that_can_be_read_counts(
      String line, @Nullable Instant end) {
    Jars jars = Jars.without(Rule.COOKIE_MAX_AGE_FIRST);
    jars.visit(HOME, line);
    assertThat(only(jars).expires()).isEqualTo(end);
  }

  @Test
  void without_bounds_an_attribute_may_be_of_any_length() {
    Jars jars = Jars.without(Rule.COOKIE_SIZE);
    jars.visit(HOME, "a=1; Path=/" + "p".repeat(1_024));
    assertThat(only(jars).path()).hasSize(1_025);
  }

  @Test
  void the_letters_from_a_to_z_are_folded_and_no_others() {
    assertThat(CookieLine.lower("A")).isEqualTo("a");
    assertThat(CookieLine.lower("Z")).isEqualTo("z");
    assertThat(CookieLine.lower("@AZ[BAZ`az{")).isEqualTo("@az[baz`az{");
    assertThat(CookieLine.lower("@[\u212a")).isEqualTo("@[\u212a");
  }

  @Test
  void bytes_of_an_answer_stay_as_they_are() {
    Jars jars = Jars.standard();
    jars.visit(HOME, "a=\u00c3\u00bc");
    assertThat(jars.sent(HOME)).isEqualTo("a=\u00c3\u00bc");
    assertThat(jars.sent(script(HOME))).isEqualTo("a=ü");
  }

  @Test
  void the_first_character_beyond_ascii_of_a_script_takes_two_bytes() {
    Jars jars = Jars.standard();
    jars.store(script(HOME), "a=\u0080");
    assertThat(jars.sent(HOME)).isEqualTo("a=\u00c2\u0080");
  }

  @Test
  void a_dot_at_the_start_counts_as_one_where_domains_need_a_dot() {
    Jars webkit = new Jars(Profiles.WEBKIT);
    assertThat(webkit.visit(HOME, "a=1; Domain=test")).isEqualTo(Rule.DOMAIN_NEEDS_DOT);
    assertThat(webkit.visit(HOME, "a=1; Domain=..test")).isEqualTo(Rule.COOKIE_DOMAIN);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "https://a.github.io/, ",
    "https://github.io/,   SUFFIX_WITHOUT_COOKIES",
    "https://co.uk/,       SUFFIX_WITHOUT_COOKIES",
    "http://127.0.0.1/,    ",
    "http://[::1]/,        ",
    "http://localhost/,    ",
    "https://test/,        ",
  })
  void a_public_suffix_of_several_labels_has_no_cookies_in_webkit(String url, @Nullable Rule rule) {
    assertThat(new Jars(Profiles.WEBKIT).visit(url, "a=1")).isEqualTo(rule);
  }

  @ParameterizedTest(name = "without {1} \"{0}\" is stored")
  @CsvSource({
    "=__Secure-a=1, PREFIX_SECURE",
    "=__Host-a=1,   PREFIX_HOST",
    "=__Http-a=1,   PREFIX_HTTP",
  })
  void a_nameless_cookie_may_look_like_a_promise_that_nobody_keeps(String line, Rule promise) {
    assertThat(Jars.standard().visit(HOME, line)).isEqualTo(Rule.PREFIX_NAMELESS);
    assertThat(Jars.without(promise).visit(HOME, line)).isNull();
  }

  @Test
  void host_http_promises_what_host_does_where_host_alone_promises_nothing() {
    Jars jars = Jars.without(Rule.PREFIX_HOST);
    assertThat(jars.visit(HOME, "__Host-Http-a=1; Secure; HttpOnly")).isEqualTo(Rule.PREFIX_HTTP);
    assertThat(jars.visit(HOME, "__Host-Http-a=1; Secure; HttpOnly; Path=/")).isNull();
    assertThat(jars.visit(HOME, "__Host-a=1")).isNull();
  }
}
