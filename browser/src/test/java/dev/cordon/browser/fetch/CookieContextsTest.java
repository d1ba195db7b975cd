package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.framed;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.sandboxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.cookies.CookieContext;
import dev.cordon.browser.cookies.CookieJar;
import dev.cordon.browser.cookies.SameSiteMode;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 6265bis, \"same-site\" and \"cross-site\" requests")
final class CookieContextsTest {
  private static final Profile STANDARD = Profile.standard();

  private static CookieContext context(Profile profile, FetchRequest request) {
    return new CookieContexts(profile, new CookieJar(profile).sites()).of(request);
  }

  private static CookieContext context(FetchRequest request) {
    return context(STANDARD, request);
  }

  private static FetchRequest request(Environment client, String... urls) {
    var request = new FetchRequest(client, Url.parse(urls[0]));
    List.of(urls).subList(1, urls.length).forEach(url -> request.urls.add(Url.parse(url)));
    request.mode = Mode.CORS;
    return request;
  }

  private static FetchRequest frame(Environment client, Environment container, String url) {
    var request = navigation(client, "GET", url);
    request.topLevelNavigation = false;
    request.container = container;
    request.destination = Destination.IFRAME;
    return request;
  }

  @Nested
  @DisplayName("document-based requests")
  final class Documents {
    @ParameterizedTest(name = "{0} in {1} to {2}: {3}")
    @CsvSource({
      "https://a.test/, , https://a.test/, STRICT_OR_LESS",
      "https://a.test/, , https://w.a.test:8443/, STRICT_OR_LESS",
      "https://a.test/, , http://a.test/, NONE_ONLY",
      "https://a.test/, , https://b.test/, NONE_ONLY",
      "https://a.github.io/, , https://b.github.io/, NONE_ONLY",
      "https://a.test/, https://w.a.test/, https://a.test/, STRICT_OR_LESS",
      "https://a.test/, https://b.test/, https://a.test/, NONE_ONLY",
      "https://a.test/, https://b.test/, https://b.test/, NONE_ONLY",
      "https://a.test/, https://b.test/ https://a.test/, https://a.test/, NONE_ONLY",
      "https://a.test/, https://a.test/ https://b.test/, https://a.test/, NONE_ONLY"
    })
    void by_the_page_and_all_around_it(String page, String around, String url, SameSiteMode mode) {
      var client = around == null ? page(page) : framed(page, around.split(" "));
      assertThat(context(request(client, url)).mode()).isEqualTo(mode);
    }

    @Test
    void a_sandboxed_frame_is_of_no_site() {
      assertThat(context(request(sandboxed(A + "/", A + "/"), A + "/x")).mode())
          .isEqualTo(SameSiteMode.NONE_ONLY);
    }

    @Test
    void without_the_rule_only_the_page_counts() {
      var profile = STANDARD.without(Rule.SAME_SITE_ANCESTORS);
      var request = request(framed(A + "/", "https://b.test/"), A + "/x");
      assertThat(context(profile, request).mode()).isEqualTo(SameSiteMode.STRICT_OR_LESS);
    }

    @Test
    void without_schemes_http_is_the_same_site() {
      var profile = STANDARD.without(Rule.SAME_SITE_SCHEMEFUL);
      assertThat(context(profile, request(page(A + "/"), "http://a.test/")).mode())
          .isEqualTo(SameSiteMode.STRICT_OR_LESS);
    }
  }

  @Nested
  @DisplayName("navigations")
  final class Navigations {
    @ParameterizedTest(name = "{0} {1} to {2}: {3}")
    @CsvSource(
        nullValues = "-",
        value = {
          "-, GET, https://b.test/, STRICT_OR_LESS",
          "-, POST, https://b.test/, STRICT_OR_LESS",
          "https://a.test/, GET, https://a.test/, STRICT_OR_LESS",
          "https://a.test/, POST, https://w.a.test/, STRICT_OR_LESS",
          "https://a.test/, GET, https://b.test/, LAX_OR_LESS",
          "https://a.test/, HEAD, https://b.test/, LAX_OR_LESS",
          "https://a.test/, POST, https://b.test/, UNSET_OR_LESS",
          "https://a.test/, PUT, https://b.test/, UNSET_OR_LESS"
        })
    void of_the_top(String from, String method, String url, SameSiteMode mode) {
      var request = navigation(from == null ? null : page(from), method, url);
      assertThat(context(request).mode()).isEqualTo(mode);
      assertThat(context(request).topLevel()).isNull();
    }

    @Test
    void of_the_top_out_of_a_frame_count_the_frame_alone() {
      var inside = framed(A + "/", "https://b.test/");
      assertThat(context(navigation(inside, "GET", A + "/x")).mode())
          .isEqualTo(SameSiteMode.STRICT_OR_LESS);
    }

    @Test
    void of_a_frame_count_who_navigates_and_what_is_around() {
      var own = page(A + "/");
      assertThat(context(frame(own, own, A + "/x")).mode()).isEqualTo(SameSiteMode.STRICT_OR_LESS);
      assertThat(context(frame(own, own, "https://b.test/")).mode())
          .isEqualTo(SameSiteMode.NONE_ONLY);
      var foreign = page("https://b.test/");
      assertThat(context(frame(foreign, own, A + "/x")).mode()).isEqualTo(SameSiteMode.NONE_ONLY);
      assertThat(context(frame(own, foreign, A + "/x")).mode()).isEqualTo(SameSiteMode.NONE_ONLY);
    }
  }

  @Nested
  @DisplayName("redirects")
  final class Redirects {
    @Test
    void through_another_site_make_a_request_cross_site() {
      var request = request(page(A + "/"), "https://b.test/", A + "/x");
      assertThat(context(request).mode()).isEqualTo(SameSiteMode.NONE_ONLY);
      var without = STANDARD.without(Rule.SAME_SITE_REDIRECT_CHAIN);
      assertThat(context(without, request).mode()).isEqualTo(SameSiteMode.STRICT_OR_LESS);
    }

    @Test
    void through_the_own_site_do_not() {
      assertThat(context(request(page(A + "/"), "https://w.a.test/", A + "/x")).mode())
          .isEqualTo(SameSiteMode.STRICT_OR_LESS);
    }
  }

  @Nested
  @DisplayName("Fetch, network partition key, and what is around")
  final class Partition {
    @ParameterizedTest(name = "{0} in {1}: top {2}, foreign ancestor {3}")
    @CsvSource({
      "https://a.test/, , a.test, false",
      "https://a.test/, https://w.a.test/, a.test, false",
      "https://a.test/, https://b.test/, b.test, true",
      "https://a.test/, https://b.test/ https://a.test/, a.test, true"
    })
    void by_the_top(String page, String around, String top, boolean foreign) {
      var client = around == null ? page(page) : framed(page, around.split(" "));
      var context = context(request(client, "https://c.test/"));
      assertThat(context.topLevel().registrableDomain()).isEqualTo(top);
      assertThat(context.crossSiteAncestor()).isEqualTo(foreign);
    }

    @Test
    void of_a_frames_navigation_is_that_of_the_page_around_it() {
      var container = framed("https://b.test/", A + "/");
      var context = context(frame(page("https://d.test/"), container, "https://c.test/"));
      assertThat(context.topLevel().registrableDomain()).isEqualTo("a.test");
      assertThat(context.crossSiteAncestor()).isTrue();
    }
  }
}
