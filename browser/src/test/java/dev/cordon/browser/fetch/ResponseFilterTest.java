package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.image;
import static dev.cordon.browser.fetch.Lab.shared;
import static dev.cordon.browser.fetch.Lab.trusted;
import static dev.cordon.browser.fetch.Lab.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, filtered responses")
final class ResponseFilterTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

  private static Fetched read(FetchRequest request, Response response) {
    return Lab.standard().answer(request.url().toString(), response).fetch(request);
  }

  @Test
  void basic_shows_all_but_set_cookie() {
    var fetched =
        read(
            cors("GET", A + "/x"),
            Response.of(200, "X-A", "1", "Set-Cookie", "a=1", "set-cookie2", "b", "Server", "s"));
    assertThat(fetched.type()).isEqualTo(Fetched.Type.BASIC);
    assertThat(fetched.headers()).isEqualTo(Headers.of("X-A", "1", "Server", "s"));
    assertThat(fetched.url()).hasToString(A + "/x");
  }

  @Nested
  @DisplayName("CORS filtered response")
  final class Cors {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Cache-Control",
          "Content-Language",
          "Content-Length",
          "Content-Type",
          "Expires",
          "Last-Modified",
          "Pragma",
          "pRAGMA"
        })
    void shows_seven_headers_unasked(String name) {
      assertThat(read(cors("GET", B), shared(name, "1")).headers())
          .isEqualTo(Headers.of(name, "1"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "X-A",
          "ETag",
          "Location",
          "Content-Encoding",
          "Set-Cookie",
          "WWW-Authenticate",
          "Access-Control-Allow-Origin",
          "Content-Typed",
          "Date"
        })
    void shows_no_other_header_unasked(String name) {
      assertThat(read(cors("GET", B), shared(name, "1")).headers().isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "credentials {0}, Expose-Headers {1}: {2}")
    @CsvSource({
      "false, x-a, true", "true, X-A, true", "false, *, true", "true, *, false",
      "true, 'x-a, *', true", "false, 'x-b, *', true", "false, 'x-b', false", "false, '', false",
      "false, 'x-a, b c', false", "false, '*, b c', false"
    })
    void shows_what_is_exposed(boolean credentials, String exposed, boolean visible) {
      var request = credentials ? withCredentials(cors("GET", B)) : cors("GET", B);
      var fetched = read(request, trusted("X-A", "1", "Access-Control-Expose-Headers", exposed));
      assertThat(fetched.isError()).isFalse();
      assertThat(fetched.headers().has("x-a")).isEqualTo(visible);
    }

    @Test
    void shows_a_header_named_star_with_credentials() {
      var answer = trusted("*", "1", "X-A", "1", "Access-Control-Expose-Headers", "*");
      assertThat(read(withCredentials(cors("GET", B)), answer).headers())
          .isEqualTo(Headers.of("*", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "Set-Cookie", "set-cookie, set-cookie2"})
    void never_shows_set_cookie(String exposed) {
      var answer =
          shared("Set-Cookie", "a=1", "Set-Cookie2", "b", "Access-Control-Expose-Headers", exposed);
      var headers = read(cors("GET", B), answer).headers();
      assertThat(headers.has("Set-Cookie") || headers.has("Set-Cookie2")).isFalse();
    }

    @Test
    void every_row_of_the_web_platform_tests() {
      var rows = WptTables.read("cors/resources/access-control-expose-headers.json");
      var ran = 0;
      for (var row : rows) {
        var answer = shared("BB-8", "hey");
        for (var line : row.path("input").asText().split("\r\n")) {
          var colon = line.indexOf(':');
          answer =
              answer.with(
                  line.substring(0, colon),
                  line.substring(colon + 1).replaceAll("^[ \t]+|[ \t]+$", ""));
        }
        assertThat(read(cors("GET", B), answer).headers().has("bb-8"))
            .as(row.path("input").asText())
            .isEqualTo(row.path("exposed").asBoolean());
        ran++;
      }
      assertThat(ran).isEqualTo(15);
    }
  }

  @Test
  void opaque_shows_nothing() {
    var png = new Response(200, Headers.of("Content-Type", "image/png"), Body.of(PNG));
    var fetched = read(image(B), png);
    assertThat(fetched.type()).isEqualTo(Fetched.Type.OPAQUE);
    assertThat(fetched.status()).isZero();
    assertThat(fetched.headers().isEmpty()).isTrue();
    assertThat(fetched.body().isEmpty()).isTrue();
    assertThat(fetched.url()).isNull();
    assertThat(fetched.redirected()).isFalse();
    assertThat(fetched.internal()).isEqualTo(png);
  }

  @Test
  void opaque_redirect_shows_the_url_alone() {
    var request = cors("GET", A + "/x#y");
    request.redirect = RedirectMode.MANUAL;
    var lab = Lab.standard().answer(A + "/x", Response.redirect(302, "/secret"));
    var fetched = lab.fetch(request);
    assertThat(fetched.type()).isEqualTo(Fetched.Type.OPAQUEREDIRECT);
    assertThat(fetched.status()).isZero();
    assertThat(fetched.headers().isEmpty()).isTrue();
    assertThat(fetched.url()).hasToString(A + "/x");
    assertThat(lab.wire).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1} has a body: {2}")
  @CsvSource({
    "GET, 200, true",
    "HEAD, 200, false",
    "GET, 204, false",
    "GET, 205, false",
    "GET, 304, false",
    "GET, 404, true",
    "POST, 201, true"
  })
  void head_and_null_body_statuses_have_no_body(String method, int status, boolean body) {
    var fetched = read(cors(method, A + "/x"), Response.of(status).withBody("text"));
    assertThat(fetched.body().text()).isEqualTo(body ? "text" : "");
  }

  @Test
  void the_url_is_shown_without_fragment_and_kept_with_it() {
    var lab = Lab.standard();
    var fetched = lab.fetch(cors("GET", A + "/x#top"));
    assertThat(fetched.url()).hasToString(A + "/x");
    assertThat(fetched.internalUrl()).hasToString(A + "/x#top");
    assertThat(lab.last().url()).hasToString(A + "/x");
  }
}
