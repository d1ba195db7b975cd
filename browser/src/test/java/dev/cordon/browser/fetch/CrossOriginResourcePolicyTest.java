package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, cross-origin resource policy check")
class CrossOriginResourcePolicyTest {
  private static final Profile STANDARD = Profile.standard();

  private static Response answer(String... lines) {
    return Response.of(200, lines);
  }

  private static Response saying(String policy) {
    return answer("Cross-Origin-Resource-Policy", policy);
  }

  private static @Nullable Block image(
      String page, String target, Response answer, Profile profile) {
    return CrossOriginResourcePolicy.check(
        Settings.page(page).element(Destination.IMAGE, target), answer, 0, profile);
  }

  @Nested
  @DisplayName("internal check")
  class Internal {
    @ParameterizedTest(name = "{2} of {1} for a page of {0}: {3}")
    @CsvSource({
      "https://app.example, https://app.example/i, same-origin, let in",
      "https://app.example, https://app.example:8443/i, same-origin, kept",
      "https://app.example, https://www.app.example/i, same-origin, kept",
      "https://app.example, https://www.app.example/i, same-site, let in",
      "https://app.example, https://app.example:8443/i, same-site, let in",
      "https://app.example, http://www.app.example/i, same-site, let in",
      "http://app.example, http://www.app.example/i, same-site, let in",
      "http://app.example, https://www.app.example/i, same-site, kept",
      "https://app.example, https://evil.example/i, same-site, kept",
      "https://app.example, https://evil.example/i, cross-origin, let in",
      "https://app.example, https://evil.example/i, same-origin, kept",
    })
    void follows_the_header(String page, String target, String policy, String outcome) {
      var block = image(page, target, saying(policy), STANDARD);
      assertThat(block == null ? "let in" : "kept").isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAME-ORIGIN", "same-origin;", "same-origin, same-origin", "none", ""})
    void ignores_a_header_that_is_none(String policy) {
      assertThat(image("https://app.example", "https://evil.example/i", saying(policy), STANDARD))
          .isNull();
    }

    @Test
    void says_what_to_send() {
      var block =
          image(
              "https://app.example", "https://www.app.example/i", saying("same-origin"), STANDARD);
      assertThat(block).isNotNull();
      assertThat(block.header()).isEqualTo("Cross-Origin-Resource-Policy");
      assertThat(block.value()).isEqualTo("same-origin");
      assertThat(block.instead()).contains("cross-origin").contains("same-site is enough");
    }

    @Test
    void lets_everything_in_where_a_browser_lacks_it() {
      var without = STANDARD.without(Rule.CORP);
      assertThat(
              image("https://app.example", "https://evil.test/i", saying("same-origin"), without))
          .isNull();
      var schemeless = STANDARD.without(Rule.CORP_SAME_SITE_SCHEME);
      assertThat(
              image(
                  "http://app.example",
                  "https://www.app.example/i",
                  saying("same-site"),
                  schemeless))
          .isNull();
    }
  }

  @Nested
  @DisplayName("under Cross-Origin-Embedder-Policy: require-corp")
  class RequireCorp {
    private static final Settings PAGE =
        Settings.page("https://app.example/").embedderPolicy(EmbedderPolicy.REQUIRE_CORP);

    @Test
    void what_says_nothing_is_kept() {
      var image = PAGE.element(Destination.IMAGE, "https://other.example/i");
      var block = CrossOriginResourcePolicy.check(image, answer(), 3, STANDARD);
      assertThat(block).isNotNull();
      assertThat(block.rule()).isEqualTo(Rule.COEP_REQUIRE_CORP);
      assertThat(block.exchange()).isEqualTo(3);
      assertThat(block.value()).isNull();
      assertThat(
              CrossOriginResourcePolicy.check(
                  image, answer(), 3, STANDARD.without(Rule.COEP_REQUIRE_CORP)))
          .isNull();
    }

    @Test
    void what_says_cross_origin_and_what_is_its_own_is_let_in() {
      var image = PAGE.element(Destination.IMAGE, "https://other.example/i");
      assertThat(CrossOriginResourcePolicy.check(image, saying("cross-origin"), 0, STANDARD))
          .isNull();
      var own = PAGE.element(Destination.IMAGE, "https://app.example/i");
      assertThat(CrossOriginResourcePolicy.check(own, answer(), 0, STANDARD)).isNull();
    }

    @Test
    void frames_are_kept_too() {
      var frame = PAGE.frame("https://other.example/");
      assertThat(CrossOriginResourcePolicy.check(frame, answer(), 0, STANDARD)).isNotNull();
      assertThat(CrossOriginResourcePolicy.check(frame, saying("same-origin"), 0, STANDARD))
          .isNotNull();
      assertThat(CrossOriginResourcePolicy.check(frame, saying("cross-origin"), 0, STANDARD))
          .isNull();
      frame.credentiallessFrame = true;
      assertThat(CrossOriginResourcePolicy.check(frame, answer(), 0, STANDARD)).isNull();
    }
  }

  @Nested
  @DisplayName("under Cross-Origin-Embedder-Policy: credentialless")
  class Credentialless {
    private static final Settings PAGE =
        Settings.page("https://app.example/").embedderPolicy(EmbedderPolicy.CREDENTIALLESS);

    @Test
    void what_went_without_credentials_needs_to_say_nothing() {
      var image = PAGE.element(Destination.IMAGE, "https://other.example/i");
      assertThat(CrossOriginResourcePolicy.check(image, answer(), 0, STANDARD)).isNull();
      assertThat(CrossOriginResourcePolicy.check(image, saying("same-origin"), 0, STANDARD))
          .isNotNull();
    }

    @Test
    void frames_do() {
      var frame = PAGE.frame("https://other.example/");
      var block = CrossOriginResourcePolicy.check(frame, answer(), 0, STANDARD);
      assertThat(block).isNotNull();
      assertThat(block.rule()).isEqualTo(Rule.COEP_CREDENTIALLESS);
    }
  }

  @Test
  void frames_of_ordinary_pages_and_top_level_pages_are_let_in() {
    var page = Settings.page("https://app.example/");
    var answer = saying("same-origin");
    assertThat(
            CrossOriginResourcePolicy.check(page.frame("https://o.example/"), answer, 0, STANDARD))
        .isNull();
    assertThat(
            CrossOriginResourcePolicy.check(page.link("https://o.example/"), answer, 0, STANDARD))
        .isNull();
  }
}
