package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.image;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.trusted;
import static dev.cordon.browser.fetch.Lab.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, HTTP-network-or-cache fetch")
final class NetworkFetchTest {

  @Nested
  @DisplayName("include credentials")
  final class IncludeCredentials {
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
      "OMIT, https://a.test/x, false",
      "OMIT, https://b.test/x, false",
      "SAME_ORIGIN, https://a.test/x, true",
      "SAME_ORIGIN, https://b.test/x, false",
      "INCLUDE, https://a.test/x, true",
      "INCLUDE, https://b.test/x, true"
    })
    void by_mode_and_origin(Credentials mode, String url, boolean included) {
      var lab = Lab.standard().cookie(url, "s=1; Secure; SameSite=None");
      lab.authentication.put(Url.parse(url), "user", "password");
      lab.answer(url, trusted("Set-Cookie", "new=1; Secure; SameSite=None"));
      var request = cors("GET", url);
      request.credentials = mode;
      var fetched = lab.fetch(request);
      assertThat(lab.last().header("Cookie")).isEqualTo(included ? "s=1" : null);
      assertThat(lab.last().header("Authorization"))
          .isEqualTo(included ? "Basic dXNlcjpwYXNzd29yZA==" : null);
      assertThat(lab.jar.size()).isEqualTo(included ? 2 : 1);
      var exchange = fetched.exchanges().get(0);
      assertThat(exchange.sent()).hasSize(included ? 1 : 0);
      assertThat(exchange.stored()).hasSize(included ? 1 : 0);
      assertThat(fetched.steps().stream().anyMatch(step -> step.rule() == Rule.CREDENTIALS_MODE))
          .isEqualTo(!included);
    }

    @Test
    void cookies_are_stored_although_the_answer_may_not_be_read() {
      var lab = Lab.standard();
      lab.answer(B, Response.of(200, "Set-Cookie", "s=1; Secure; SameSite=None"));
      assertThat(lab.fetch(withCredentials(cors("GET", B))).isError()).isTrue();
      assertThat(lab.jar.size()).isEqualTo(1);
    }

    @Test
    void once_a_redirect_has_left_the_origin_same_origin_includes_none() {
      var lab = Lab.standard().cookie(A + "/", "s=1");
      lab.answer(B, Response.of(302, "Location", A + "/y", "Access-Control-Allow-Origin", "*"));
      lab.fetch(cors("GET", B));
      assertThat(lab.last().url()).hasToString(A + "/y");
      assertThat(lab.last().headers().has("Cookie")).isFalse();
    }

    @Test
    void under_coep_credentialless_images_of_other_origins_carry_none() {
      var from = page(A + "/");
      var credentialless =
          new Environment(
              from.origin(),
              from.url(),
              from.referrerUrl(),
              null,
              EmbedderPolicy.CREDENTIALLESS,
              from.ancestors(),
              from.ancestorUrls(),
              from.topLevelUrl(),
              false,
              false,
              true,
              from.addressSpace(),
              false,
              false,
              false,
              false);
      for (var url : new String[] {A + "/x", B}) {
        var lab = Lab.standard().cookie(url, "s=1; Secure; SameSite=None");
        var request = new FetchRequest(credentialless, Url.parse(url));
        request.credentials = Credentials.INCLUDE;
        request.destination = Destination.IMAGE;
        lab.fetch(request);
        assertThat(lab.last().headers().has("Cookie")).isEqualTo(url.startsWith(A));
      }
    }
  }

  @Nested
  @DisplayName("authentication entries")
  final class Authentication {
    @Test
    void do_not_replace_what_the_page_set() {
      var lab = Lab.standard();
      lab.authentication.put(Url.parse(A), "user", "password");
      lab.fetch(cors("GET", A + "/x", "Authorization", "Bearer x"));
      assertThat(lab.last().headers().all("Authorization")).containsExactly("Bearer x");
    }

    @Test
    void are_for_one_origin() {
      var lab = Lab.standard();
      lab.authentication.put(Url.parse("https://a.test:8443/"), "user", "password");
      lab.fetch(cors("GET", A + "/x"));
      assertThat(lab.last().headers().has("Authorization")).isFalse();
    }

    private static Lab asking() {
      var lab = Lab.standard();
      return lab.answer(
          "*",
          A + "/x",
          request ->
              request.headers().has("Authorization")
                  ? Response.ok("text/plain", "in")
                  : Response.of(401, "WWW-Authenticate", "Basic realm=\"x\""));
    }

    @Test
    void of_the_url_are_sent_once_the_server_asks_and_remembered() {
      var lab = asking();
      var request = navigation(null, "GET", "https://us%20er:p%3Aw@a.test/x");
      request.useUrlCredentials = true;
      assertThat(lab.fetch(request).body().text()).isEqualTo("in");
      assertThat(lab.wire).hasSize(2);
      assertThat(lab.wire.get(0).url()).hasToString(A + "/x");
      assertThat(lab.wire.get(0).headers().has("Authorization")).isFalse();
      assertThat(lab.wire.get(1).header("Authorization")).isEqualTo("Basic dXMgZXI6cDp3");
      assertThat(lab.fetch(navigation(null, "GET", A + "/x")).body().text()).isEqualTo("in");
      assertThat(lab.wire).hasSize(3);
    }

    @Test
    void of_the_url_that_are_wrong_are_not_tried_again() {
      var lab = Lab.standard().answer(A + "/x", Response.of(401));
      var request = navigation(null, "GET", "https://u:p@a.test/x");
      request.useUrlCredentials = true;
      assertThat(lab.fetch(request).status()).isEqualTo(401);
      assertThat(lab.wire).hasSize(2);
    }

    @Test
    void a_401_without_any_is_the_answer() {
      assertThat(asking().fetch(cors("GET", A + "/x")).status()).isEqualTo(401);
    }
  }

  @Nested
  @DisplayName("cache mode")
  final class Cache {
    @ParameterizedTest(name = "{0}: Cache-Control {1}, Pragma {2}")
    @CsvSource(
        nullValues = "-",
        value = {
          "DEFAULT, -, -",
          "NO_STORE, no-cache, no-cache",
          "RELOAD, no-cache, no-cache",
          "NO_CACHE, max-age=0, -",
          "FORCE_CACHE, -, -"
        })
    void adds_headers(CacheMode mode, String control, String pragma) {
      var lab = Lab.standard();
      var request = cors("GET", A + "/x");
      request.cache = mode;
      lab.fetch(request);
      assertThat(lab.last().header("Cache-Control")).isEqualTo(control);
      assertThat(lab.last().header("Pragma")).isEqualTo(pragma);
    }

    @Test
    void leaves_the_pages_own_alone() {
      var lab = Lab.standard();
      var request = cors("GET", A + "/x", "Cache-Control", "no-transform", "Pragma", "x");
      request.cache = CacheMode.RELOAD;
      lab.fetch(request);
      assertThat(lab.last().headers().all("Cache-Control")).containsExactly("no-transform");
      assertThat(lab.last().headers().all("Pragma")).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "If-Modified-Since",
          "If-None-Match",
          "If-Unmodified-Since",
          "If-Match",
          "If-Range"
        })
    void a_conditional_request_of_the_page_is_no_store(String name) {
      var lab = Lab.standard();
      lab.fetch(cors("GET", A + "/x", name, "x"));
      assertThat(lab.last().header("Pragma")).isEqualTo("no-cache");
    }

    @Test
    void only_if_cached_asks_nobody() {
      var lab = Lab.standard();
      var request = cors("GET", A + "/x");
      request.cache = CacheMode.ONLY_IF_CACHED;
      assertThat(lab.fetch(request).block().rule()).isEqualTo(Rule.ONLY_IF_CACHED);
      assertThat(lab.wire).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY | */*",
        "SCRIPT | */*",
        "FONT | */*",
        "STYLE | text/css,*/*;q=0.1",
        "JSON | application/json,*/*;q=0.5",
        "IMAGE | image/png,image/svg+xml,image/*;q=0.8,video/*;q=0.8,*/*;q=0.5",
        "DOCUMENT | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "IFRAME | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
      })
  void accept_is_by_destination(Destination destination, String accept) {
    var lab = Lab.standard();
    var request = cors("GET", A + "/x");
    request.destination = destination;
    lab.fetch(request);
    assertThat(lab.last().header("Accept")).isEqualTo(accept);
    var own = cors("GET", A + "/x", "Accept", "a/b");
    own.destination = destination;
    lab.fetch(own);
    assertThat(lab.last().headers().all("Accept")).containsExactly("a/b");
  }

  @ParameterizedTest(name = "{0} bytes: refused {1}")
  @CsvSource({"65536, false", "65537, true"})
  void keepalive_bodies_have_64_kib(int length, boolean refused) {
    var lab = Lab.standard();
    var request = cors("POST", A + "/x");
    request.keepalive = true;
    request.body = Body.of(new byte[length]);
    var fetched = lab.fetch(request);
    assertThat(fetched.isError()).isEqualTo(refused);
    assertThat(lab.wire).hasSize(refused ? 0 : 1);
  }

  @Test
  void a_range_is_asked_for_as_it_lies_there() {
    var lab = Lab.standard();
    lab.fetch(cors("GET", A + "/x", "Range", "bytes=0-"));
    assertThat(lab.last().header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void what_speculates_says_so() {
    var lab = Lab.standard();
    var request = image(B);
    request.purpose = "prefetch";
    lab.fetch(request);
    assertThat(lab.last().header("Sec-Purpose")).isEqualTo("prefetch");
  }

  @Test
  void a_host_that_wants_https_gets_it() {
    var lab = Lab.standard();
    lab.answer("https://b.test/", Response.of(200, "Strict-Transport-Security", "max-age=60"));
    lab.fetch(navigation(null, "GET", "https://b.test/"));
    var fetched = lab.fetch(navigation(null, "GET", "http://b.test/"));
    assertThat(lab.last().url()).hasToString("https://b.test/");
    assertThat(fetched.steps()).anyMatch(step -> step.rule() == Rule.HSTS);
    lab.pass(java.time.Duration.ofSeconds(61));
    lab.fetch(navigation(null, "GET", "http://b.test/"));
    assertThat(lab.last().url()).hasToString("http://b.test/");
  }
}
