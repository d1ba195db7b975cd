package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Mixed Content")
class MixedContentTest {
  private static final Profile STANDARD = Profile.standard();
  private static final String INSECURE = "http://other.example/x";

  @Nested
  @DisplayName("should fetching request be blocked as mixed content?")
  class Blocked {
    @Test
    void an_insecure_request_of_a_secure_page_is() {
      var request = Settings.page("https://app.example/").fetch(INSECURE);
      var block = MixedContent.check(request, STANDARD);
      assertThat(block).isNotNull();
      assertThat(block.rule()).isEqualTo(Rule.MIXED_CONTENT_BLOCK);
      assertThat(block.toString())
          .contains("http://other.example/x")
          .contains("Serve and ask https://other.example/x.");
      assertThat(MixedContent.check(request, STANDARD.without(Rule.MIXED_CONTENT_BLOCK))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://other.example/s", "http://other.example:8080/"})
    void sockets_and_other_ports_are_too(String url) {
      assertThat(MixedContent.check(Settings.page("https://app.example/").fetch(url), STANDARD))
          .isNotNull();
    }

    @Test
    void one_of_an_insecure_page_is_not() {
      assertThat(MixedContent.check(Settings.page("http://app.example/").fetch(INSECURE), STANDARD))
          .isNull();
    }

    @Test
    void a_top_level_navigation_is_not_but_that_of_a_frame_is() {
      var page = Settings.page("https://app.example/");
      assertThat(MixedContent.check(page.link(INSECURE), STANDARD)).isNull();
      assertThat(MixedContent.check(page.frame(INSECURE), STANDARD)).isNotNull();
    }

    @Test
    void what_the_user_types_is_not() {
      assertThat(MixedContent.check(Settings.typed(INSECURE), STANDARD)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "http://127.0.0.1:3000/", "http://app.localhost/"})
    void loopback_is_not_but_in_some_browsers(String url) {
      var request = Settings.page("https://app.example/").fetch(url);
      assertThat(MixedContent.check(request, STANDARD)).isNull();
      assertThat(MixedContent.check(request, STANDARD.without(Rule.MIXED_CONTENT_LOCALHOST)))
          .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.0.1/", "http://10.1.2.3/", "http://printer.local/"})
    void the_local_network_is_asked_for_instead(String url) {
      var request = Settings.page("https://app.example/").fetch(url);
      assertThat(MixedContent.check(request, STANDARD)).isNull();
      assertThat(MixedContent.check(request, STANDARD.without(Rule.LOCAL_NETWORK_ACCESS)))
          .isNotNull();
    }
  }

  @Nested
  @DisplayName("does settings prohibit mixed security contexts?")
  class Prohibited {
    @Test
    void an_insecure_frame_in_a_secure_page_does() {
      var frame = Settings.page("http://frame.example/").inside("https://app.example/");
      assertThat(MixedContent.check(frame.fetch(INSECURE), STANDARD)).isNotNull();
    }

    @Test
    void a_secure_frame_in_an_insecure_page_does() {
      var frame = Settings.page("https://frame.example/").inside("http://app.example/");
      assertThat(MixedContent.check(frame.fetch(INSECURE), STANDARD)).isNotNull();
    }

    @Test
    void any_secure_page_around_does() {
      var frame =
          Settings.page("data:text/html,x")
              .inside("http://inner.example/")
              .inside("https://app.example/");
      assertThat(MixedContent.check(frame.fetch(INSECURE), STANDARD)).isNotNull();
      var insecure = Settings.page("data:text/html,x").inside("http://inner.example/");
      assertThat(MixedContent.check(insecure.fetch(INSECURE), STANDARD)).isNull();
    }

    @Test
    void an_image_under_block_all_mixed_content_is_blocked_and_not_upgraded() {
      var request =
          Settings.page("https://app.example/")
              .blockingAllMixedContent()
              .element(Destination.IMAGE, INSECURE);
      assertThat(Upgrades.upgrade(request, STANDARD)).isNull();
      assertThat(MixedContent.check(request, STANDARD)).isNotNull();
    }
  }
}
