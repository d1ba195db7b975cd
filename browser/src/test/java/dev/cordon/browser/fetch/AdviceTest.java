package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences word for word, since what is advised is what somebody will do. */
@DisplayName("What is said to whoever must mend it")
final class AdviceTest {
  private static final String SEND =
      "Send \"Access-Control-Allow-Origin: https://a.test\" and \"Vary: Origin\", if this origin"
          + " may read the answer.";
  private static final String FAILED = "The server failed; its log says why. ";
  private static final String ERRORS =
      " Error answers need it too, or the page only learns that something failed: add it in front"
          + " of whatever answers with errors.";
  private static final String HOPS =
      " A redirect to a page of another origin needs it on every hop.";
  private static final String ROUTE =
      "Answer OPTIONS requests that have Origin and Access-Control-Request-Method with 204 and the"
          + " Access-Control headers, before anything else looks at them.";

  @Nested
  @DisplayName("where Access-Control-Allow-Origin is missing")
  final class Missing {
    private static String instead(boolean preflight, Response answer) {
      return CorsAdvice.missing(cors("GET", B), A, answer, 0, preflight).instead();
    }

    @ParameterizedTest(name = "status {0}")
    @CsvSource({
      "200, false, false, false",
      "299, false, false, false",
      "300, false, true,  false",
      "399, false, true,  false",
      "400, false, false, true",
      "499, false, false, true",
      "500, true,  false, true",
      "503, true,  false, true",
    })
    void the_status_tells_what_to_look_at(
        int status, boolean failed, boolean hops, boolean errors) {
      assertThat(instead(false, Response.of(status)))
          .isEqualTo((failed ? FAILED : "") + SEND + (hops ? HOPS : "") + (errors ? ERRORS : ""));
      assertThat(instead(true, Response.of(status))).as("of a preflight").isEqualTo(SEND);
    }

    @ParameterizedTest(name = "{0}, status {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "nginx        | 399 | In nginx a location with an add_header of its own inherits none",
          "nginx/1.30.1 | 200 | In nginx a location with an add_header of its own inherits none",
          "nginx        | 400 | nginx leaves add_header out of errors, unless \"always\" stands",
        })
    void a_server_that_loses_headers_is_named(String server, int status, String words) {
      assertThat(instead(true, Response.of(status, "Server", server)))
          .startsWith(SEND + " " + words);
    }

    @Test
    void no_other_server_is() {
      assertThat(instead(true, Response.of(200, "Server", "Apache"))).isEqualTo(SEND);
    }

    @Test
    void a_request_with_credentials_needs_two_headers() {
      var block =
          CorsAdvice.missing(withCredentials(cors("GET", B)), A, Response.of(200), 0, false);
      assertThat(block.instead())
          .isEqualTo(
              "Send \"Access-Control-Allow-Origin: https://a.test\","
                  + " \"Access-Control-Allow-Credentials: true\" and \"Vary: Origin\", if this"
                  + " origin may read the answer.");
      assertThat(block.problem())
          .isEqualTo(
              "The answer (GET https://b.test/x, status 200) has no Access-Control-Allow-Origin.");
    }
  }

  @ParameterizedTest(name = "a page of {0} allowed as {1}: {2}")
  @CsvSource({
    "https://a.test,      https://a.test:443,  the scheme's own port written out",
    "https://a.test,      https://A.test:443,  the scheme's own port written out",
    "https://a.test,      https://a.test:8443, another port",
    "https://a.test:8443, https://a.test,      another port",
    "https://a.test:8443, https://a.test:843,  another port",
    "https://a.test,      http://a.test,       another scheme",
    "https://a.test,      http://a.test:443,   another scheme",
    "https://a.test,      https://a.test.b,    'is not \"https://a.test\"'",
    "https://a.test,      https://www.a.test,  'is not \"https://a.test\"'",
    "https://a.test,      ://a.test,           'is not \"https://a.test\"'",
    "https://a.test,      '''https://a.test''', quotation marks",
    "https://a.test,      https://a.test/x/,   with a path",
    "https://a.test,      **,                  a wildcard inside",
    "https://a.test,      'https://b.test,https://a.test', a list",
    "https://a.test,      'https://b.test https://a.test', a list",
  })
  void names_how_a_value_differs_from_the_origin(String page, String allowed, String words) {
    var block =
        CorsAdvice.mismatch(
            cors(page(page + "/"), "GET", B), page, Response.of(200), 0, false, allowed);
    assertThat(block.rule()).isEqualTo(Rule.CORS_CHECK);
    assertThat(block.problem()).contains(words);
    assertThat(block.instead()).startsWith("Send \"Access-Control-Allow-Origin: " + page + "\"");
  }

  @Nested
  @DisplayName("where a preflight was answered with another status")
  final class Status {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "401, A preflight carries neither cookies nor Authorization",
      "407, A preflight carries neither cookies nor Authorization",
      "403, A CORS filter says 403",
      "404, The server has no answer to OPTIONS here.",
      "405, The server has no answer to OPTIONS here.",
      "501, The server has no answer to OPTIONS here.",
      "500, The server failed; its log says why.",
      "503, The server failed; its log says why.",
    })
    void the_status_tells_who_answered(int status, String words) {
      assertThat(PreflightAdvice.status(cors("PUT", B), Response.of(status), 0).instead())
          .startsWith(words)
          .endsWith(". " + ROUTE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {304, 400, 499})
    void others_tell_nothing(int status) {
      assertThat(PreflightAdvice.status(cors("PUT", B), Response.of(status), 0).instead())
          .isEqualTo(ROUTE);
    }
  }

  @Nested
  @DisplayName("where a preflight allowed other methods or headers")
  final class Lists {
    @ParameterizedTest(name = "{0} allowed as {1}: send {2}")
    @CsvSource(
        delimiter = '|',
        value = {
          "PUT  | GET, put     | GET, PUT",
          "PUT  | *            | PUT",
          "PUT  | GET, DELETE  | GET, DELETE, PUT",
        })
    void the_list_is_kept_and_what_is_missing_is_added(String method, String value, String list) {
      var answer = Response.of(204, "Access-Control-Allow-Methods", value);
      assertThat(PreflightAdvice.method(cors(method, B), answer, 0).instead())
          .isEqualTo("Send \"Access-Control-Allow-Methods: " + list + "\".");
    }

    @Test
    void a_method_in_lower_case_is_for_the_page_to_write_otherwise() {
      assertThat(PreflightAdvice.method(cors("patch", B), Response.of(204), 0).instead())
          .isEqualTo("Let the page write PATCH: browsers send patch as it is written.");
    }

    @Test
    void names_that_are_there_are_not_named_twice() {
      var answer = Response.of(204, "Access-Control-Allow-Headers", "X-A, *");
      var block =
          PreflightAdvice.headers(
              cors("GET", B),
              answer,
              0,
              "authorization",
              List.of("X-A", "*"),
              new String[] {"authorization", "x-a", "x-b"});
      assertThat(block.rule()).isEqualTo(Rule.AUTHORIZATION_BEYOND_WILDCARD);
      assertThat(block.instead())
          .isEqualTo("Send \"Access-Control-Allow-Headers: X-A, authorization, x-b\".");
    }

    @Test
    void a_malformed_list_is_shown_with_a_well_formed_one() {
      var answer =
          Response.of(
              204, "Access-Control-Allow-Methods", "a b", "Access-Control-Allow-Headers", "c d");
      var request = cors("PUT", B);
      assertThat(
              PreflightAdvice.malformed(request, answer, 0, PreflightAnswer.ALLOW_METHODS)
                  .instead())
          .endsWith("\"Access-Control-Allow-Methods: GET, PUT, DELETE\".");
      var headers = PreflightAdvice.malformed(request, answer, 0, PreflightAnswer.ALLOW_HEADERS);
      assertThat(headers.instead())
          .endsWith("\"Access-Control-Allow-Headers: Content-Type, X-Token\".");
      assertThat(headers.problem())
          .endsWith(" has Access-Control-Allow-Headers: \"c d\", which is no list.");
    }
  }

  @Nested
  @DisplayName("where Cross-Origin-Resource-Policy keeps an answer")
  final class Embedded {
    private static final String OPEN =
        "If any page may embed it, send Cross-Origin-Resource-Policy: cross-origin";

    private static Block block(String page, String target, String policy) {
      return CrossOriginResourcePolicy.check(
          Settings.page(page).element(Destination.IMAGE, target),
          Response.of(200, "Cross-Origin-Resource-Policy", policy),
          0,
          Profile.standard());
    }

    @ParameterizedTest(name = "{2} of {1} from {0}: {3}")
    @CsvSource({
      "https://a.test/, https://b.test/,   same-origin, .",
      "https://a.test/, https://w.a.test/, same-origin, ; same-site is enough for this page.",
      "https://a.test/, https://b.test/,   same-site,   .",
    })
    void another_policy_is_named(String page, String target, String policy, String rest) {
      var block = block(page, target, policy);
      assertThat(block.rule()).isEqualTo(Rule.CORP);
      assertThat(block.problem()).endsWith("which keeps it from pages of " + A + ".");
      assertThat(block.instead()).isEqualTo(OPEN + rest);
    }

    @Test
    void the_page_is_to_be_secure_like_its_sibling() {
      var block = block("http://a.test/", "https://w.a.test/", "same-site");
      assertThat(block.rule()).isEqualTo(Rule.CORP_SAME_SITE_SCHEME);
      assertThat(block.problem()).endsWith("of http://a.test, a page over plain http.");
      assertThat(block.instead()).isEqualTo("Serve the page over https.");
    }

    @ParameterizedTest(name = "{0}, answered with {1}")
    @CsvSource({
      "REQUIRE_CORP,   ,     require-corp,   has no Cross-Origin-Resource-Policy.",
      "REQUIRE_CORP,   none, require-corp,   that is no policy: \"none\".",
      "CREDENTIALLESS, ,     credentialless, has no Cross-Origin-Resource-Policy.",
    })
    void the_embedder_policy_is_named(
        EmbedderPolicy policy, String value, String name, String problem) {
      var frame = Settings.page(A + "/").embedderPolicy(policy).frame("https://b.test/");
      var answer =
          value == null
              ? Response.of(200)
              : Response.of(200, "Cross-Origin-Resource-Policy", value);
      var block = CrossOriginResourcePolicy.check(frame, answer, 0, Profile.standard());
      assertThat(block.problem())
          .startsWith("The page has Cross-Origin-Embedder-Policy: " + name + ", and")
          .endsWith(problem);
    }

    @Test
    void its_own_answers_need_to_say_nothing() {
      for (var policy : EmbedderPolicy.values()) {
        var own = Settings.page(A + "/").embedderPolicy(policy).frame(A + "/x");
        assertThat(CrossOriginResourcePolicy.check(own, Response.of(200), 0, Profile.standard()))
            .isNull();
      }
    }
  }

  @Nested
  @DisplayName("a value in a message")
  final class Values {
    @ParameterizedTest(name = "U+{0} as {1}")
    @CsvSource({
      "0000, \\u0000",
      "001f, \\u001f",
      "0020, ' '",
      "0022, \\\"",
      "005c, \\\\",
      "007e, ~",
      "007f, \\u007f",
      "00e9, \\u00e9",
      "abcd, \\uabcd",
    })
    void is_escaped(String code, String shown) {
      assertThat(Advice.quoted("a" + (char) Integer.parseInt(code, 16)))
          .isEqualTo("\"a" + shown + "\"");
    }

    @Test
    void is_cut_at_200_characters() {
      assertThat(Advice.quoted("x".repeat(200))).isEqualTo("\"" + "x".repeat(200) + "\"");
      assertThat(Advice.quoted("x".repeat(201))).isEqualTo("\"" + "x".repeat(200) + "…\"");
      assertThat(Advice.cut("x".repeat(200))).isEqualTo("x".repeat(200));
      assertThat(Advice.cut("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
      assertThat(Advice.cut(null)).isNull();
    }
  }
}
