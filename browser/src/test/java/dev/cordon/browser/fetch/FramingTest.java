package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Who may frame a page")
class FramingTest {
  private static final Profile STANDARD = Profile.standard();
  private static final Url PAGE = Url.parse("https://app.example/page");

  private static @Nullable Block check(Headers headers, Profile profile, String... ancestors) {
    var origins = Arrays.stream(ancestors).map(Origin::parse).toList();
    return Framing.check(headers, PAGE, origins, 0, profile);
  }

  @Nested
  @DisplayName("HTML, check a navigation response's adherence to X-Frame-Options")
  class Options {
    @ParameterizedTest(name = "{0} in a page of {1}: {2}")
    @CsvSource(
        delimiter = '|',
        value = {
          "DENY                  | https://app.example     | kept",
          "deny, DENY            | https://app.example     | kept",
          "SAMEORIGIN            | https://app.example     | shown",
          "SameOrigin            | https://www.app.example | kept",
          "sameorigin            | http://app.example      | kept",
          "SAMEORIGIN            | null                    | kept",
          "ALLOWALL              | https://evil.test       | shown",
          "ALLOW-FROM https://x/ | https://evil.test       | shown",
          "nonsense              | https://evil.test       | shown",
          "nonsense, other       | https://evil.test       | shown",
          "SAMEORIGIN, DENY      | https://app.example     | kept",
          "SAMEORIGIN, nonsense  | https://app.example     | kept",
          "ALLOWALL, nonsense    | https://app.example     | kept",
          "''                    | https://evil.test       | shown",
        })
    void decides(String value, String ancestor, String outcome) {
      var headers = Headers.of("X-Frame-Options", value);
      assertThat(check(headers, STANDARD, ancestor) == null ? "shown" : "kept").isEqualTo(outcome);
      assertThat(check(headers, STANDARD.without(Rule.X_FRAME_OPTIONS), ancestor)).isNull();
    }

    @Test
    void asks_all_pages_around() {
      var headers = Headers.of("X-Frame-Options", "SAMEORIGIN");
      assertThat(check(headers, STANDARD, "https://app.example", "https://evil.test")).isNotNull();
      assertThat(check(headers, STANDARD, "https://app.example", "https://app.example")).isNull();
    }

    @Test
    void takes_two_lines_together() {
      var headers = Headers.of("X-Frame-Options", "SAMEORIGIN", "X-Frame-Options", "ALLOWALL");
      var block = check(headers, STANDARD, "https://app.example");
      assertThat(block).isNotNull();
      assertThat(block.problem()).contains("contradicts itself");
    }

    @Test
    void is_not_asked_of_a_page_that_nobody_frames() {
      assertThat(check(Headers.of("X-Frame-Options", "DENY"), STANDARD)).isNull();
    }
  }

  @Nested
  @DisplayName("CSP, frame-ancestors")
  class Ancestors {
    private static Headers saying(String sources) {
      return Headers.of("Content-Security-Policy", "default-src *; frame-ancestors " + sources);
    }

    @ParameterizedTest(name = "{0} in a page of {1}: {2}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "'none'                     | https://app.example          | kept",
          "                           | https://app.example          | kept",
          "'self'                     | https://app.example          | shown",
          "'SELF'                     | https://app.example          | shown",
          "'self'                     | http://app.example           | kept",
          "'self'                     | https://app.example:8443     | kept",
          "*                          | http://evil.test             | shown",
          "*                          | null                         | kept",
          "https:                     | https://evil.test            | shown",
          "https:                     | http://evil.test             | kept",
          "http:                      | https://evil.test            | shown",
          "partner.example            | https://partner.example      | shown",
          "partner.example            | http://partner.example       | kept",
          "http://partner.example     | https://partner.example      | shown",
          "https://partner.example    | http://partner.example       | kept",
          "https://partner.example/   | https://partner.example      | shown",
          "https://partner.example/x  | https://partner.example      | kept",
          "https://partner.example    | https://www.partner.example  | kept",
          "https://*.partner.example  | https://a.b.partner.example  | shown",
          "https://*.partner.example  | https://partner.example      | kept",
          "https://*.partner.example  | https://evilpartner.example  | kept",
          "https://partner.example    | https://partner.example:8443 | kept",
          "https://partner.example:*  | https://partner.example:8443 | shown",
          "http://partner.example:80  | https://partner.example      | shown",
          "PARTNER.example:8443       | https://partner.example:8443 | shown",
          "https://[2001:db8::1]:8443 | https://[2001:db8::1]:8443   | shown",
          "'none' https://a.example   | https://a.example            | shown",
          "'unsafe-inline'            | https://a.example            | kept",
        })
    void matches_each_page_around(String sources, String ancestor, String outcome) {
      var headers = saying(sources == null ? "" : sources);
      assertThat(check(headers, STANDARD, ancestor) == null ? "shown" : "kept").isEqualTo(outcome);
    }

    @Test
    void asks_all_pages_around_and_all_policies() {
      assertThat(check(saying("'self'"), STANDARD, "https://app.example", "https://evil.test"))
          .isNotNull();
      var two =
          saying("*").with("Content-Security-Policy", "frame-ancestors https://partner.example");
      assertThat(check(two, STANDARD, "https://evil.test")).isNotNull();
      assertThat(check(two, STANDARD, "https://partner.example")).isNull();
    }

    @Test
    void silences_x_frame_options() {
      var headers = saying("https://partner.example").with("X-Frame-Options", "DENY");
      assertThat(check(headers, STANDARD, "https://partner.example")).isNull();
      assertThat(check(headers, STANDARD.without(Rule.FRAME_ANCESTORS), "https://partner.example"))
          .isNotNull();
    }

    @Test
    void says_what_to_send() {
      var block = check(saying("'self'"), STANDARD, "https://partner.example");
      assertThat(block).isNotNull();
      assertThat(block.instead()).contains("frame-ancestors https://partner.example");
    }
  }

  @Nested
  @DisplayName("HTML, check a navigation response's adherence to its embedder policy")
  class Embedder {
    private static @Nullable Block check(
        EmbedderPolicy around, EmbedderPolicy inside, Profile profile) {
      var page = Settings.page("https://app.example/").embedderPolicy(around).build();
      return Framing.checkEmbedder(page, inside, 0, profile);
    }

    @Test
    void a_page_with_a_policy_frames_pages_with_one() {
      assertThat(check(EmbedderPolicy.REQUIRE_CORP, EmbedderPolicy.UNSAFE_NONE, STANDARD))
          .isNotNull();
      assertThat(check(EmbedderPolicy.CREDENTIALLESS, EmbedderPolicy.UNSAFE_NONE, STANDARD))
          .isNotNull();
      assertThat(check(EmbedderPolicy.REQUIRE_CORP, EmbedderPolicy.CREDENTIALLESS, STANDARD))
          .isNull();
      assertThat(check(EmbedderPolicy.UNSAFE_NONE, EmbedderPolicy.UNSAFE_NONE, STANDARD)).isNull();
      var without = STANDARD.without(Rule.COEP_FRAMES);
      assertThat(check(EmbedderPolicy.REQUIRE_CORP, EmbedderPolicy.UNSAFE_NONE, without)).isNull();
    }
  }
}
