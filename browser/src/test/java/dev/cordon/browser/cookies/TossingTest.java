package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.navigation;
import static dev.cordon.browser.cookies.Jars.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a neighbour under the same registrable domain can do to a session, and what ends it. */
@DisplayName("Cookies tossed by a neighbour")
class TossingTest {
  private static final String BANK = "https://bank.test/";
  private static final String BLOG = "https://blog.bank.test/";
  private static final String MITM = "http://bank.test/";

  private final Jars jars = Jars.standard();

  /** What a server finds that reads the first cookie of a name, as most do. */
  private static String read(Jars jars, String url, String name) {
    for (CookiePair pair : CookieHeader.parse(List.of(jars.sent(url)))) {
      if (pair.name().equals(name)) {
        return pair.value();
      }
    }
    return "";
  }

  @Nested
  @DisplayName("W19: a double-submit cookie")
  class DoubleSubmit {
    @Test
    void is_overshadowed_by_a_longer_path() {
      jars.visit(BANK, "csrf=real; Secure; HttpOnly; Path=/");
      jars.store(script(BLOG), "csrf=tossed; Domain=bank.test; Path=/transfer");
      assertThat(read(jars, BANK + "transfer", "csrf")).isEqualTo("tossed");
      assertThat(jars.sent(BANK + "transfer")).isEqualTo("csrf=tossed; csrf=real");
      assertThat(read(jars, BANK, "csrf")).as("elsewhere the real one").isEqualTo("real");
    }

    @Test
    void is_overshadowed_by_an_older_one_of_the_same_path() {
      jars.store(script(BLOG), "csrf=tossed; Domain=bank.test; Path=/");
      jars.visit(BANK, "csrf=real; Secure; HttpOnly; Path=/");
      assertThat(read(jars, BANK, "csrf")).isEqualTo("tossed");
    }

    @Test
    void cannot_be_tossed_over_plain_http_while_there_is_a_secure_one() {
      jars.visit(BANK, "csrf=real; Secure; Path=/");
      assertThat(jars.visit(MITM + "transfer/", "csrf=tossed")).isEqualTo(Rule.LEAVE_SECURE_ALONE);
      assertThat(jars.visit("http://x.bank.test/", "csrf=tossed; Domain=bank.test; Path=/transfer"))
          .isEqualTo(Rule.LEAVE_SECURE_ALONE);
      assertThat(jars.sent(BANK + "transfer/")).isEqualTo("csrf=real");
    }

    @Test
    void is_tossed_over_plain_http_before_there_is_a_secure_one() {
      jars.visit(MITM, "csrf=tossed; Path=/transfer");
      jars.visit(BANK, "csrf=real; Secure; Path=/");
      assertThat(read(jars, BANK + "transfer", "csrf")).isEqualTo("tossed");
    }

    @Test
    void is_tossed_over_plain_http_in_webkit_whatever_there_is() {
      Jars webkit = new Jars(Profiles.WEBKIT);
      webkit.visit(BANK, "csrf=real; Secure; Path=/");
      assertThat(webkit.visit(MITM, "csrf=tossed; Path=/")).isEqualTo(Rule.LEAVE_SECURE_ALONE);
      webkit.visit(MITM, "csrf=tossed; Path=/; Domain=bank.test");
      assertThat(read(webkit, BANK, "csrf")).isEqualTo("tossed");
    }

    @Test
    void with_a_host_prefix_is_out_of_the_neighbours_reach() {
      jars.visit(BANK, "__Host-csrf=real; Secure; Path=/");
      for (String line :
          new String[] {
            "__Host-csrf=tossed; Domain=bank.test; Path=/",
            "__Host-csrf=tossed; Domain=bank.test; Path=/; Secure",
            "__HOST-csrf=tossed; Domain=bank.test; Path=/transfer; Secure",
          }) {
        assertThat(jars.store(script(BLOG), line)).as(line).isEqualTo(Rule.PREFIX_HOST);
      }
      jars.store(script(BLOG), "__Host-csrf=tossed; Path=/; Secure");
      assertThat(jars.sent(BANK + "transfer")).isEqualTo("__Host-csrf=real");
    }

    @Test
    void with_a_host_prefix_is_within_reach_in_webkit() {
      Jars webkit = new Jars(Profiles.WEBKIT);
      webkit.store(script(BLOG), "__Host-csrf=tossed; Domain=bank.test; Path=/transfer");
      webkit.visit(BANK, "__Host-csrf=real; Secure; Path=/");
      assertThat(read(webkit, BANK + "transfer", "__Host-csrf")).isEqualTo("tossed");
    }

    @Test
    void is_not_reached_from_another_customer_of_the_same_host() {
      Jars shared = Jars.standard();
      shared.visit("https://bank.github.io/", "csrf=real; Path=/");
      assertThat(shared.visit("https://evil.github.io/", "csrf=tossed; Domain=github.io; Path=/x"))
          .isEqualTo(Rule.COOKIE_PUBLIC_SUFFIX);
    }
  }

  @Nested
  @DisplayName("W20: forged names")
  class ForgedNames {
    @Test
    void nameless_cookies_would_arrive_under_a_prefixed_name() {
      Jars lax = Jars.without(Rule.PREFIX_NAMELESS);
      assertThat(lax.store(script(BLOG), "=__Host-sid=tossed; Domain=bank.test; Path=/")).isNull();
      assertThat(lax.sent(BANK)).isEqualTo("__Host-sid=tossed");
      assertThat(read(lax, BANK, "__Host-sid")).as("the server cannot tell").isEqualTo("tossed");
      assertThat(jars.store(script(BLOG), "=__Host-sid=tossed; Domain=bank.test; Path=/"))
          .isEqualTo(Rule.PREFIX_NAMELESS);
    }

    @Test
    void nameless_cookies_arrive_under_any_other_name() {
      jars.store(script(BLOG), "=sid=tossed; Domain=bank.test; Path=/");
      assertThat(read(jars, BANK, "sid")).isEqualTo("tossed");
    }

    @Test
    void encoded_names_pass_as_what_they_are() {
      assertThat(jars.store(script(BLOG), "%5F%5FHost-sid=tossed; Domain=bank.test; Path=/"))
          .isNull();
      assertThat(read(jars, BANK, "__Host-sid")).as("undecoded it is another").isEmpty();
    }
  }

  @Nested
  @DisplayName("W20: a jar that overflows")
  class Overflow {
    private void flood(Jars jars, String url) {
      for (int i = 0; i < 200; i++) {
        jars.store(script(url), "f" + i + "=1; Domain=bank.test; Secure");
      }
    }

    @Test
    void drives_out_a_session_that_no_script_could_touch() {
      jars.visit(BANK, "sid=real; Secure; HttpOnly");
      assertThat(jars.store(script(BANK), "sid=tossed; Secure")).isEqualTo(Rule.HTTP_ONLY);
      flood(jars, BLOG);
      assertThat(jars.sent(BANK)).doesNotContain("sid=real");
      assertThat(jars.store(script(BANK), "sid=tossed; Secure")).isNull();
    }

    @Test
    void spares_a_session_that_is_in_use() {
      jars.visit(BANK, "sid=real; Secure; HttpOnly");
      for (int i = 0; i < 1_000; i++) {
        jars.store(script(BLOG), "f" + i + "=1; Domain=bank.test; Secure; Path=/f");
        if (i % 20 == 0) {
          assertThat(jars.sent(navigation(BANK))).contains("sid=real");
        }
      }
    }

    @Test
    void spares_secure_cookies_as_long_as_there_are_others() {
      jars.visit(BANK, "sid=real; Secure; HttpOnly");
      for (int i = 0; i < 1_000; i++) {
        jars.visit("http://blog.bank.test/", "f" + i + "=1; Domain=bank.test");
      }
      assertThat(jars.sent(BANK)).contains("sid=real");
    }

    @Test
    void does_nothing_where_the_jar_has_no_bounds() {
      Jars webkit = new Jars(Profiles.WEBKIT);
      webkit.visit(BANK, "sid=real; Secure; HttpOnly");
      flood(webkit, BLOG);
      assertThat(webkit.sent(BANK)).contains("sid=real");
    }

    @Test
    void does_not_reach_another_site() {
      jars.visit("https://shop.test/", "sid=real");
      flood(jars, BLOG);
      assertThat(jars.sent("https://shop.test/")).isEqualTo("sid=real");
    }
  }
}
