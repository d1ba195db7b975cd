package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, main fetch")
final class MainFetchTest {

  @Nested
  @DisplayName("bad port")
  final class BadPort {
    @ParameterizedTest
    @ValueSource(
        ints = {0, 1, 7, 21, 22, 23, 25, 110, 143, 993, 2049, 4190, 6000, 6667, 6697, 10080})
    void is_asked_by_nobody(int port) {
      var lab = Lab.standard();
      var url = "https://a.test:" + port + "/x";
      assertThat(lab.fetch(cors("GET", url)).block().rule()).isEqualTo(Rule.BAD_PORT);
      assertThat(lab.fetch(navigation(null, "GET", url)).block().rule()).isEqualTo(Rule.BAD_PORT);
      assertThat(lab.wire).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 3000, 5000, 8000, 8080, 8443, 9090, 65535})
    void others_are_asked(int port) {
      var lab = Lab.standard();
      lab.fetch(navigation(null, "GET", "https://a.test:" + port + "/x"));
      assertThat(lab.wire).hasSize(1);
    }

    @Test
    void there_are_83() {
      var bad = new TreeSet<Integer>();
      for (var port = 0; port <= 0xffff; port++) {
        if (BadPorts.includes(Url.parse("https://a.test:" + port + "/"), Profile.standard())) {
          bad.add(port);
        }
      }
      assertThat(bad).hasSize(83).doesNotContain(80, 443).contains(0, 10_080);
    }

    @Test
    void is_not_redirected_to() {
      var lab = Lab.standard().answer(A + "/x", Response.redirect(302, "https://a.test:25/"));
      assertThat(lab.fetch(cors("GET", A + "/x")).block().rule()).isEqualTo(Rule.BAD_PORT);
    }
  }

  @Nested
  @DisplayName("step 12")
  final class Branches {
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
      "CORS, https://a.test/x, BASIC",
      "NO_CORS, https://a.test/x, BASIC",
      "SAME_ORIGIN, https://a.test/x, BASIC",
      "NAVIGATE, https://a.test/x, BASIC",
      "NAVIGATE, https://b.test/x, BASIC",
      "WEBSOCKET, https://b.test/x, BASIC",
      "CORS, https://b.test/x, CORS",
      "CORS, https://a.test:8443/x, CORS",
      "CORS, https://w.a.test/x, CORS",
      "NO_CORS, https://b.test/x, OPAQUE",
      "SAME_ORIGIN, https://b.test/x, ERROR",
      "SAME_ORIGIN, https://a.test:8443/x, ERROR",
      "'CORS', 'data:text/plain,x', BASIC",
      "'NO_CORS', 'data:text/plain,x', BASIC",
      "'SAME_ORIGIN', 'data:text/plain,x', BASIC",
      "NO_CORS, about:blank, BASIC",
      "CORS, about:blank, ERROR",
      "CORS, file:///x, ERROR",
      "NO_CORS, file:///x, ERROR",
      "CORS, ftp://b.test/, ERROR",
      "NO_CORS, blob:https://a.test/1, ERROR"
    })
    void by_mode_and_origin(Mode mode, String url, Fetched.Type type) {
      var request = new FetchRequest(page(A + "/"), Url.parse(url));
      request.mode = mode;
      var fetched =
          Lab.standard()
              .answer(url, Response.of(200, "Access-Control-Allow-Origin", "*"))
              .fetch(request);
      if (mode == Mode.NO_CORS && url.equals("about:blank")) {
        assertThat(fetched.type()).isEqualTo(Fetched.Type.OPAQUE);
      } else {
        assertThat(fetched.type()).isEqualTo(type);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "MANUAL"})
    void no_cors_must_follow_redirects(RedirectMode redirect) {
      for (var url : new String[] {A + "/x", B}) {
        var request = new FetchRequest(page(A + "/"), Url.parse(url));
        request.redirect = redirect;
        assertThat(Lab.standard().fetch(request).isError()).isEqualTo(url.equals(B));
      }
    }

    @Test
    void an_opaque_origin_is_the_same_as_none() {
      var lab = Lab.standard();
      assertThat(lab.fetch(cors(Lab.sandboxed(A + "/", A + "/"), "GET", A + "/x")).isError())
          .isTrue();
      assertThat(lab.last().header("Origin")).isEqualTo("null");
    }
  }

  @Test
  void a_handshake_is_judged_by_the_server_alone() {
    var lab = Lab.standard().cookie(B, "s=1; Secure; SameSite=None");
    lab.answer(B, Response.of(101));
    var request = new FetchRequest(page(A + "/"), Url.parse(B));
    request.mode = Mode.WEBSOCKET;
    request.redirect = RedirectMode.ERROR;
    request.credentials = Credentials.INCLUDE;
    var fetched = lab.fetch(request);
    assertThat(fetched.status()).isEqualTo(101);
    assertThat(lab.last().header("Origin")).isEqualTo(A);
    assertThat(lab.last().header("Cookie")).isEqualTo("s=1");
  }

  @Nested
  @DisplayName("data: URL processor")
  final class Data {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        value = {
          "data:,a%20b | text/plain;charset=US-ASCII | a b",
          "data:text/html,<p> | text/html | <p>",
          "data:;charset=utf-8,%C3%BC | text/plain;charset=utf-8 | ü",
          "data:text/plain;base64,SGVsbG8= | text/plain | Hello",
          "data:text/plain;base64,SGVsbG8 | text/plain | Hello",
          "data:text/plain; BASE64,SGVs bG8= | text/plain | Hello",
          "data:text/plain;base64,SGVsbG8%3D | text/plain | Hello",
          "data:nonsense,x | text/plain;charset=US-ASCII | x",
          "data:base64,x | text/plain;charset=US-ASCII | x",
          "data:text/plain,a#b | text/plain | a",
          "data:text/plain;base64,A | - | -",
          "data:text/plain;base64,AB=C | - | -",
          "data:text/plain;base64,AB$= | - | -",
          "data:text/plain | - | -"
        })
    void reads_type_and_bytes(String url, String type, String body) {
      var request = new FetchRequest(page(A + "/"), Url.parse(url));
      request.mode = Mode.CORS;
      var lab = Lab.standard();
      var fetched = lab.fetch(request);
      assertThat(lab.wire).isEmpty();
      assertThat(fetched.isError()).isEqualTo(type == null);
      if (type == null) {
        assertThat(fetched.block().rule()).isEqualTo(Rule.SCHEME_FETCH);
      } else {
        assertThat(fetched.headers().get("Content-Type")).isEqualTo(type);
        assertThat(fetched.body().text()).isEqualTo(body);
      }
    }
  }
}
