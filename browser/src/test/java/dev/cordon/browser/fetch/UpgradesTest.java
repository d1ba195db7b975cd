package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Upgrades of insecure requests")
class UpgradesTest {
  private static final Profile STANDARD = Profile.standard();

  private static String upgraded(FetchRequest request, Profile profile) {
    Upgrades.upgrade(request, profile);
    return request.url().toString();
  }

  private static String upgraded(FetchRequest request) {
    return upgraded(request, STANDARD);
  }

  @Nested
  @DisplayName("Upgrade Insecure Requests, section 4.1")
  class ByPolicy {
    private static Settings page() {
      return Settings.page("https://app.example/page").upgrading();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
      "http://other.example/x?q, https://other.example/x?q",
      "http://other.example:80/, https://other.example/",
      "http://other.example:8080/, https://other.example:8080/",
      "ws://other.example/s, wss://other.example/s",
      "https://other.example/, https://other.example/",
      "http://localhost:3000/, http://localhost:3000/",
    })
    void asks_over_tls(String url, String result) {
      assertThat(upgraded(page().fetch(url))).isEqualTo(result);
    }

    @Test
    void says_so() {
      var step = Upgrades.upgrade(page().fetch("http://other.example/"), STANDARD);
      assertThat(step).isNotNull();
      assertThat(step.rule()).isEqualTo(Rule.UPGRADE_INSECURE_REQUESTS);
    }

    @Test
    void does_nothing_without_the_directive_or_the_rule() {
      var url = "http://other.example/";
      assertThat(upgraded(Settings.page("https://app.example/").fetch(url))).isEqualTo(url);
      assertThat(upgraded(page().fetch(url), STANDARD.without(Rule.UPGRADE_INSECURE_REQUESTS)))
          .isEqualTo(url);
    }

    @Test
    void leaves_links_to_others_alone() {
      assertThat(upgraded(page().link("http://other.example/"))).isEqualTo("http://other.example/");
    }

    @ParameterizedTest(name = "of {0}, a link to {1} becomes {2}")
    @CsvSource({
      "https://app.example/, http://app.example/x, https://app.example/x",
      "http://app.example/, http://app.example/x, https://app.example/x",
      "https://app.example/, http://www.app.example/x, http://www.app.example/x",
      "https://app.example/, http://app.example:8080/x, http://app.example:8080/x",
      "https://app.example:8080/, http://app.example:8080/x, https://app.example:8080/x",
    })
    void upgrades_links_to_the_pages_own_host(String page, String url, String result) {
      assertThat(upgraded(Settings.page(page).upgrading().link(url))).isEqualTo(result);
    }

    @Test
    void upgrades_forms_and_frames_wherever_they_go() {
      var form = page().link("http://other.example/");
      form.formSubmission = true;
      assertThat(upgraded(form)).isEqualTo("https://other.example/");
      assertThat(upgraded(page().frame("http://other.example/")))
          .isEqualTo("https://other.example/");
    }

    @Test
    void upgrades_nothing_that_the_user_types() {
      assertThat(upgraded(Settings.typed("http://app.example/"))).isEqualTo("http://app.example/");
    }
  }

  @Nested
  @DisplayName("Mixed Content, section 4.1")
  class OfMixedContent {
    private static Settings page() {
      return Settings.page("https://app.example/page");
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE", "AUDIO", "VIDEO"})
    void asks_for_images_and_media_over_tls(Destination destination) {
      assertThat(upgraded(page().element(destination, "http://other.example/i")))
          .isEqualTo("https://other.example/i");
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPT", "STYLE", "FONT", "IFRAME", "EMPTY", "TRACK"})
    void leaves_everything_else_to_be_blocked(Destination destination) {
      assertThat(upgraded(page().element(destination, "http://other.example/i")))
          .isEqualTo("http://other.example/i");
    }

    @Test
    void leaves_what_asks_for_cors_or_chose_among_several() {
      var image = page().element(Destination.IMAGE, "http://other.example/i");
      image.mode = Mode.CORS;
      assertThat(upgraded(image)).isEqualTo("http://other.example/i");
      var chosen = page().element(Destination.IMAGE, "http://other.example/i");
      chosen.imageSet = true;
      assertThat(upgraded(chosen)).isEqualTo("http://other.example/i");
    }

    @ParameterizedTest
    @CsvSource({"http://203.0.113.5/i", "http://[2001:db8::1]/i", "http://localhost/i"})
    void leaves_addresses_and_loopback(String url) {
      assertThat(upgraded(page().element(Destination.IMAGE, url))).isEqualTo(url);
    }

    @Test
    void leaves_the_images_of_insecure_pages() {
      var page = Settings.page("http://app.example/");
      assertThat(upgraded(page.element(Destination.IMAGE, "http://other.example/i")))
          .isEqualTo("http://other.example/i");
    }

    @Test
    void leaves_them_under_block_all_mixed_content() {
      var strict = page().blockingAllMixedContent();
      var image = strict.element(Destination.IMAGE, "http://other.example/i");
      assertThat(upgraded(image)).isEqualTo("http://other.example/i");
      assertThat(upgraded(image, STANDARD.without(Rule.BLOCK_ALL_MIXED_CONTENT)))
          .isEqualTo("https://other.example/i");
    }

    @Test
    void leaves_them_where_a_browser_does_not_upgrade() {
      var image = page().element(Destination.IMAGE, "http://other.example/i");
      assertThat(upgraded(image, STANDARD.without(Rule.MIXED_CONTENT_UPGRADE)))
          .isEqualTo("http://other.example/i");
    }
  }

  @Nested
  @DisplayName("The header field Upgrade-Insecure-Requests")
  class Preference {
    private static Headers of(FetchRequest request, Profile profile) {
      var headers = Headers.builder();
      Upgrades.appendPreference(headers, request, profile);
      return headers.build();
    }

    @Test
    void goes_with_navigations_alone() {
      var page = Settings.page("https://app.example/");
      var expected = Headers.of("Upgrade-Insecure-Requests", "1");
      assertThat(of(page.link("https://other.example/"), STANDARD)).isEqualTo(expected);
      assertThat(of(page.frame("https://other.example/"), STANDARD)).isEqualTo(expected);
      assertThat(of(page.fetch("https://other.example/"), STANDARD).isEmpty()).isTrue();
      var without = STANDARD.without(Rule.UPGRADE_PREFERENCE);
      assertThat(of(page.link("https://other.example/"), without).isEmpty()).isTrue();
    }

    @Test
    void goes_to_plain_http_alone_where_a_browser_has_it_so() {
      var page = Settings.page("https://app.example/");
      var plainAlone = STANDARD.without(Rule.UPGRADE_PREFERENCE_SECURE);
      assertThat(of(page.link("https://other.example/"), plainAlone).isEmpty()).isTrue();
      assertThat(of(page.link("http://other.example/"), plainAlone).isEmpty()).isFalse();
    }

    @Test
    void goes_with_objects_unless_a_browser_leaves_it_out() {
      var frame = Settings.page("https://app.example/").frame("https://other.example/");
      frame.destination = Destination.OBJECT;
      assertThat(of(frame, STANDARD).isEmpty()).isFalse();
      assertThat(of(frame, STANDARD.without(Rule.UPGRADE_PREFERENCE_PLUGINS)).isEmpty()).isTrue();
    }
  }
}
