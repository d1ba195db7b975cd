package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.shared;
import static dev.cordon.browser.fetch.Lab.trusted;
import static dev.cordon.browser.fetch.Lab.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, CORS-preflight fetch")
final class PreflightTest {

  private static final String ORIGIN = "Access-Control-Allow-Origin";
  private static final String PUT = "Access-Control-Allow-Methods";
  private static final String NAMES = "Access-Control-Allow-Headers";

  private static Lab answering(Response preflight) {
    return Lab.standard().answer("OPTIONS", B, preflight).answer(B, trusted());
  }

  @Nested
  @DisplayName("HTTP fetch: when it is asked first")
  final class When {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "GET, false",
      "HEAD, false",
      "POST, false",
      "PUT, true",
      "DELETE, true",
      "PATCH, true",
      "OPTIONS, true",
      "post, true"
    })
    void methods_that_are_not_safelisted(String method, boolean asked) {
      var lab = Lab.standard();
      lab.fetch(cors(method, B));
      assertThat(lab.last().headers().has("Access-Control-Request-Method")).isEqualTo(asked);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
      "Content-Type, text/plain, false",
      "Content-Type, application/json, true",
      "X-Requested-With, XMLHttpRequest, true",
      "Authorization, Bearer x, true",
      "Accept, application/json, false"
    })
    void headers_that_are_not_safelisted(String name, String value, boolean asked) {
      var lab = Lab.standard();
      lab.fetch(cors("POST", B, name, value));
      assertThat(lab.last().method()).isEqualTo(asked ? "OPTIONS" : "POST");
    }

    @Test
    void not_for_the_own_origin() {
      var lab = Lab.standard();
      var fetched = lab.fetch(cors("PUT", A + "/x", "X-A", "1"));
      assertThat(lab.methods()).containsExactly("PUT");
      assertThat(fetched.type()).isEqualTo(Fetched.Type.BASIC);
    }

    @Test
    void not_where_method_and_headers_are_not_the_pages_own() {
      var lab = Lab.standard().answer(B, shared());
      var request = cors("GET", B, "Last-Event-ID", "5");
      request.unsafeRequest = false;
      assertThat(lab.fetch(request).isError()).isFalse();
      assertThat(lab.methods()).containsExactly("GET");
      assertThat(lab.last().header("Last-Event-ID")).isEqualTo("5");
    }

    @Test
    void for_a_watched_upload_even_of_a_plain_post() {
      var lab = answering(trusted());
      var request = cors("POST", B);
      request.useCorsPreflight = true;
      assertThat(lab.fetch(request).isError()).isFalse();
      assertThat(lab.methods()).containsExactly("OPTIONS", "POST");
    }
  }

  @Nested
  @DisplayName("steps 1 to 6: the request")
  final class Sent {
    @Test
    void carries_method_and_sorted_lower_case_names_and_nothing_of_the_page() {
      var lab = answering(trusted()).cookie(B, "s=1; Secure; SameSite=None");
      lab.fetch(
          withCredentials(
              cors("PUT", B, "X-B", "1", "Authorization", "secret", "x-a", "2", "Accept", "a/b")));
      var sent = lab.wire.get(0);
      assertThat(sent.header("Access-Control-Request-Method")).isEqualTo("PUT");
      assertThat(sent.header("Access-Control-Request-Headers")).isEqualTo("authorization,x-a,x-b");
      assertThat(sent.header("Accept")).isEqualTo("*/*");
      assertThat(sent.header("Origin")).isEqualTo(A);
      assertThat(sent.header("Referer")).isEqualTo(A + "/");
      assertThat(sent.header("Sec-Fetch-Mode")).isEqualTo("cors");
      assertThat(sent.header("Sec-Fetch-Dest")).isEqualTo("empty");
      for (var name : new String[] {"Cookie", "Authorization", "X-A", "X-B", "Content-Type"}) {
        assertThat(sent.headers().has(name)).as(name).isFalse();
      }
      assertThat(sent.body()).isNull();
    }

    @Test
    void has_no_header_list_where_no_header_is_unsafe() {
      var lab = answering(trusted());
      lab.fetch(cors("PUT", B, "Accept", "text/html"));
      assertThat(lab.wire.get(0).headers().has("Access-Control-Request-Headers")).isFalse();
    }

    @Test
    void sets_no_cookies() {
      var lab = answering(trusted("Set-Cookie", "s=1; Secure; SameSite=None"));
      lab.fetch(withCredentials(cors("PUT", B)));
      assertThat(lab.jar.isEmpty()).isTrue();
    }
  }

  @Nested
  @DisplayName("step 7: the answer")
  final class Answer {
    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {200, 201, 204, 206, 299})
    void a_status_from_200_to_299_will_do(int status) {
      var preflight =
          Response.of(
              status, "Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "PUT");
      assertThat(answering(preflight).fetch(cors("PUT", B)).isError()).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
      "301, follows none",
      "302, follows none",
      "303, follows none",
      "307, follows none",
      "308, follows none",
      "304, not 200 to 299",
      "300, not 200 to 299",
      "400, not 200 to 299",
      "401, not 200 to 299",
      "403, not 200 to 299",
      "404, not 200 to 299",
      "405, not 200 to 299",
      "500, not 200 to 299"
    })
    void no_other_status_will(int status, String words) {
      var preflight =
          Response.of(
              status,
              "Location",
              "/y",
              "Access-Control-Allow-Origin",
              "*",
              "Access-Control-Allow-Methods",
              "PUT");
      var lab = answering(preflight);
      var fetched = lab.fetch(cors("PUT", B));
      assertThat(fetched.isError()).isTrue();
      assertThat(lab.methods()).containsExactly("OPTIONS");
      assertThat(fetched.block().problem()).contains(words, "status " + status, "OPTIONS " + B);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "401, must pass before authentication",
      "403, A CORS filter says 403",
      "404, no answer to OPTIONS",
      "405, no answer to OPTIONS",
      "501, no answer to OPTIONS",
      "500, Answer OPTIONS requests"
    })
    void says_why_a_status_may_have_come(int status, String words) {
      var block = answering(Response.of(status)).fetch(cors("PUT", B)).block();
      assertThat(block.rule()).isEqualTo(Rule.PREFLIGHT_STATUS);
      assertThat(block.instead()).contains(words);
    }

    @Test
    void a_redirect_names_its_location() {
      var block = answering(Response.redirect(302, "/login")).fetch(cors("PUT", B)).block();
      assertThat(block.rule()).isEqualTo(Rule.PREFLIGHT_NO_REDIRECT);
      assertThat(block.header()).isEqualTo("Location");
      assertThat(block.value()).isEqualTo("/login");
    }

    @Test
    void must_pass_the_cors_check_of_the_request_proper() {
      var preflight =
          Response.of(204, "Access-Control-Allow-Origin", A, "Access-Control-Allow-Methods", "PUT");
      assertThat(answering(preflight).fetch(cors("PUT", B)).isError()).isFalse();
      var block = answering(preflight).fetch(withCredentials(cors("PUT", B))).block();
      assertThat(block.rule()).isEqualTo(Rule.CORS_ALLOW_CREDENTIALS);
      assertThat(block.problem()).contains("The answer to the preflight");
    }

    @ParameterizedTest(name = "{0}, credentials {1}, Allow-Methods {2}: {3}")
    @CsvSource({
      "PUT,    false, PUT,          true",
      "PUT,    false, 'GET, PUT',   true",
      "PUT,    false, 'GET,,PUT,',  true",
      "PUT,    false, put,          false",
      "PUT,    false, PUTS,         false",
      "PUT,    false, ,             false",
      "PUT,    false, '',           false",
      "PUT,    false, *,            true",
      "PUT,    true,  *,            false",
      "*,      true,  *,            true",
      "PUT,    true,  'PUT, *',     true",
      "patch,  false, PATCH,        false",
      "PATCH,  false, PATCH,        true",
      "PUT,    false, 'PUT; GET',   false",
      "PUT,    false, '\"PUT\"',    false",
      "PUT,    false, 'PUT GET',    false"
    })
    void methods(String method, boolean credentials, String allowed, boolean passes) {
      var preflight = trusted();
      if (allowed != null) {
        preflight = preflight.with("Access-Control-Allow-Methods", allowed);
      }
      var request = cors(method, B);
      var fetched = answering(preflight).fetch(credentials ? withCredentials(request) : request);
      assertThat(fetched.isError()).isEqualTo(!passes);
    }

    @ParameterizedTest(name = "{0}, credentials {1}, Allow-Headers {2}: {3}")
    @CsvSource({
      "X-A,           false, x-a,            true",
      "X-A,           false, X-A,            true",
      "X-A,           false, 'x-b, x-a',     true",
      "X-A,           false, ,               false",
      "X-A,           false, x-ab,           false",
      "X-A,           false, *,              true",
      "X-A,           true,  *,              false",
      "*,             true,  *,              true",
      "Authorization, false, *,              false",
      "Authorization, false, 'authorization, *', true",
      "Authorization, true,  AUTHORIZATION,  true",
      "Content-Type,  false, x-a,            false",
      "X-A,           false, 'x-a; x-b',     false",
      "X-A,           false, 'x-a, x b',     false",
      "X-A,           false, 'x-a, \"x-b\"', false"
    })
    void headers(String name, boolean credentials, String allowed, boolean passes) {
      var preflight = trusted();
      if (allowed != null) {
        preflight = preflight.with("Access-Control-Allow-Headers", allowed);
      }
      var value = name.equals("Content-Type") ? "application/json" : "1";
      var request = cors("GET", B, name, value);
      var fetched = answering(preflight).fetch(credentials ? withCredentials(request) : request);
      assertThat(fetched.isError()).isEqualTo(!passes);
    }

    @Test
    void a_safelisted_method_need_not_be_named() {
      var preflight =
          shared("Access-Control-Allow-Headers", "x-a", "Access-Control-Allow-Methods", "DELETE");
      for (var method : new String[] {"GET", "HEAD", "POST"}) {
        assertThat(answering(preflight).fetch(cors(method, B, "X-A", "1")).isError()).isFalse();
      }
    }

    @Test
    void lists_may_stand_on_several_lines() {
      var preflight =
          shared(
              "Access-Control-Allow-Headers", "x-a",
              "Access-Control-Allow-Methods", "DELETE",
              "Access-Control-Allow-Headers", "x-b",
              "Access-Control-Allow-Methods", "PUT");
      assertThat(answering(preflight).fetch(cors("PUT", B, "X-A", "1", "X-B", "1")).isError())
          .isFalse();
    }

    @Test
    void allow_is_no_allow_methods() {
      assertThat(answering(shared("Allow", "PUT")).fetch(cors("PUT", B)).isError()).isTrue();
    }

    @Test
    void its_own_answer_still_has_to_pass_the_cors_check() {
      var lab =
          Lab.standard()
              .answer("OPTIONS", B, shared("Access-Control-Allow-Methods", "PUT"))
              .answer(B, Response.ok("text/plain", "secret"));
      var fetched = lab.fetch(cors("PUT", B));
      assertThat(fetched.isError()).isTrue();
      assertThat(fetched.block().exchange()).isEqualTo(1);
      assertThat(lab.methods()).containsExactly("OPTIONS", "PUT");
    }
  }

  @Nested
  @DisplayName("what a block says")
  final class Advice {
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        value = {
          "- | has no Access-Control-Allow-Methods | Access-Control-Allow-Methods: PUT",
          "GET, POST | and not PUT | Access-Control-Allow-Methods: GET, POST, PUT",
          "put | with regard to case | Access-Control-Allow-Methods: PUT",
          "PUT; GET | which is no list | GET, PUT, DELETE"
        })
    void of_methods(String value, String problem, String instead) {
      var preflight = value == null ? shared() : shared("Access-Control-Allow-Methods", value);
      var block = answering(preflight).fetch(cors("PUT", B)).block();
      assertThat(block.problem()).contains(problem);
      assertThat(block.instead()).contains(instead);
      assertThat(block.value()).isEqualTo(value);
      assertThat(block.header()).isEqualTo("Access-Control-Allow-Methods");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        value = {
          "- | has the header authorization | Access-Control-Allow-Headers: authorization, x-a",
          "x-a | and not authorization | Access-Control-Allow-Headers: x-a, authorization",
          "* | does not cover Authorization | Access-Control-Allow-Headers: authorization, x-a",
          "\"x-a\" | which is no list | Content-Type, X-Token"
        })
    void of_headers(String value, String problem, String instead) {
      var preflight = value == null ? shared() : shared("Access-Control-Allow-Headers", value);
      var block =
          answering(preflight).fetch(cors("GET", B, "X-A", "1", "Authorization", "x")).block();
      assertThat(block.problem()).contains(problem);
      assertThat(block.instead()).contains(instead);
      assertThat(block.header()).isEqualTo("Access-Control-Allow-Headers");
    }

    @Test
    void that_a_star_is_no_wildcard_with_credentials() {
      var methods =
          answering(trusted("Access-Control-Allow-Methods", "*"))
              .fetch(withCredentials(cors("PUT", B)))
              .block();
      assertThat(methods.rule()).isEqualTo(Rule.PREFLIGHT_METHOD_WILDCARD);
      assertThat(methods.instead()).isEqualTo("Send \"Access-Control-Allow-Methods: PUT\".");
      var headers =
          answering(trusted("Access-Control-Allow-Headers", "*"))
              .fetch(withCredentials(cors("GET", B, "X-A", "1")))
              .block();
      assertThat(headers.rule()).isEqualTo(Rule.PREFLIGHT_HEADER_WILDCARD);
      assertThat(headers.instead()).isEqualTo("Send \"Access-Control-Allow-Headers: x-a\".");
    }

    @Test
    void that_patch_in_lower_case_is_another_method() {
      var block =
          answering(shared("Access-Control-Allow-Methods", "PATCH"))
              .fetch(cors("patch", B))
              .block();
      assertThat(block.instead()).contains("write PATCH");
    }
  }

  @Nested
  @DisplayName("what the trail says")
  final class Steps {
    private static String told(Lab lab, FetchRequest request) {
      return lab.fetch(request).steps().stream()
          .map(step -> step.rule() + ": " + step.detail())
          .collect(Collectors.joining("; "));
    }

    @Test
    void is_what_made_it_ask_first() {
      var lab = answering(trusted(PUT, "PUT", NAMES, "x-a, x-b"));
      assertThat(told(lab, cors("PUT", B, "X-A", "1")))
          .isEqualTo("PREFLIGHT_METHOD: asks first: PUT is not GET, HEAD or POST");
      assertThat(
              told(answering(trusted(NAMES, "x-a, x-b")), cors("GET", B, "X-B", "1", "X-A", "1")))
          .isEqualTo("PREFLIGHT_HEADERS: asks first: x-a is not safelisted");
      assertThat(told(lab, cors("PUT", B)))
          .isEqualTo("PREFLIGHT_CACHE: allowed by an earlier preflight");
      assertThat(told(lab, cors("GET", B))).isEmpty();
    }

    @Test
    void is_that_the_upload_is_watched_or_a_stream() {
      var watched = cors("PUT", B);
      watched.useCorsPreflight = true;
      assertThat(told(answering(trusted(PUT, "PUT")), watched))
          .isEqualTo("UPLOAD_LISTENER_PREFLIGHT: asks first: the upload is watched");
      var stream = cors("PUT", B);
      stream.useCorsPreflight = true;
      stream.streamBody = true;
      assertThat(told(answering(trusted(PUT, "PUT")), stream))
          .contains("STREAM_BODY_PREFLIGHT: asks first: the body is a stream");
    }
  }

  @Test
  void tells_of_the_page_what_the_request_will_tell() {
    var lab = answering(trusted(PUT, "PUT"));
    var request = cors("PUT", B);
    request.destination = Destination.SCRIPT;
    request.referrer = new Referrer.Named(Url.parse(A + "/named"));
    request.referrerPolicy = ReferrerPolicy.UNSAFE_URL;
    lab.fetch(request);
    assertThat(lab.wire.get(0).header("Sec-Fetch-Dest")).isEqualTo("script");
    assertThat(lab.wire.get(0).header("Referer")).isEqualTo(A + "/named");
  }

  @Test
  void is_in_the_name_of_every_url_so_far() {
    var lab =
        Lab.standard()
            .answer("OPTIONS", B, shared(PUT, "PUT"))
            .answer(B, Response.redirect(307, "https://c.test/y").with(ORIGIN, "*"))
            .answer("OPTIONS", "https://c.test/y", shared(PUT, "PUT"))
            .answer("https://c.test/y", shared());
    lab.fetch(cors("PUT", B));
    assertThat(lab.methods()).containsExactly("OPTIONS", "PUT", "OPTIONS", "PUT");
    assertThat(lab.wire.get(2).header("Origin")).isEqualTo("null");
  }

  @Nested
  @DisplayName("where a browser follows its redirects")
  final class Redirects {
    private final Lab lab = Lab.without(Rule.PREFLIGHT_NO_REDIRECT);

    private Fetched through(int redirects, Response last) {
      for (var i = 0; i < redirects; i++) {
        var here = i == 0 ? B : "https://b.test/" + i;
        lab.answer("OPTIONS", here, Response.redirect(302, "/" + (i + 1)));
      }
      return lab.answer("OPTIONS", "https://b.test/" + redirects, last)
          .answer("PUT", B, shared())
          .fetch(cors("PUT", B));
    }

    @Test
    void it_follows_twenty() {
      assertThat(through(20, shared(PUT, "PUT")).isError()).isFalse();
      assertThat(lab.wire).hasSize(22);
    }

    @Test
    void and_no_more() {
      assertThat(through(21, shared(PUT, "PUT")).isError()).isTrue();
      assertThat(lab.wire).hasSize(21);
    }

    @Test
    void but_none_that_lead_nowhere() {
      assertThat(through(1, Response.redirect(302, "http://[")).isError()).isTrue();
      assertThat(lab.wire).hasSize(2);
    }
  }

  @Nested
  @DisplayName("browsers that differ")
  final class Divergences {
    @Test
    void a_star_covers_authorization_without_the_rule() {
      var profile = Profile.standard().without(Rule.AUTHORIZATION_BEYOND_WILDCARD);
      var lab =
          new Lab(profile)
              .answer("OPTIONS", B, shared("Access-Control-Allow-Headers", "*"))
              .answer(B, shared());
      assertThat(lab.fetch(cors("GET", B, "Authorization", "x")).isError()).isFalse();
      assertThat(lab.last().header("Authorization")).isEqualTo("x");
    }
  }
}
