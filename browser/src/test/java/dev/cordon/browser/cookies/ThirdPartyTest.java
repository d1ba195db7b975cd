package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.navigation;
import static dev.cordon.browser.cookies.Jars.site;
import static dev.cordon.browser.cookies.Jars.under;
import static dev.cordon.browser.cookies.Jars.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.browser.profile.ThirdPartyCookies;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Cookies of third parties")
class ThirdPartyTest {
  private static final String A = "https://a.test/";
  private static final String TOP = "https://top.test/";
  private static final String OTHER = "https://other.test/";
  private static final String PLAIN = "p=1; Secure; SameSite=None";
  private static final String CHIP = "c=1; Secure; SameSite=None; Partitioned";

  private static Jars jars(ThirdPartyCookies policy) {
    return new Jars(Profile.standard().with(policy));
  }

  /** A frame of the top-level site inside one of another site: A, B, A. */
  private static CookieContext nested(String site) {
    return CookieContext.request(url(site), SameSiteMode.NONE_ONLY, site(site)).belowForeignFrame();
  }

  @Nested
  @DisplayName("without Partitioned")
  class Plain {
    @ParameterizedTest(name = "{0}, set by a visit: sent under another site \"{1}\"")
    @CsvSource({"ALLOWED, p=1", "PARTITIONED, ''", "BLOCKED, ''"})
    void set_first_party(ThirdPartyCookies policy, String sent) {
      Jars jars = jars(policy);
      jars.visit(A, PLAIN);
      assertThat(jars.sent(under(TOP, A))).isEqualTo(sent);
      assertThat(jars.sent(nested(A))).isEqualTo(sent);
      assertThat(jars.sent(under(A, A))).isEqualTo("p=1");
      assertThat(jars.sent(under("https://www.a.test/", A))).isEqualTo("p=1");
    }

    @ParameterizedTest(name = "{0}, set under a site: there {1}, elsewhere {2}, in a visit {3}")
    @CsvSource({
      "ALLOWED,     p=1, p=1, p=1",
      "PARTITIONED, p=1, '',  ''",
      "BLOCKED,     '',  '',  ''",
    })
    void set_third_party(ThirdPartyCookies policy, String there, String elsewhere, String visit) {
      Jars jars = jars(policy);
      assertThat(jars.store(under(TOP, A), PLAIN))
          .isEqualTo(policy == ThirdPartyCookies.BLOCKED ? Rule.THIRD_PARTY_COOKIES : null);
      assertThat(jars.sent(under(TOP, A))).isEqualTo(there);
      assertThat(jars.sent(under(OTHER, A))).isEqualTo(elsewhere);
      assertThat(jars.sent(A)).isEqualTo(visit);
    }

    @Test
    void partitioned_jars_know_the_scheme_and_the_frames_between() {
      Jars jars = jars(ThirdPartyCookies.PARTITIONED);
      jars.store(under(TOP, A), PLAIN);
      assertThat(jars.sent(under("https://www.top.test:444/", A))).isEqualTo("p=1");
      assertThat(jars.sent(under("http://top.test/", A))).isEmpty();
      jars.store(nested(A), "n=1; Secure; SameSite=None");
      assertThat(jars.sent(under(A, A))).isEmpty();
      assertThat(jars.sent(nested(A))).isEqualTo("n=1");
    }

    @Test
    void opaque_top_level_sites_share_nothing() {
      Jars jars = jars(ThirdPartyCookies.PARTITIONED);
      CookieContext one = under("data:,x", A);
      jars.store(one, PLAIN);
      assertThat(jars.sent(one)).isEqualTo("p=1");
      assertThat(jars.sent(under("data:,x", A))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ThirdPartyCookies.class)
    void storage_access_gives_the_shared_part(ThirdPartyCookies policy) {
      Jars jars = jars(policy);
      jars.visit(A, PLAIN);
      CookieContext granted = under(TOP, A).withStorageAccess();
      assertThat(jars.sent(granted)).isEqualTo("p=1");
      assertThat(jars.store(granted, "q=1; Secure; SameSite=None")).isNull();
      assertThat(jars.sent(A)).isEqualTo("p=1; q=1");
    }

    @Test
    void storage_access_does_not_lift_same_site() {
      Jars jars = jars(ThirdPartyCookies.BLOCKED);
      jars.visit(A, "l=1; SameSite=Lax");
      assertThat(jars.sent(under(TOP, A).withStorageAccess())).isEmpty();
    }

    @Test
    void storage_access_leaves_the_partitioned_jar_behind() {
      Jars jars = jars(ThirdPartyCookies.PARTITIONED);
      jars.store(under(TOP, A), PLAIN);
      jars.store(under(TOP, A), CHIP);
      assertThat(jars.sent(under(TOP, A).withStorageAccess())).isEqualTo("c=1");
    }
  }

  @Nested
  @DisplayName("CHIPS: Partitioned")
  class Chips {
    @ParameterizedTest(name = "{0}")
    @EnumSource(ThirdPartyCookies.class)
    void live_under_one_top_level_site_whatever_the_policy(ThirdPartyCookies policy) {
      Jars jars = jars(policy);
      assertThat(jars.store(under(TOP, A), CHIP)).isNull();
      assertThat(jars.sent(under(TOP, A))).isEqualTo("c=1");
      assertThat(jars.sent(under(OTHER, A))).isEmpty();
      assertThat(jars.sent(A)).isEmpty();
      assertThat(jars.sent(under(A, A))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ThirdPartyCookies.class)
    void set_by_a_visit_are_of_that_site_itself(ThirdPartyCookies policy) {
      Jars jars = jars(policy);
      jars.visit(A, CHIP);
      assertThat(jars.sent(A)).isEqualTo("c=1");
      assertThat(jars.sent(under(A, A))).isEqualTo("c=1");
      assertThat(jars.sent(under(TOP, A))).isEmpty();
      assertThat(jars.sent(nested(A))).as("the cross-site-ancestor bit").isEmpty();
    }

    @Test
    void need_secure() {
      assertThat(Jars.standard().visit(A, "c=1; Partitioned")).isEqualTo(Rule.COOKIE_PARTITIONED);
    }

    @Test
    void need_a_top_level_site() {
      assertThat(Jars.standard().store(under("data:,x", A), CHIP))
          .isEqualTo(Rule.COOKIE_PARTITIONED);
    }

    @Test
    void do_not_replace_one_another_across_sites() {
      Jars jars = Jars.standard();
      jars.store(under(TOP, A), CHIP);
      jars.store(under(OTHER, A), CHIP.replace("c=1", "c=2"));
      jars.store(under(TOP, A), CHIP + "; Max-Age=0");
      assertThat(jars.sent(under(TOP, A))).isEmpty();
      assertThat(jars.sent(under(OTHER, A))).isEqualTo("c=2");
    }

    @Test
    void lie_beside_those_that_all_share() {
      Jars jars = Jars.standard();
      jars.visit(A, PLAIN);
      jars.store(under(TOP, A), CHIP);
      CookieRetrieval there = jars.jar.retrieve(under(TOP, A), jars.now);
      assertThat(there.header()).isEqualTo("p=1; c=1");
      CookieRetrieval elsewhere = jars.jar.retrieve(under(OTHER, A), jars.now);
      assertThat(elsewhere.notes())
          .extracting(CookieNote::name, CookieNote::rule)
          .containsExactly(tuple("p", null), tuple("c", Rule.COOKIE_PARTITIONED));
    }

    @Test
    void are_unknown_to_browsers_without_them() {
      Jars jars = Jars.without(Rule.COOKIE_PARTITIONED);
      assertThat(jars.visit(A, "c=1; Partitioned")).isNull();
      assertThat(jars.jar.cookies(jars.now).get(0).partition()).isNull();
    }

    @Test
    void under_plain_http_are_of_another_site() {
      Jars jars = Jars.standard();
      jars.store(under("http://top.test/", A), CHIP);
      assertThat(jars.sent(under(TOP, A))).isEmpty();
    }
  }

  @Test
  void where_sending_is_not_blocked_what_a_visit_set_goes_along() {
    Jars jars =
        new Jars(
            Profile.standard().with(ThirdPartyCookies.BLOCKED).without(Rule.THIRD_PARTY_SENDING));
    jars.visit(A, PLAIN);
    assertThat(jars.sent(under(TOP, A))).isEqualTo("p=1");
    assertThat(jars.store(under(TOP, A), PLAIN)).isEqualTo(Rule.THIRD_PARTY_COOKIES);
  }

  @Test
  void where_sending_is_not_blocked_partitioned_jars_are_apart_all_the_same() {
    Jars jars =
        new Jars(
            Profile.standard()
                .with(ThirdPartyCookies.PARTITIONED)
                .without(Rule.THIRD_PARTY_SENDING));
    jars.visit(A, PLAIN);
    assertThat(jars.sent(under(TOP, A))).isEmpty();
  }

  @Test
  void where_frames_between_do_not_count_another_site_at_the_top_does() {
    Jars jars =
        new Jars(
            Profile.standard().with(ThirdPartyCookies.BLOCKED).without(Rule.THIRD_PARTY_ANCESTORS));
    jars.visit(A, PLAIN);
    assertThat(jars.sent(under(TOP, A))).isEmpty();
    assertThat(jars.sent(nested(A))).isEqualTo("p=1");
  }

  @Test
  void what_keeps_a_cookie_in_another_part_is_named() {
    Jars jars = jars(ThirdPartyCookies.PARTITIONED);
    jars.store(under(TOP, A), PLAIN);
    jars.store(under(TOP, A), CHIP);
    assertThat(jars.jar.retrieve(under(OTHER, A), jars.now).notes())
        .extracting(CookieNote::name, CookieNote::rule)
        .containsExactlyInAnyOrder(
            tuple("p", Rule.THIRD_PARTY_COOKIES), tuple("c", Rule.COOKIE_PARTITIONED));
  }

  @Test
  void a_partitioned_cookie_of_another_browser_is_out_of_sight_for_one_that_knows_none() {
    Jars jars = Jars.standard();
    jars.store(under(TOP, A), CHIP);
    Jars other = Jars.without(Rule.COOKIE_PARTITIONED);
    jars.jar.cookies(jars.now).forEach(other.jar::add);
    assertThat(other.jar.size()).isEqualTo(1);
    assertThat(other.sent(under(TOP, A))).isEmpty();
  }

  @Test
  void navigating_the_top_is_never_third_party() {
    Jars jars = jars(ThirdPartyCookies.BLOCKED);
    CookieContext link = CookieContext.navigation(url(A), SameSiteMode.LAX_OR_LESS);
    assertThat(jars.store(link, "a=1; Secure")).isNull();
    assertThat(jars.sent(link)).isEqualTo("a=1");
    assertThat(jars.sent(navigation(A))).isEqualTo("a=1");
  }
}
