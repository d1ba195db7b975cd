package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.image;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.shared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, HTTP-redirect fetch")
final class RedirectTest {
  private static final String C = "https://c.test/y";

  private static Response to(int status, String location) {
    return Response.of(status, "Location", location, "Access-Control-Allow-Origin", "*");
  }

  private static Lab lab(String from, Response redirect) {
    return Lab.standard()
        .answer(from, redirect)
        .answer(B, shared())
        .answer(C, shared())
        .answer(from, redirect);
  }

  @Nested
  @DisplayName("location URL")
  final class Location {
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
      "/z, https://a.test/z", "z, https://a.test/dir/z", "//a.test/z, https://a.test/z",
      "?q, https://a.test/dir/x?q", "'', https://a.test/dir/x", "https:z, https://a.test/dir/z"
    })
    void is_resolved_against_the_url_asked(String location, String url) {
      var asked = new int[1];
      var lab =
          Lab.standard()
              .answer(
                  "*",
                  A + "/dir/x",
                  request -> asked[0]++ == 0 ? Response.redirect(302, location) : Response.of(204));
      var fetched = lab.fetch(cors("GET", A + "/dir/x"));
      assertThat(fetched.url()).hasToString(url);
      assertThat(fetched.redirected()).isTrue();
      assertThat(lab.last().url()).hasToString(url);
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({"/z, #a, #a", "/z#b, #a, #b", "/z#b, '', #b", "/z, '', ''"})
    void keeps_the_fragment_where_the_new_url_has_none(String to, String before, String after) {
      var lab = Lab.standard().answer(A + "/x", Response.redirect(302, to));
      assertThat(lab.fetch(cors("GET", A + "/x" + before)).internalUrl())
          .hasToString(A + "/z" + after);
    }

    @Test
    void where_there_is_none_the_answer_is_one_like_any_other() {
      var lab = Lab.standard().answer(A + "/x", Response.of(302, "X-A", "1"));
      var fetched = lab.fetch(cors("GET", A + "/x"));
      assertThat(fetched.status()).isEqualTo(302);
      assertThat(fetched.redirected()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "https://a b/", "http://[", "https://a.test:99999/"})
    void that_is_no_url_is_an_error(String location) {
      var lab = Lab.standard().answer(A + "/x", Response.redirect(302, location));
      var block = lab.fetch(cors("GET", A + "/x")).block();
      assertThat(block.rule()).isEqualTo(Rule.REDIRECT_LOCATION);
      assertThat(block.value()).isEqualTo(location);
    }

    @Test
    void that_stands_twice_must_be_the_same() {
      var same = Response.redirect(302, "/z").with("Location", "/z");
      assertThat(lab(A + "/x", same).fetch(cors("GET", A + "/x")).isError()).isFalse();
      var different = Response.redirect(302, "/z").with("Location", "/w");
      assertThat(lab(A + "/x", different).fetch(cors("GET", A + "/x")).block().rule())
          .isEqualTo(Rule.REDIRECT_LOCATION);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:text/plain,x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "about:blank",
        "ftp://a.test/",
        "ws://a.test/"
      })
  void only_http_and_https_are_followed(String location) {
    var lab = Lab.standard().answer(A + "/x", Response.redirect(302, location));
    var fetched = lab.fetch(cors("GET", A + "/x"));
    assertThat(fetched.block().rule()).isEqualTo(Rule.REDIRECT_SCHEME);
    assertThat(lab.wire).hasSize(1);
  }

  @Test
  void twenty_are_followed_and_no_more() {
    var lab = Lab.standard();
    for (var i = 0; i < 30; i++) {
      lab.answer(A + "/" + i, Response.redirect(302, "/" + (i + 1)));
    }
    var fetched = lab.fetch(cors("GET", A + "/0"));
    assertThat(fetched.block().rule()).isEqualTo(Rule.REDIRECT_COUNT);
    assertThat(lab.wire).hasSize(21);
    var enough = Lab.standard();
    for (var i = 0; i < 20; i++) {
      enough.answer(A + "/" + i, Response.redirect(302, "/" + (i + 1)));
    }
    assertThat(enough.fetch(cors("GET", A + "/0")).isError()).isFalse();
  }

  @ParameterizedTest(name = "{0} {1} becomes {2}, body {3}")
  @CsvSource({
    "301, POST, GET, false",
    "302, POST, GET, false",
    "303, POST, GET, false",
    "307, POST, POST, true",
    "308, POST, POST, true",
    "301, PUT, PUT, true",
    "302, DELETE, DELETE, true",
    "303, PUT, GET, false",
    "303, DELETE, GET, false",
    "301, GET, GET, false",
    "302, HEAD, HEAD, false",
    "303, HEAD, HEAD, false",
    "303, GET, GET, false"
  })
  void method_and_body(int status, String method, String then, boolean body) {
    var lab = lab(A + "/x", Response.redirect(status, "/y"));
    var request =
        cors(
            method,
            A + "/x",
            "Content-Type",
            "text/plain",
            "Content-Language",
            "en",
            "Content-Encoding",
            "x",
            "Content-Location",
            "/a",
            "X-A",
            "1");
    lab.fetch(request);
    assertThat(lab.last().method()).isEqualTo(then);
    assertThat(lab.last().body() != null).isEqualTo(body);
    assertThat(lab.last().header("X-A")).isEqualTo("1");
    for (var name :
        new String[] {"Content-Type", "Content-Language", "Content-Encoding", "Content-Location"}) {
      assertThat(lab.last().headers().has(name)).as(name).isEqualTo(method.equals(then));
    }
  }

  @Nested
  @DisplayName("Authorization")
  final class Authorization {
    @Test
    void follows_within_the_origin_only() {
      var lab = lab(A + "/x", Response.redirect(302, "/y"));
      lab.fetch(cors("GET", A + "/x", "Authorization", "x"));
      assertThat(lab.last().header("Authorization")).isEqualTo("x");
    }

    @Test
    void does_not_follow_to_another_one_and_does_not_come_back() {
      var lab =
          Lab.standard()
              .answer(A + "/x", Response.redirect(302, C))
              .answer(C, to(302, A + "/back"))
              .answer(A + "/back", shared());
      var fetched = lab.fetch(cors("GET", A + "/x", "Authorization", "x"));
      assertThat(lab.wire).hasSize(3);
      assertThat(lab.wire.get(1).headers().has("Authorization")).isFalse();
      assertThat(lab.wire.get(2).headers().has("Authorization")).isFalse();
      assertThat(fetched.steps()).anyMatch(step -> step.rule() == Rule.REDIRECT_AUTHORIZATION);
    }
  }

  @Nested
  @DisplayName("URLs with user and password")
  final class Userinfo {
    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource(
        nullValues = "-",
        value = {
          "https://a.test/x, https://u:p@c.test/y, REDIRECT_CREDENTIALS_CROSS_ORIGIN",
          "https://a.test/x, https://u@c.test/y, REDIRECT_CREDENTIALS_CROSS_ORIGIN",
          "https://b.test/x, https://u:p@a.test/y, REDIRECT_CREDENTIALS_CORS",
          "https://a.test/x, https://u:p@a.test/y, -"
        })
    void are_refused_once_cors_is_in_play(String from, String to, Rule rule) {
      var lab = lab(from, to(302, to)).answer(A + "/y", shared());
      var fetched = lab.fetch(cors("GET", from));
      if (rule == null) {
        assertThat(fetched.isError()).isFalse();
        assertThat(lab.last().url()).hasToString("https://a.test/y");
      } else {
        assertThat(fetched.block().rule()).isEqualTo(rule);
      }
    }

    @Test
    void are_followed_by_images() {
      var lab = lab(B, Response.redirect(302, "https://u:p@c.test/y"));
      lab.fetch(image(B));
      assertThat(lab.last().url()).hasToString(C);
      assertThat(lab.last().headers().has("Authorization")).isFalse();
    }
  }

  @ParameterizedTest(name = "status {0}: {1}")
  @CsvSource({"301, false", "302, false", "307, false", "308, false", "303, true"})
  void a_stream_cannot_be_sent_again(int status, boolean followed) {
    var request = cors("POST", A + "/x");
    request.streamBody = true;
    var fetched = lab(A + "/x", Response.redirect(status, "/y")).fetch(request);
    assertThat(fetched.isError()).isEqualTo(!followed);
  }

  @Nested
  @DisplayName("redirect mode")
  final class Modes {
    @Test
    void error_is_an_error() {
      var request = cors("GET", A + "/x");
      request.redirect = RedirectMode.ERROR;
      var fetched = lab(A + "/x", Response.redirect(302, "/y")).fetch(request);
      assertThat(fetched.block().rule()).isEqualTo(Rule.REDIRECT_MODE);
      assertThat(fetched.block().value()).isEqualTo("/y");
    }

    @Test
    void a_handshake_follows_none() {
      var request = new FetchRequest(page(A + "/"), dev.cordon.web.Url.parse(B));
      request.mode = Mode.WEBSOCKET;
      request.redirect = RedirectMode.ERROR;
      request.credentials = Credentials.INCLUDE;
      assertThat(lab(B, Response.redirect(302, C)).fetch(request).block().rule())
          .isEqualTo(Rule.REDIRECT_MODE);
    }

    @Test
    void a_navigation_goes_where_it_is_sent() {
      var lab = lab(B, Response.redirect(302, C));
      var fetched = lab.fetch(Lab.navigation(page(A + "/"), "GET", B));
      assertThat(fetched.type()).isEqualTo(Fetched.Type.BASIC);
      assertThat(fetched.url()).hasToString(C);
    }
  }

  @Nested
  @DisplayName("main fetch again")
  final class Again {
    @Test
    void from_the_own_origin_to_another_cors_begins() {
      var lab = Lab.standard().answer(A + "/x", Response.redirect(302, C)).answer(C, shared());
      var fetched = lab.fetch(cors("GET", A + "/x"));
      assertThat(fetched.type()).isEqualTo(Fetched.Type.CORS);
      assertThat(lab.wire.get(0).headers().has("Origin")).isFalse();
      assertThat(lab.wire.get(1).header("Origin")).isEqualTo(A);
    }

    @Test
    void every_hop_must_allow() {
      var lab = Lab.standard().answer(B, Response.redirect(302, C)).answer(C, shared());
      var fetched = lab.fetch(cors("GET", B));
      assertThat(fetched.isError()).isTrue();
      assertThat(lab.wire).hasSize(1);
      assertThat(fetched.block().instead()).contains("on every hop");
    }

    @Test
    void a_hop_back_to_the_own_origin_must_allow_too() {
      var lab =
          Lab.standard().answer(B, to(302, A + "/y")).answer(A + "/y", Response.ok("a/b", "own"));
      var fetched = lab.fetch(cors("GET", B));
      assertThat(fetched.isError()).isTrue();
      assertThat(lab.last().header("Origin")).isEqualTo("null");
    }

    @Test
    void a_preflight_is_asked_at_every_new_url() {
      var allowing =
          shared("Access-Control-Allow-Methods", "PUT", "Access-Control-Allow-Headers", "x-a");
      var lab =
          Lab.standard()
              .answer("OPTIONS", B, allowing)
              .answer("PUT", B, to(307, C))
              .answer("OPTIONS", C, allowing)
              .answer("PUT", C, shared());
      assertThat(lab.fetch(cors("PUT", B, "X-A", "1")).isError()).isFalse();
      assertThat(lab.methods()).containsExactly("OPTIONS", "PUT", "OPTIONS", "PUT");
      assertThat(lab.wire.get(2).header("Origin")).isEqualTo("null");
    }

    @Test
    void a_request_of_the_own_origin_is_asked_about_once_it_leaves() {
      var lab = Lab.standard().answer("PUT", A + "/x", Response.redirect(307, C));
      assertThat(lab.fetch(cors("PUT", A + "/x")).isError()).isTrue();
      assertThat(lab.methods()).containsExactly("PUT", "OPTIONS");
    }

    @Test
    void what_became_a_get_needs_no_preflight() {
      var lab =
          Lab.standard()
              .answer("OPTIONS", B, shared("Access-Control-Allow-Methods", "PUT"))
              .answer("PUT", B, to(303, C))
              .answer(C, shared());
      assertThat(lab.fetch(cors("PUT", B)).isError()).isFalse();
      assertThat(lab.methods()).containsExactly("OPTIONS", "PUT", "GET");
    }

    @Test
    void mode_same_origin_does_not_leave() {
      var request = cors("GET", A + "/x");
      request.mode = Mode.SAME_ORIGIN;
      var lab = lab(A + "/x", Response.redirect(302, C));
      assertThat(lab.fetch(request).block().rule()).isEqualTo(Rule.SAME_ORIGIN_MODE);
      assertThat(lab.wire).hasSize(1);
    }

    @Test
    void the_referrer_policy_of_a_redirect_holds_from_there_on() {
      var redirect = Response.redirect(302, "/y").with("Referrer-Policy", "no-referrer");
      var lab = lab(A + "/x", redirect);
      lab.fetch(cors("GET", A + "/x"));
      assertThat(lab.wire.get(0).headers().has("Referer")).isTrue();
      assertThat(lab.wire.get(1).headers().has("Referer")).isFalse();
    }

    @Test
    void an_image_is_opaque_once_and_for_all() {
      var png = Response.ok("image/png", "\u0089PNG\r\n\u001a\n");
      var request = image(A + "/x");
      request.destination = Destination.IMAGE;
      var lab =
          Lab.standard().answer(A + "/x", Response.redirect(302, C)).answer(C, to(302, A + "/y"));
      var fetched = lab.answer(A + "/y", png.with("X-A", "1")).fetch(request);
      assertThat(fetched.status()).isZero();
      assertThat(fetched.headers().isEmpty()).isTrue();
    }
  }

  @Test
  void without_a_limit_there_is_still_one() {
    var endless = new Lab(Profile.standard().without(Rule.REDIRECT_COUNT));
    endless.answer(A + "/x", Response.redirect(302, "/x"));
    assertThat(endless.fetch(cors("GET", A + "/x")).isError()).isTrue();
    assertThat(endless.wire).hasSize(101);
  }
}
