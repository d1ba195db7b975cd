package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, CORS check")
final class CorsCheckTest {

  private static Fetched ask(FetchRequest request, int status, String... headers) {
    return Lab.standard().answer(B, Response.of(status, headers).withBody("secret")).fetch(request);
  }

  private static Fetched ask(FetchRequest request, String... headers) {
    return ask(request, 200, headers);
  }

  @ParameterizedTest(name = "{0}, Allow-Origin {1}, Allow-Credentials {2}: shared {3}")
  @CsvSource({
    "omit,        *,               ,      true",
    "omit,        *,               true,  true",
    "omit,        *,               no,    true",
    "omit,        https://a.test/, ,      false",
    "omit,        https://a.test,  ,      true",
    "same-origin, *,               ,      true",
    "include,     *,               true,  false",
    "include,     https://a.test,  ,      false",
    "include,     https://a.test,  true,  true",
    "include,     https://a.test,  True,  false",
    "include,     https://a.test,  TRUE,  false",
    "include,     https://a.test,  '',    false",
    "include,     https://a.test,  1,     false",
    "include,     https://a.test,  'true, true', false",
    "omit,        null,            ,      false",
    "omit,        HTTPS://A.TEST,  ,      false"
  })
  void the_standards_table(String mode, String origin, String credentials, boolean shared) {
    var request = cors("GET", B);
    request.credentials =
        switch (mode) {
          case "omit" -> Credentials.OMIT;
          case "include" -> Credentials.INCLUDE;
          default -> Credentials.SAME_ORIGIN;
        };
    var response = Response.of(200, "Access-Control-Allow-Origin", origin).withBody("secret");
    if (credentials != null) {
      response = response.with("Access-Control-Allow-Credentials", credentials);
    }
    var fetched = Lab.standard().answer(B, response).fetch(request);
    assertThat(fetched.isError()).isEqualTo(!shared);
    assertThat(fetched.body().text()).isEqualTo(shared ? "secret" : "");
  }

  @ParameterizedTest(name = "status {0}")
  @ValueSource(ints = {200, 204, 304, 400, 401, 404, 500})
  void any_status_can_be_shared(int status) {
    var fetched = ask(cors("GET", B), status, "Access-Control-Allow-Origin", "*");
    assertThat(fetched.status()).isEqualTo(status);
  }

  @Nested
  @DisplayName("what a block says")
  final class Advice {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        value = {
          "https://a.test/ | with a slash at its end",
          "https://a.test/app | with a path",
          "http://a.test | has another scheme",
          "https://a.test:443 | the scheme's own port written out",
          "https://a.test:8443 | has another port",
          "a.test | without a scheme",
          "HTTPS://a.test | in another case",
          "https://A.test | in another case",
          "https://a.test, https://c.test | a list",
          "https://a.test https://c.test | a list",
          "'' | which is empty",
          "null | origin of sandboxed",
          "'\"https://a.test\"' | quotation marks",
          "https://*.test | a wildcard inside",
          "https://c.test | which is not \"https://a.test\""
        })
    void names_the_difference(String value, String words) {
      var block = ask(cors("GET", B), "Access-Control-Allow-Origin", value).block();
      assertThat(block.rule()).isEqualTo(Rule.CORS_CHECK);
      assertThat(block.header()).isEqualTo("Access-Control-Allow-Origin");
      assertThat(block.value()).isEqualTo(value);
      assertThat(block.exchange()).isZero();
      assertThat(block.problem()).contains(words).contains("GET " + B + ", status 200");
      assertThat(block.instead())
          .contains("\"Access-Control-Allow-Origin: https://a.test\"", "Vary: Origin");
    }

    @Test
    void names_two_lines_of_which_each_would_have_done() {
      var block =
          ask(cors("GET", B), "Access-Control-Allow-Origin", A, "Access-Control-Allow-Origin", A)
              .block();
      assertThat(block.problem()).contains("several lines");
      assertThat(block.value()).isEqualTo("https://a.test, https://a.test");
    }

    @Test
    void says_why_a_wildcard_does_not_do_with_credentials() {
      var block =
          ask(
                  withCredentials(cors("GET", B)),
                  "Access-Control-Allow-Origin",
                  "*",
                  "Access-Control-Allow-Credentials",
                  "true")
              .block();
      assertThat(block.rule()).isEqualTo(Rule.CORS_WILDCARD_WITHOUT_CREDENTIALS);
      assertThat(block.problem()).contains("no wildcard for a request with credentials");
      assertThat(block.instead())
          .contains(
              "Access-Control-Allow-Origin: https://a.test",
              "Access-Control-Allow-Credentials: true",
              "fetch without credentials");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"True, byte for byte", "yes, is not \"true\""})
    void says_what_allow_credentials_must_be(String value, String words) {
      var block =
          ask(
                  withCredentials(cors("GET", B)),
                  "Access-Control-Allow-Origin",
                  A,
                  "Access-Control-Allow-Credentials",
                  value)
              .block();
      assertThat(block.rule()).isEqualTo(Rule.CORS_ALLOW_CREDENTIALS);
      assertThat(block.value()).isEqualTo(value);
      assertThat(block.problem()).contains(words);
      assertThat(block.instead()).contains("\"Access-Control-Allow-Credentials: true\"");
    }

    @Test
    void says_that_allow_credentials_is_missing() {
      var block = ask(withCredentials(cors("GET", B)), "Access-Control-Allow-Origin", A).block();
      assertThat(block.header()).isEqualTo("Access-Control-Allow-Credentials");
      assertThat(block.value()).isNull();
    }

    @ParameterizedTest(name = "status {0}")
    @ValueSource(ints = {400, 401, 404, 500, 502})
    void says_that_error_answers_need_it_too(int status) {
      var block = ask(cors("GET", B), status).block();
      assertThat(block.problem()).contains("status " + status).contains("has no");
      assertThat(block.instead()).contains("Error answers need it too");
    }

    @Test
    void says_what_a_redirect_did_to_the_origin() {
      var lab =
          Lab.standard()
              .answer(
                  B,
                  Response.of(
                      302, "Location", "https://c.test/", "Access-Control-Allow-Origin", "*"))
              .answer("https://c.test/", Response.of(200, "Access-Control-Allow-Origin", A));
      var block = lab.fetch(cors("GET", B)).block();
      assertThat(block.exchange()).isEqualTo(1);
      assertThat(block.problem()).contains("the request said \"Origin: null\"");
      assertThat(block.instead())
          .contains("After the redirect from https://b.test", "ask https://c.test directly");
    }

    @Test
    void says_what_an_opaque_origin_is() {
      var request = cors(Lab.sandboxed(A + "/", A + "/"), "GET", B);
      var block = ask(request, "Access-Control-Allow-Origin", A).block();
      assertThat(block.instead()).contains("opaque origin", "would allow anybody");
    }

    @Test
    void cuts_long_values_and_escapes_them() {
      var value = "https://a.test\u0001\"" + "x".repeat(300);
      var block = ask(cors("GET", B), "Access-Control-Allow-Origin", value).block();
      assertThat(block.value()).hasSize(201).endsWith("…");
      assertThat(block.problem()).contains("\\u0001\\\"").doesNotContain("x".repeat(200));
    }
  }
}
