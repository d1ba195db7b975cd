package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.navigation;
import static dev.cordon.browser.cookies.Jars.script;
import static dev.cordon.browser.cookies.Jars.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 6265bis, 5.7: a cookie beside those that are there")
class BesideTest {
  private static final String HOME = "https://a.test/";
  private static final String PLAIN = "http://a.test/";

  private final Jars jars = Jars.standard();

  private String told(String line) {
    return jars.jar.store(line, navigation(HOME), jars.now).detail();
  }

  @Test
  void tells_what_became_of_it() {
    assertThat(told("a=1")).isEqualTo("stored");
    assertThat(told("a=2")).isEqualTo("replaced");
    assertThat(told("a=2; Max-Age=0")).isEqualTo("removed");
    assertThat(told("a=2; Max-Age=0")).isEqualTo("has ended already");
  }

  @Test
  void inherits_nothing_from_one_that_has_ended() {
    told("a=1; Max-Age=60");
    jars.pass(Duration.ofMinutes(1));
    assertThat(told("a=2")).isEqualTo("stored");
    assertThat(jars.jar.cookies(jars.now)).extracting(Cookie::created).containsExactly(jars.now);
  }

  @Test
  void of_a_script_replaces_an_http_only_one_where_nobody_knows_http_only() {
    Jars jars = Jars.without(Rule.HTTP_ONLY);
    assertThat(jars.store(script(HOME), "a=1; HttpOnly")).isNull();
    assertThat(jars.store(script(HOME), "a=2")).isNull();
    assertThat(jars.sent(HOME)).isEqualTo("a=2");
  }

  @Test
  void without_a_name_or_a_value_leaves_no_trace_in_the_header() {
    Jars jars = Jars.without(Rule.COOKIE_EMPTY);
    jars.visit(HOME, "a=1");
    jars.visit(HOME, "=");
    jars.visit(HOME, "b=2");
    assertThat(jars.sent(HOME)).isEqualTo("a=1; b=2");
  }

  @Test
  void of_a_domain_that_is_no_host_is_held_and_goes_nowhere() {
    Jars jars = Jars.without(Rule.COOKIE_DOMAIN);
    assertThat(jars.visit(HOME, "a=1; Domain=a b.a.test")).isNull();
    assertThat(jars.jar.size()).isEqualTo(1);
    assertThat(jars.sent(HOME)).isEmpty();
  }

  @Test
  void drives_out_the_one_that_was_not_asked_for_longest() {
    for (int i = 0; i < 180; i++) {
      jars.visit(HOME, "c" + i + "=1; Path=/" + i);
    }
    for (int i = 0; i < 200; i++) {
      jars.sent(HOME + "0");
    }
    jars.visit(HOME, "last=1; Path=/last");
    assertThat(jars.sent(HOME + "0")).isEqualTo("c0=1");
    assertThat(jars.sent(HOME + "1")).isEmpty();
    assertThat(jars.sent(HOME + "179")).isEqualTo("c179=1");
  }

  @Nested
  @DisplayName("step 16: leave secure cookies alone")
  class SecureOnes {
    @ParameterizedTest(name = "set by {0} with \"{1}\", then by {2} with \"{3}\": {4}")
    @CsvSource({
      "https://www.a.test/, a=1,                http://a.test/,     a=2; Domain=a.test,"
          + " LEAVE_SECURE_ALONE",
      "https://a.test/,     a=1; Domain=a.test, http://www.a.test/, a=2, LEAVE_SECURE_ALONE",
      "https://www.a.test/, a=1,                http://a.test/,     a=2, LEAVE_SECURE_ALONE",
      "https://a.test/,     a=1,                http://www.a.test/, a=2, LEAVE_SECURE_ALONE",
      "https://b.a.test/,   a=1,                http://www.a.test/, a=2,",
    })
    void of_a_domain_that_is_the_same_above_or_below(
        String first, String there, String second, String line, @Nullable Rule rule) {
      jars.visit(first, there + "; Secure; Path=/");
      assertThat(jars.visit(second, line + "; Path=/")).isEqualTo(rule);
    }

    @Test
    void of_the_same_part_of_the_jar() {
      jars.store(
          under("https://top.test/", HOME), "a=1; Secure; SameSite=None; Partitioned; Path=/");
      assertThat(jars.visit(PLAIN, "a=2; Path=/")).isNull();
    }

    @Test
    void unless_the_new_one_is_secure_too_where_anyone_may_set_secure() {
      Jars jars = Jars.without(Rule.SECURE_STORED);
      jars.visit(HOME, "a=1; Secure");
      assertThat(jars.visit(PLAIN, "a=2")).isEqualTo(Rule.LEAVE_SECURE_ALONE);
      assertThat(jars.visit(PLAIN, "a=2; Secure")).isNull();
    }
  }
}
