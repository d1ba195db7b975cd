package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.START;
import static dev.cordon.browser.cookies.Jars.cross;
import static dev.cordon.browser.cookies.Jars.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6265bis, 5.7: the storage model")
class StorageTest {
  private static final String HOME = "https://a.test/";
  private final Jars jars = Jars.standard();

  private Cookie only() {
    return jars.jar.cookies(jars.now).get(0);
  }

  @Nested
  @DisplayName("steps 2 to 5: the line")
  class Line {
    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", ";", "=", " = ", "; Path=/", "=; Secure", "\t"})
    void with_neither_name_nor_value_is_refused(String line) {
      assertThat(jars.visit(HOME, line)).isEqualTo(Rule.COOKIE_EMPTY);
      assertThat(jars.jar.isEmpty()).isTrue();
    }

    @Test
    void with_a_control_is_refused_wherever_it_stands() {
      for (char c = 0; c < 0x80; c++) {
        Rule expected = (c < 0x20 && c != '\t') || c == 0x7f ? Rule.COOKIE_CONTROLS : null;
        assertThat(jars.visit(HOME, "a" + c + "=1")).as("name, %02x", (int) c).isEqualTo(expected);
        assertThat(jars.visit(HOME, "a=1" + c + "2"))
            .as("value, %02x", (int) c)
            .isEqualTo(expected);
        assertThat(jars.visit(HOME, "a=1; x=" + c)).as("rest, %02x", (int) c).isEqualTo(expected);
      }
    }

    @ParameterizedTest(name = "name of {0}, value of {1}: {2}")
    @CsvSource({
      "1, 4095, true",
      "1, 4096, false",
      "4096, 0, true",
      "4097, 0, false",
      "2048, 2048, true",
      "2048, 2049, false",
      "0, 4096, true",
      "0, 4097, false",
    })
    void may_have_4096_bytes_of_name_and_value(int name, int value, boolean stored) {
      String line = "n".repeat(name) + "=" + "v".repeat(value);
      assertThat(jars.visit(HOME, line)).isEqualTo(stored ? null : Rule.COOKIE_SIZE);
    }

    @Test
    void of_a_script_is_measured_in_bytes() {
      assertThat(jars.store(script(HOME), "a=" + "ü".repeat(2047))).isNull();
      assertThat(jars.store(script(HOME), "a=" + "ü".repeat(2048))).isEqualTo(Rule.COOKIE_SIZE);
    }

    @Test
    void loses_attributes_over_1024_bytes_and_no_others() {
      jars.visit("https://a.test/f/", "a=1; Path=/" + "p".repeat(1024) + "; Secure");
      assertThat(only().path()).isEqualTo("/f");
      assertThat(only().secure()).isTrue();
      jars.visit("https://a.test/f/", "b=1; Path=/" + "p".repeat(1023));
      assertThat(jars.jar.cookies(jars.now).get(1).path()).hasSize(1024);
    }

    @Test
    void over_all_bounds_is_refused_by_a_browser_without_bounds() {
      Jars boundless = Jars.without(Rule.COOKIE_SIZE);
      assertThat(boundless.visit(HOME, "a=" + "v".repeat(CookieLine.MAX_CHARS - 2))).isNull();
      assertThat(boundless.visit(HOME, "a=" + "v".repeat(CookieLine.MAX_CHARS - 1)))
          .isEqualTo(Rule.COOKIE_SIZE);
    }
  }

  @Nested
  @DisplayName("step 7: lifetime")
  class Lifetime {
    @ParameterizedTest(name = "\"{0}\" lives until {1}")
    @CsvSource({
      "a=1;                                                         ,   ",
      "a=1; Max-Age=60,                                              2026-06-01T12:01:00Z",
      "a=1; max-AGE = 60,                                            2026-06-01T12:01:00Z",
      "a=1; Max-Age=60; Max-Age=120,                                 2026-06-01T12:02:00Z",
      "a=1; Max-Age=60; Max-Age=x,                                   2026-06-01T12:01:00Z",
      "a=1; Max-Age=+60,                                             ",
      "a=1; Max-Age=6 0,                                             ",
      "a=1; Max-Age=,                                                ",
      "a=1; Max-Age=-,                                               ",
      "a=1; Max-Age=1.5,                                             ",
      "'a=1; Expires=Wed, 01 Jul 2026 00:00:00 GMT',                 2026-07-01T00:00:00Z",
      "'a=1; Expires=Wed, 01 Jul 2026 00:00:00 GMT; Max-Age=60',     2026-06-01T12:01:00Z",
      "'a=1; Max-Age=60; Expires=Wed, 01 Jul 2026 00:00:00 GMT',     2026-06-01T12:01:00Z",
      "'a=1; Max-Age=x; Expires=Wed, 01 Jul 2026 00:00:00 GMT',      2026-07-01T00:00:00Z",
      "'a=1; Expires=Wed, 01 Jul 2026 00:00:00 GMT; Expires=never',  2026-07-01T00:00:00Z",
      "a=1; Expires=1 jul 26 00:00:00,                               2026-07-01T00:00:00Z",
      "a=1; Expires=yesterday,                                       ",
      "a=1; Max-Age=99999999999999999999999999,                      2027-07-06T12:00:00Z",
      "a=1; Max-Age=34560000,                                        2027-07-06T12:00:00Z",
      "a=1; Max-Age=34560001,                                        2027-07-06T12:00:00Z",
      "'a=1; Expires=Fri, 01 Jan 2038 00:00:00 GMT',                 2027-07-06T12:00:00Z",
    })
    void is_that_of_max_age_or_else_expires(String line, @Nullable Instant end) {
      jars.visit(HOME, line);
      assertThat(only().expires()).isEqualTo(end);
    }

    @Test
    void ends_at_its_instant() {
      jars.visit(HOME, "a=1; Max-Age=60");
      jars.pass(Duration.ofMillis(59_999));
      assertThat(jars.sent(HOME)).isEqualTo("a=1");
      jars.pass(Duration.ofMillis(1));
      assertThat(jars.jar.retrieve(Jars.navigation(HOME), jars.now).notes())
          .extracting(CookieNote::rule)
          .containsExactly(Rule.COOKIE_EXPIRY);
      assertThat(jars.jar.isEmpty()).as("it was dropped").isTrue();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
        strings = {
          "a=2; Max-Age=0",
          "a=2; Max-Age=-1",
          "a=2; Max-Age=-99999999999999999999",
          "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
          "a=; Max-Age=0; Expires=Fri, 01 Jan 2038 00:00:00 GMT"
        })
    void that_has_ended_removes_the_cookie(String line) {
      jars.visit(HOME, "a=1");
      assertThat(jars.visit(HOME, line)).isNull();
      assertThat(jars.jar.isEmpty()).isTrue();
      assertThat(jars.visit(HOME, line)).isNull();
      assertThat(jars.jar.isEmpty()).isTrue();
    }

    @Test
    void reaches_as_far_as_time_does_without_a_limit() {
      Jars jars = Jars.without(Rule.COOKIE_MAX_AGE_CAP);
      jars.visit(HOME, "a=1; Max-Age=99999999999999999999999999");
      assertThat(jars.jar.cookies(START)).extracting(Cookie::expires).containsExactly(Instant.MAX);
    }
  }

  @Nested
  @DisplayName("steps 9 and 10: domains")
  class Domains {
    @ParameterizedTest(name = "{0} may set Domain={1}: {2}")
    @CsvSource({
      "a.test,        a.test,        ",
      "www.a.test,    a.test,        ",
      "www.a.test,    .a.test,       ",
      "www.a.test,    WWW.A.TEST,    ",
      "a.test,        www.a.test,    COOKIE_DOMAIN",
      "a.test,        b.test,        COOKIE_DOMAIN",
      "ba.test,       a.test,        COOKIE_DOMAIN",
      "a.test,        ..a.test,      COOKIE_DOMAIN",
      "a.test,        a.test.,       COOKIE_DOMAIN",
      "a.test,        test,          COOKIE_PUBLIC_SUFFIX",
      "a.com,         com,           COOKIE_PUBLIC_SUFFIX",
      "a.co.uk,       co.uk,         COOKIE_PUBLIC_SUFFIX",
      "a.co.uk,       uk,            COOKIE_PUBLIC_SUFFIX",
      "a.github.io,   github.io,     COOKIE_PUBLIC_SUFFIX",
      "a.test,        github.io,     COOKIE_PUBLIC_SUFFIX",
      "github.io,     github.io,     ",
      "localhost,     localhost,     ",
      "127.0.0.1,     127.0.0.1,     ",
      "127.0.0.1,     0.0.1,         COOKIE_DOMAIN",
      "127.0.0.1,     1,             COOKIE_DOMAIN",
      "a.test,        münchen.test,  COOKIE_DOMAIN",
    })
    void are_the_hosts_own_or_a_parents(String host, String domain, @Nullable Rule rule) {
      assertThat(jars.visit("http://" + host + "/", "a=1; Domain=" + domain)).isEqualTo(rule);
    }

    @Test
    void a_public_suffix_keeps_its_own_cookies_to_itself() {
      jars.visit("https://github.io/", "a=1; Domain=github.io");
      assertThat(only().hostOnly()).isTrue();
      assertThat(jars.sent("https://github.io/")).isEqualTo("a=1");
      assertThat(jars.sent("https://a.github.io/")).isEmpty();
    }
  }

  @Nested
  @DisplayName("steps 13 to 16: Secure and HttpOnly")
  class SecureAndHttpOnly {
    @Test
    void secure_cookies_need_a_secure_connection() {
      assertThat(jars.visit("http://a.test/", "a=1; Secure")).isEqualTo(Rule.SECURE_STORED);
      assertThat(jars.visit("ws://a.test/", "a=1; Secure")).isEqualTo(Rule.SECURE_STORED);
      assertThat(jars.visit("wss://a.test/", "a=1; Secure")).isNull();
      assertThat(jars.visit("http://localhost/", "a=1; Secure")).isNull();
      assertThat(jars.visit("http://[::1]/", "a=1; secure=no")).isNull();
    }

    @Test
    void scripts_neither_set_nor_replace_nor_remove_http_only_cookies() {
      assertThat(jars.store(script(HOME), "a=1; HttpOnly")).isEqualTo(Rule.HTTP_ONLY);
      jars.visit(HOME, "a=1; HttpOnly");
      assertThat(jars.store(script(HOME), "a=2")).isEqualTo(Rule.HTTP_ONLY);
      assertThat(jars.store(script(HOME), "a=2; Max-Age=0")).isEqualTo(Rule.HTTP_ONLY);
      assertThat(jars.sent(HOME)).isEqualTo("a=1");
      assertThat(jars.store(script(HOME), "a=2; Path=/x")).as("beside it they do").isNull();
    }

    @ParameterizedTest(name = "{0} sets \"{1}\" beside \"{2}\": {3}")
    @CsvSource({
      "http://a.test/,      a=2,                        a=1; Path=/,                  "
          + " LEAVE_SECURE_ALONE",
      "http://a.test/,      a=2; Max-Age=0,             a=1; Path=/,                  "
          + " LEAVE_SECURE_ALONE",
      "http://a.test/x/y,   a=2,                        a=1; Path=/,                  "
          + " LEAVE_SECURE_ALONE",
      "http://a.test/,      a=2; Path=/x/y,             a=1; Path=/x,                 "
          + " LEAVE_SECURE_ALONE",
      "http://a.test/,      a=2; Path=/,                a=1; Path=/x,                  ",
      "http://a.test/,      a=2; Domain=a.test,         a=1; Path=/,                  "
          + " LEAVE_SECURE_ALONE",
      "http://www.a.test/,  a=2; Domain=a.test,         a=1; Path=/,                  "
          + " LEAVE_SECURE_ALONE",
      "http://www.a.test/,  a=2,                        a=1; Path=/; Domain=a.test,   "
          + " LEAVE_SECURE_ALONE",
      "http://a.test/,      A=2,                        a=1; Path=/,                   ",
      "http://b.test/,      a=2,                        a=1; Path=/,                   ",
      "https://a.test/,     a=2,                        a=1; Path=/,                   ",
    })
    void insecure_answers_leave_secure_cookies_alone(
        String url, String line, String there, @Nullable Rule rule) {
      assertThat(jars.visit(HOME, there + "; Secure")).isNull();
      assertThat(jars.visit(url, line)).isEqualTo(rule);
    }
  }

  @Nested
  @DisplayName("steps 17 to 19: SameSite")
  class Sites {
    @ParameterizedTest(name = "mode {0}: Strict, Lax and unsaid {1}")
    @CsvSource({
      "STRICT_OR_LESS, true",
      "LAX_OR_LESS,    true",
      "UNSET_OR_LESS,  true",
      "NONE_ONLY,      false",
    })
    void cross_site_answers_set_none_alone_unless_they_are_top_level(
        SameSiteMode mode, boolean stored) {
      for (String attribute :
          new String[] {"; SameSite=Strict", "; SameSite=Lax", "", "; SameSite=?"}) {
        assertThat(jars.store(cross(HOME, mode), "a=1; Secure" + attribute))
            .as(attribute)
            .isEqualTo(stored ? null : Rule.SAME_SITE_STORE);
      }
      assertThat(jars.store(cross(HOME, mode), "a=1; Secure; SameSite=None")).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(SameSiteMode.class)
    void none_needs_secure(SameSiteMode mode) {
      assertThat(jars.store(cross(HOME, mode), "a=1; SameSite=None"))
          .isEqualTo(Rule.SAME_SITE_NONE_SECURE);
    }
  }

  @Nested
  @DisplayName("steps 20 to 22: prefixes")
  class Prefixes {
    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource({
      "__Secure-a=1; Secure,                                ",
      "__Secure-a=1,                                        PREFIX_SECURE",
      "__SECURE-a=1,                                        PREFIX_SECURE",
      "__secure-=1,                                         PREFIX_SECURE",
      "_Secure-a=1,                                         ",
      "__Securea=1,                                         ",
      "__Host-a=1; Secure; Path=/,                          ",
      "__Host-a=1; Secure; Path=/; Domain=,                 ",
      "__host-a=1; Secure; Path=/; Domain=a.test,           PREFIX_HOST",
      "__Host-a=1; Secure,                                  PREFIX_HOST",
      "__Host-a=1; Secure; Path=/x,                         PREFIX_HOST",
      "__Host-a=1; Path=/,                                  PREFIX_HOST",
      "__Http-a=1; Secure; HttpOnly,                        ",
      "__Http-a=1; Secure,                                  PREFIX_HTTP",
      "__HTTP-a=1; HttpOnly,                                PREFIX_HTTP",
      "__Host-Http-a=1; Secure; HttpOnly; Path=/,           ",
      "__Host-Http-a=1; Secure; Path=/,                     PREFIX_HTTP",
      "__Host-Http-a=1; Secure; HttpOnly,                   PREFIX_HOST",
      "=__Host-a=1; Secure; Path=/,                         PREFIX_NAMELESS",
      "__Host-a; Secure; Path=/,                            PREFIX_NAMELESS",
      "=__secure-a=1; Secure,                               PREFIX_NAMELESS",
      "=__Http-a=1,                                         PREFIX_NAMELESS",
      "==__Host-a=1,                                        ",
      "%5F_Host-a=1,                                        ",
      "__Ho\u017ft-a=1,                                     ",
      "a=__Host-a=1,                                        ",
    })
    void are_promises_that_the_line_must_keep(String line, @Nullable Rule rule) {
      assertThat(jars.visit(HOME, line)).isEqualTo(rule);
    }

    @Test
    void need_a_secure_connection_since_they_need_secure() {
      assertThat(jars.visit("http://a.test/", "__Host-a=1; Secure; Path=/"))
          .isEqualTo(Rule.SECURE_STORED);
    }

    @Test
    void with_http_are_out_of_reach_for_scripts() {
      assertThat(jars.store(script(HOME), "__Http-a=1; Secure")).isEqualTo(Rule.PREFIX_HTTP);
      assertThat(jars.store(script(HOME), "__Http-a=1; Secure; HttpOnly"))
          .isEqualTo(Rule.HTTP_ONLY);
    }
  }

  @Nested
  @DisplayName("step 23: a cookie that is there already")
  class Replacing {
    @ParameterizedTest(name = "\"{0}\" after \"a=1\": {1} cookies")
    @CsvSource({
      "a=2,                  1",
      "a=2; Path=/,          1",
      "a=2; Secure; SameSite=Strict; HttpOnly; Max-Age=60, 1",
      "A=2,                  2",
      "a=2; Path=/x,         2",
      "a=2; Domain=a.test,   2",
      "a=2; Secure; Partitioned, 2",
    })
    void has_the_same_name_domain_path_and_part(String line, int cookies) {
      jars.visit(HOME, "a=1");
      jars.visit(HOME, line);
      assertThat(jars.jar.size()).isEqualTo(cookies);
    }

    @Test
    void takes_the_new_value_and_keeps_its_age() {
      jars.visit(HOME, "a=1");
      jars.pass(Duration.ofHours(1));
      jars.visit(HOME, "a=2; Secure");
      assertThat(only().value()).isEqualTo("2");
      assertThat(only().secure()).isTrue();
      assertThat(only().created()).isEqualTo(START);
    }

    @Test
    @DisplayName("http-extensions#3501: a new value with nothing else changed is not dropped")
    void is_not_dropped_for_being_alike() {
      jars.visit(HOME, "a=1; Secure; SameSite=Lax; Max-Age=60");
      jars.visit(HOME, "a=2; Secure; SameSite=Lax; Max-Age=60");
      assertThat(jars.sent(HOME)).isEqualTo("a=2");
    }
  }

  @Nested
  @DisplayName("mistakes of the layered drafts that the model does not share")
  class Drafts {
    @Test
    void max_age_beats_an_expires_after_it() {
      jars.visit(HOME, "a=1; Max-Age=0; Expires=Fri, 01 Jan 2038 00:00:00 GMT");
      assertThat(jars.jar.isEmpty()).isTrue();
    }

    @Test
    void http_prefixed_cookies_are_http_only_not_the_reverse() {
      assertThat(jars.visit(HOME, "__Http-a=1; Secure; HttpOnly")).isNull();
      assertThat(jars.visit(HOME, "__Http-b=1; Secure")).isEqualTo(Rule.PREFIX_HTTP);
    }

    @Test
    void an_empty_domain_leaves_the_cookie_host_only() {
      assertThat(jars.visit(HOME, "a=1; Domain=")).isNull();
      assertThat(only().hostOnly()).isTrue();
      assertThat(jars.visit(HOME, "b=1; Domain=.")).isNull();
    }

    @Test
    void an_unreadable_expires_leaves_the_one_before() {
      jars.visit(HOME, "a=1; Expires=Wed, 01 Jul 2026 00:00:00 GMT; Expires=x");
      assertThat(only().expires()).isEqualTo("2026-07-01T00:00:00Z");
    }

    @Test
    void lax_cookies_ride_cross_site_links() {
      jars.visit(HOME, "a=1; SameSite=Lax");
      assertThat(jars.sent(cross(HOME, SameSiteMode.LAX_OR_LESS))).isEqualTo("a=1");
    }
  }

  @Nested
  @DisplayName("8.: non-HTTP APIs")
  class Scripts {
    @Test
    void write_and_read_characters_that_travel_as_utf_8() {
      jars.store(script(HOME), "a=ü€");
      assertThat(jars.sent(script(HOME))).isEqualTo("a=ü€");
      assertThat(jars.sent(HOME)).isEqualTo("a=\u00c3\u00bc\u00e2\u0082\u00ac");
    }

    @Test
    void set_one_cookie_at_a_time() {
      jars.store(script(HOME), "a=1; b=2, c=3");
      assertThat(jars.sent(script(HOME))).isEqualTo("a=1");
    }

    @Test
    void of_a_page_without_a_host_have_none() {
      assertThat(jars.store(script("data:text/html,x"), "a=1")).isEqualTo(Rule.COOKIE_DOMAIN);
      assertThat(jars.sent(script("about:blank"))).isEmpty();
    }
  }

  @Test
  void a_jar_lists_what_it_holds() {
    jars.visit(HOME, "a=1; Secure; HttpOnly; SameSite=Lax; Max-Age=60");
    jars.visit(HOME, "b=2; Domain=a.test; Secure; Partitioned");
    assertThat(jars.jar)
        .hasToString(
            "a=1; Host=a.test; Path=/; Secure; HttpOnly; SameSite=Lax; until 2026-06-01T12:01:00Z\n"
                + "b=2; Domain=a.test; Path=/; Secure; Partitioned; under https://a.test\n");
    jars.jar.clear();
    assertThat(jars.jar).hasToString("");
    assertThat(jars.sent(HOME)).isEmpty();
  }
}
