package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Referrer Policy")
class ReferrersTest {
  private static final Profile STANDARD = Profile.standard();
  private static final String PAGE = "https://app.example/page?q=1";

  private static Settings page() {
    return Settings.page(PAGE);
  }

  private static FetchRequest to(String target, ReferrerPolicy policy) {
    return page().referrerPolicy(policy).fetch(target);
  }

  @Nested
  @DisplayName("determine request's referrer")
  class Determine {
    @ParameterizedTest(name = "{0} tells {1} to itself, {2} to others, {3} to others over http")
    @CsvSource(
        nullValues = "nothing",
        value = {
          "no-referrer, nothing, nothing, nothing",
          "same-origin, all, nothing, nothing",
          "origin, origin, origin, origin",
          "strict-origin, origin, origin, nothing",
          "origin-when-cross-origin, all, origin, origin",
          "strict-origin-when-cross-origin, all, origin, nothing",
          "no-referrer-when-downgrade, all, all, nothing",
          "unsafe-url, all, all, all",
        })
    void by_policy(String policy, String own, String foreign, String insecure) {
      assertThat(told(policy, "https://app.example/x")).isEqualTo(own);
      assertThat(told(policy, "https://other.example/")).isEqualTo(foreign);
      assertThat(told(policy, "http://other.example/")).isEqualTo(insecure);
    }

    private static String told(String policy, String target) {
      var value = Referrers.value(to(target, ReferrerPolicy.ofOrNull(policy)), STANDARD);
      if (value == null) {
        return null;
      }
      return value.equals(PAGE) ? "all" : value.equals("https://app.example/") ? "origin" : value;
    }

    @Test
    void strips_user_password_and_fragment() {
      var request = Settings.page("https://u:p@app.example/a#b").fetch("https://app.example/x");
      assertThat(Referrers.value(request, STANDARD)).isEqualTo("https://app.example/a");
    }

    @Test
    void cuts_what_is_longer_than_4096_characters() {
      var path = "https://app.example/";
      var longest = path + "a".repeat(4096 - path.length());
      assertThat(Referrers.value(Settings.page(longest).fetch(PAGE), STANDARD)).isEqualTo(longest);
      assertThat(Referrers.value(Settings.page(longest + "a").fetch(PAGE), STANDARD))
          .isEqualTo(path);
    }

    @Test
    void tells_nothing_of_a_page_with_an_opaque_origin() {
      assertThat(Referrers.value(page().opaque().fetch(PAGE), STANDARD)).isNull();
    }

    @Test
    void tells_nothing_of_local_urls() {
      var worker = Settings.page("data:text/javascript,x").worker().fetch(PAGE);
      assertThat(Referrers.value(worker, STANDARD)).isNull();
    }

    @Test
    void tells_the_page_around_where_it_is_srcdoc() {
      var srcdoc =
          Settings.page("about:srcdoc")
              .withOrigin(Url.parse(PAGE).origin())
              .knownAs(PAGE)
              .fetch("https://app.example/x");
      assertThat(Referrers.value(srcdoc, STANDARD)).isEqualTo(PAGE);
    }

    @Test
    void tells_what_the_request_names_instead_of_the_page() {
      var request = page().fetch("https://app.example/x");
      request.referrer = new Referrer.Named(Url.parse("https://app.example/other"));
      assertThat(Referrers.value(request, STANDARD)).isEqualTo("https://app.example/other");
      request.referrer = Referrer.NONE;
      assertThat(Referrers.value(request, STANDARD)).isNull();
    }

    @Test
    void tells_nothing_of_what_the_user_types() {
      assertThat(Referrers.value(Settings.typed(PAGE), STANDARD)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "http://127.0.0.1:8080/", "http://[::1]/"})
    void loopback_is_no_downgrade(String target) {
      assertThat(Referrers.value(to(target, ReferrerPolicy.STRICT_ORIGIN), STANDARD))
          .isEqualTo("https://app.example/");
    }
  }

  @Nested
  @DisplayName("which policy is in force")
  class InForce {
    @Test
    void the_requests_own_before_its_pages() {
      var request = to("https://other.example/", ReferrerPolicy.NO_REFERRER);
      request.referrerPolicy = ReferrerPolicy.UNSAFE_URL;
      assertThat(Referrers.value(request, STANDARD)).isEqualTo(PAGE);
    }

    @Test
    void strict_origin_when_cross_origin_without_any() {
      assertThat(Referrers.policy(to(PAGE, null), STANDARD))
          .isEqualTo(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN);
    }

    @Test
    void no_referrer_when_downgrade_of_old() {
      var old = STANDARD.without(Rule.REFERRER_DEFAULT);
      assertThat(Referrers.value(to("https://other.example/", null), old)).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsafe-url", "no-referrer-when-downgrade", "origin-when-cross-origin"})
    void weak_ones_are_not_believed_across_sites_where_a_browser_does_so(String name) {
      var careful = STANDARD.without(Rule.REFERRER_WEAK_POLICIES);
      var policy = ReferrerPolicy.ofOrNull(name);
      assertThat(Referrers.policy(to("https://other.example/", policy), careful))
          .isEqualTo(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN);
      assertThat(Referrers.policy(to("https://www.app.example/", policy), careful))
          .isEqualTo(policy);
      var link = page().referrerPolicy(policy).link("https://other.example/");
      assertThat(Referrers.policy(link, careful)).isEqualTo(policy);
    }
  }

  @Nested
  @DisplayName("along a redirect")
  class OnRedirect {
    @Test
    void nobody_learns_more_than_an_earlier_hop() {
      var request = to("https://other.example/", null);
      assertThat(Referrers.value(request, STANDARD)).isEqualTo("https://app.example/");
      request.urls.add(Url.parse("https://app.example/back"));
      assertThat(Referrers.value(request, STANDARD)).isEqualTo("https://app.example/");
    }

    @Test
    void nothing_stays_nothing() {
      var request = to("https://other.example/", ReferrerPolicy.SAME_ORIGIN);
      assertThat(Referrers.value(request, STANDARD)).isNull();
      request.urls.add(Url.parse("https://app.example/back"));
      assertThat(Referrers.value(request, STANDARD)).isNull();
    }

    @Test
    void asking_twice_on_one_hop_gives_the_same() {
      var request = to("https://other.example/", null);
      assertThat(Referrers.value(request, STANDARD)).isEqualTo(Referrers.value(request, STANDARD));
    }

    @Test
    void its_own_policy_holds_from_there_on() {
      var request = to("https://app.example/go", null);
      Referrers.onRedirect(request, Headers.of("Referrer-Policy", "no-referrer"), STANDARD);
      assertThat(Referrers.value(request, STANDARD)).isNull();
    }

    @Test
    void without_one_the_old_policy_stays() {
      var request = to("https://app.example/go", ReferrerPolicy.UNSAFE_URL);
      Referrers.onRedirect(request, Headers.of("Referrer-Policy", "nonsense"), STANDARD);
      assertThat(Referrers.policy(request, STANDARD)).isEqualTo(ReferrerPolicy.UNSAFE_URL);
    }
  }

  @Nested
  @DisplayName("parse a referrer policy")
  class Parse {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        delimiter = '|',
        nullValues = "none",
        value = {
          "origin                      | origin",
          "ORIGIN                      | origin",
          "no-referrer, origin         | origin",
          "origin, some-later-invention | origin",
          "'no-referrer,\tsame-origin ' | same-origin",
          "always                      | none",
          "''                          | none",
          "\"origin\"                  | none",
          "origin;                     | none",
        })
    void from_a_header(String value, String policy) {
      assertThat(Referrers.parse(Headers.of("referrer-policy", value)))
          .isEqualTo(policy == null ? null : ReferrerPolicy.ofOrNull(policy));
    }

    @Test
    void from_several_lines() {
      var headers = Headers.of("Referrer-Policy", "origin", "Referrer-Policy", "unsafe-url, x");
      assertThat(Referrers.parse(headers)).isEqualTo(ReferrerPolicy.UNSAFE_URL);
      assertThat(Referrers.parse(Headers.EMPTY)).isNull();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        nullValues = "none",
        value = {
          "never, no-referrer",
          "default, strict-origin-when-cross-origin",
          "Always, unsafe-url",
          "origin-when-crossorigin, origin-when-cross-origin",
          "strict-origin, strict-origin",
          "nonsense, none",
        })
    void from_a_meta_element(String content, String policy) {
      assertThat(Referrers.parseMeta(content))
          .isEqualTo(policy == null ? null : ReferrerPolicy.ofOrNull(policy));
    }
  }
}
