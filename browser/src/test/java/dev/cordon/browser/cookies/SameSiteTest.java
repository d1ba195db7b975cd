package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.cross;
import static dev.cordon.browser.cookies.Jars.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Site;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 6265bis, 5.6.7: SameSite")
class SameSiteTest {
  private static final String HOME = "https://a.test/";

  private static Jars old(Profile profile) {
    Jars jars = new Jars(profile);
    jars.visit(HOME, "s=1; Secure; SameSite=Strict");
    jars.visit(HOME, "l=1; Secure; SameSite=Lax");
    jars.visit(HOME, "u=1; Secure");
    jars.visit(HOME, "x=1; Secure; SameSite=Sometimes");
    jars.visit(HOME, "n=1; Secure; SameSite=None");
    jars.pass(Duration.ofMinutes(10));
    return jars;
  }

  @ParameterizedTest(name = "{0}, mode {1}: {2}")
  @CsvSource({
    "standard, STRICT_OR_LESS, s=1; l=1; u=1; x=1; n=1",
    "standard, LAX_OR_LESS,    l=1; u=1; x=1; n=1",
    "standard, UNSET_OR_LESS,  n=1",
    "standard, NONE_ONLY,      n=1",
    "chromium, LAX_OR_LESS,    l=1; u=1; x=1; n=1",
    "chromium, UNSET_OR_LESS,  n=1",
    "chromium, NONE_ONLY,      n=1",
    "firefox,  STRICT_OR_LESS, s=1; l=1; u=1; x=1; n=1",
    "firefox,  LAX_OR_LESS,    l=1; u=1; x=1; n=1",
    "firefox,  UNSET_OR_LESS,  u=1; x=1; n=1",
    "webkit,   LAX_OR_LESS,    l=1; u=1; x=1; n=1",
    "webkit,   UNSET_OR_LESS,  u=1; x=1; n=1",
    "webkit,   NONE_ONLY,      u=1; x=1; n=1",
  })
  void what_goes_by_the_requests_place(String browser, SameSiteMode mode, String header) {
    Profile profile = Objects.requireNonNull(Profiles.BY_NAME.get(browser));
    assertThat(old(profile).sent(cross(HOME, mode))).isEqualTo(header);
  }

  @Test
  void scripts_of_frames_in_foreign_pages_see_none_alone() {
    CookieContext framed =
        CookieContext.script(url(HOME), SameSiteMode.NONE_ONLY, Jars.site("https://b.test/"));
    assertThat(old(Profile.standard()).sent(framed)).isEqualTo("n=1");
  }

  @Nested
  @DisplayName("5.6.7.2: Lax-Allowing-Unsafe")
  class LaxAllowingUnsafe {
    private final CookieContext post = cross(HOME, SameSiteMode.UNSET_OR_LESS);

    @ParameterizedTest(name = "\"{0}\" after {1} s: {2}")
    @CsvSource({
      "a=1,                120, true",
      "a=1,                121, false",
      "a=1; SameSite=?,    120, true",
      "a=1; SameSite=Lax,  0,   false",
      "a=1; SameSite=Strict, 0, false",
    })
    void is_for_young_cookies_that_say_nothing(String line, int seconds, boolean sent) {
      Jars jars = Jars.standard();
      jars.visit(HOME, line);
      jars.pass(Duration.ofSeconds(seconds));
      assertThat(jars.sent(post)).isEqualTo(sent ? "a=1" : "");
    }

    @Test
    void is_for_navigations_of_the_top_alone() {
      Jars jars = Jars.standard();
      jars.visit(HOME, "a=1");
      assertThat(jars.sent(cross(HOME, SameSiteMode.NONE_ONLY))).isEmpty();
    }

    @ParameterizedTest(name = "in {0}, set again to \"{1}\", it is young again: {2}")
    @CsvSource({"standard, a=2, false", "chromium, a=2, true", "chromium, a=1, false"})
    void is_measured_from_the_creation(String browser, String again, boolean young) {
      Jars jars = new Jars(Objects.requireNonNull(Profiles.BY_NAME.get(browser)));
      jars.visit(HOME, "a=1");
      jars.pass(Duration.ofMinutes(10));
      jars.visit(HOME, again);
      assertThat(jars.sent(post).isEmpty()).isEqualTo(!young);
    }
  }

  @Nested
  @DisplayName("which sites are the same")
  class Sites {
    @ParameterizedTest(name = "{0} and {1}: {2}, without regard to schemes {3}")
    @CsvSource({
      "https://a.test/,      https://www.a.test:8443/, true,  true",
      "https://a.test/,      http://a.test/,           false, true",
      "https://a.test/,      wss://b.a.test/,          true,  true",
      "http://a.test/,       ws://a.test/,             true,  true",
      "https://a.test/,      ws://a.test/,             false, true",
      "https://a.test/,      https://b.test/,          false, false",
      "https://a.github.io/, https://b.github.io/,     false, false",
      "https://github.io/,   https://a.github.io/,     false, false",
      "http://127.0.0.1/,    http://127.0.0.1:1/,      true,  true",
      "http://127.0.0.1/,    http://127.0.0.2/,        false, false",
      "http://localhost/,    http://a.localhost/,      false, false",
      "data:x,               data:x,                   false, false",
      "file:///a,            https://a.test/,          false, false",
    })
    void by_scheme_and_registrable_domain(String one, String other, boolean same, boolean loosely) {
      assertThat(same(Profile.standard(), one, other)).isEqualTo(same);
      assertThat(same(Profile.standard().without(Rule.SAME_SITE_SCHEMEFUL), one, other))
          .isEqualTo(loosely);
    }

    private boolean same(Profile profile, String one, String other) {
      CookieSites sites = new CookieJar(profile).sites();
      Site left = sites.of(url(one));
      Site right = sites.of(url(other));
      assertThat(sites.same(left, right)).isEqualTo(sites.same(right, left));
      return sites.same(left, right);
    }

    @Test
    void are_remembered_without_growing_for_ever() {
      CookieSites sites = new CookieJar(Profile.standard()).sites();
      for (int i = 0; i < 5_000; i++) {
        String host = "h" + i + ".a" + i % 7 + ".test";
        assertThat(sites.of(url("https://" + host + "/")))
            .isEqualTo(new Site("https", "a" + i % 7 + ".test"));
      }
      assertThat(sites.remembered()).isLessThanOrEqualTo(1_024);
    }
  }

  @ParameterizedTest(name = "\"{0}\" cross-site: {1}")
  @CsvSource({
    "a=1; Secure; SameSite=Strict, SAME_SITE_STRICT",
    "a=1; Secure; SameSite=Lax,    SAME_SITE_LAX",
    "a=1; Secure,                  SAME_SITE_DEFAULT_LAX",
    "a=1; Secure; SameSite=None,   ",
  })
  void the_note_names_the_rule(String line, @Nullable Rule rule) {
    Jars jars = Jars.standard();
    jars.visit(HOME, line);
    CookieRetrieval retrieval = jars.jar.retrieve(cross(HOME, SameSiteMode.NONE_ONLY), jars.now);
    assertThat(retrieval.notes()).extracting(CookieNote::rule).containsExactly(rule);
    assertThat(retrieval.notes().get(0).detail()).isNotEmpty();
    assertThat(retrieval.notes().get(0).accepted()).isEqualTo(rule == null);
  }
}
