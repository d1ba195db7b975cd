package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Fetch Metadata")
class FetchMetadataHeadersTest {
  private static final Profile STANDARD = Profile.standard();

  private static Headers of(FetchRequest request, Profile profile) {
    var headers = Headers.builder();
    FetchMetadataHeaders.append(headers, request, profile);
    return headers.build();
  }

  private static Headers of(FetchRequest request) {
    return of(request, STANDARD);
  }

  private static Settings page() {
    return Settings.page("https://app.example/page");
  }

  @Nested
  @DisplayName("Sec-Fetch-Site")
  class Site {
    @ParameterizedTest(name = "https://app.example to {0} is {1}")
    @CsvSource({
      "https://app.example/, same-origin",
      "https://app.example:8443/, same-site",
      "https://www.app.example/, same-site",
      "https://example.test/, cross-site",
      "https://evil.example/, cross-site",
      "http://localhost/, cross-site",
    })
    void is_how_far_the_target_is(String target, String site) {
      assertThat(of(page().fetch(target)).get("Sec-Fetch-Site")).isEqualTo(site);
    }

    @Test
    void is_none_for_what_the_user_types_and_stays_so() {
      var request = Settings.typed("https://app.example/");
      assertThat(of(request).get("Sec-Fetch-Site")).isEqualTo("none");
      request.urls.add(Url.parse("https://other.example/"));
      assertThat(of(request).get("Sec-Fetch-Site")).isEqualTo("none");
    }

    @ParameterizedTest(name = "{0}, {1}, {2} is {3}")
    @CsvSource({
      "https://app.example/, https://www.app.example/, https://app.example/, same-site",
      "https://app.example/, https://evil.test/, https://app.example/, cross-site",
      "https://www.app.example/, https://evil.test/, https://www.app.example/, cross-site",
      "https://app.example/, http://app.example/, https://app.example/, cross-site",
      "https://app.example/, https://app.example/a, https://app.example/b, same-origin",
    })
    void is_that_of_the_farthest_hop(String first, String second, String third, String site) {
      var request = page().fetch(first);
      request.urls.add(Url.parse(second));
      request.urls.add(Url.parse(third));
      assertThat(of(request).get("Sec-Fetch-Site")).isEqualTo(site);
    }

    @Test
    void is_that_of_the_last_hop_where_a_browser_forgets_the_others() {
      var request = page().fetch("https://evil.test/");
      request.urls.add(Url.parse("https://app.example/"));
      assertThat(of(request, STANDARD.without(Rule.FETCH_METADATA_CHAIN)).get("Sec-Fetch-Site"))
          .isEqualTo("same-origin");
    }

    @Test
    void is_cross_site_for_an_opaque_origin() {
      assertThat(of(page().opaque().fetch("https://app.example/")).get("Sec-Fetch-Site"))
          .isEqualTo("cross-site");
    }
  }

  @Nested
  @DisplayName("Sec-Fetch-Mode, -Dest and -User")
  class Others {
    @Test
    void tell_mode_and_destination() {
      var headers = of(page().element(Destination.IMAGE, "https://other.example/"));
      assertThat(headers.get("Sec-Fetch-Mode")).isEqualTo("no-cors");
      assertThat(headers.get("Sec-Fetch-Dest")).isEqualTo("image");
      assertThat(headers.has("Sec-Fetch-User")).isFalse();
    }

    @Test
    void tell_of_a_fetch_that_its_destination_is_empty() {
      assertThat(of(page().fetch("https://app.example/")).get("Sec-Fetch-Dest")).isEqualTo("empty");
    }

    @Test
    void tell_of_the_user_in_navigations_alone() {
      var click = page().link("https://other.example/");
      assertThat(of(click).has("Sec-Fetch-User")).isFalse();
      click.userActivation = true;
      assertThat(of(click).get("Sec-Fetch-User")).isEqualTo("?1");
      var fetch = page().fetch("https://other.example/");
      fetch.userActivation = true;
      assertThat(of(fetch).has("Sec-Fetch-User")).isFalse();
    }

    @Test
    void tell_the_handshakes_mode() {
      var request = page().fetch("https://app.example/socket");
      request.mode = Mode.WEBSOCKET;
      assertThat(of(request).get("Sec-Fetch-Mode")).isEqualTo("websocket");
      assertThat(of(request, STANDARD.without(Rule.FETCH_METADATA_WEBSOCKET)).isEmpty()).isTrue();
    }

    @Test
    void of_a_preflight_are_of_mode_cors_without_a_user() {
      var request = page().fetch("https://www.app.example/");
      request.userActivation = true;
      request.credentials = Credentials.INCLUDE;
      var headers = Headers.builder();
      FetchMetadataHeaders.appendToPreflight(headers, request, STANDARD);
      assertThat(headers.build())
          .isEqualTo(
              Headers.of(
                  "Sec-Fetch-Dest", "empty",
                  "Sec-Fetch-Mode", "cors",
                  "Sec-Fetch-Site", "same-site"));
    }
  }

  @Nested
  @DisplayName("set the Fetch metadata headers")
  class Trustworthy {
    @Test
    void goes_to_trustworthy_urls_alone() {
      var insecure = Settings.page("http://app.example/").fetch("http://app.example/x");
      assertThat(of(insecure).isEmpty()).isTrue();
      assertThat(of(Settings.page("http://localhost/").fetch("http://localhost/x")).size())
          .isEqualTo(3);
      assertThat(of(insecure, STANDARD.without(Rule.FETCH_METADATA_TRUSTWORTHY)).size())
          .isEqualTo(3);
    }
  }

  @Nested
  @DisplayName("Sec-Fetch-Storage-Access")
  class StorageAccess {
    private static final String NAME = "Sec-Fetch-Storage-Access";
    private static final Profile BLOCKING = STANDARD.with(ThirdPartyCookies.BLOCKED);

    @Test
    void is_active_where_third_party_cookies_go_along() {
      var image = page().element(Destination.IMAGE, "https://other.example/");
      assertThat(of(image).get(NAME)).isEqualTo("active");
    }

    @Test
    void is_none_where_they_do_not() {
      var image = page().element(Destination.IMAGE, "https://other.example/");
      assertThat(of(image, BLOCKING).get(NAME)).isEqualTo("none");
    }

    @Test
    void is_active_for_a_frame_that_was_granted_its_own() {
      var frame =
          Settings.page("https://other.example/frame")
              .inside("https://app.example/")
              .storageAccess();
      assertThat(
              of(frame.element(Destination.IMAGE, "https://other.example/i"), BLOCKING).get(NAME))
          .isEqualTo("active");
      assertThat(of(frame.element(Destination.IMAGE, "https://third.test/i"), BLOCKING).get(NAME))
          .isEqualTo("none");
    }

    @Test
    void is_absent_without_credentials_and_inside_the_top_level_site() {
      assertThat(of(page().fetch("https://other.example/")).has(NAME)).isFalse();
      assertThat(of(page().element(Destination.IMAGE, "https://www.app.example/")).has(NAME))
          .isFalse();
      assertThat(of(page().link("https://other.example/")).has(NAME)).isFalse();
    }
  }
}
