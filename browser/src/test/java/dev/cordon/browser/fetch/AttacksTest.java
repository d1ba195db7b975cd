package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.sandboxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("https://evil.test against https://bank.test")
final class AttacksTest {
  private static final String BANK = "https://bank.test/api";
  private static final Environment EVIL = page("https://evil.test/");

  private final Lab lab = Lab.standard();

  @BeforeEach
  void the_victim_is_logged_in() {
    lab.cookie(BANK, "session=1; Secure; SameSite=None; Path=/");
  }

  private static FetchRequest evil(Environment from, String method, String... headers) {
    return Lab.withCredentials(cors(from, method, BANK, headers));
  }

  private static Response reflecting(Request request) {
    var origin = request.header("Origin");
    return Response.of(200)
        .with("Access-Control-Allow-Origin", origin == null ? "*" : origin)
        .with("Access-Control-Allow-Credentials", "true")
        .with("Access-Control-Allow-Methods", "PUT")
        .withBody("balance");
  }

  @Nested
  @DisplayName("reading")
  final class Reading {
    @Test
    void a_server_that_reflects_any_origin_is_read() {
      lab.answer("*", BANK, AttacksTest::reflecting);
      assertThat(lab.fetch(evil(EVIL, "GET")).body().text()).isEqualTo("balance");
      assertThat(lab.last().header("Cookie")).isEqualTo("session=1");
      assertThat(lab.fetch(evil(EVIL, "PUT")).body().text()).isEqualTo("balance");
    }

    @Test
    void a_server_that_allows_null_is_read_from_a_sandboxed_frame() {
      var answer =
          Response.of(
                  200,
                  "Access-Control-Allow-Origin",
                  "null",
                  "Access-Control-Allow-Credentials",
                  "true")
              .withBody("balance");
      lab.answer(BANK, answer);
      assertThat(lab.fetch(evil(EVIL, "GET")).isError()).isTrue();
      var sandboxed = sandboxed("https://evil.test/", "https://evil.test/");
      assertThat(lab.fetch(evil(sandboxed, "GET")).body().text()).isEqualTo("balance");
    }

    @Test
    void a_server_that_trusts_a_redirecting_friend_is_not_read_through_it() {
      lab.answer(
          "https://friend.test/go",
          Response.of(
              302,
              "Location",
              BANK,
              "Access-Control-Allow-Origin",
              "https://evil.test",
              "Access-Control-Allow-Credentials",
              "true"));
      lab.answer(
          BANK,
          Response.of(
                  200,
                  "Access-Control-Allow-Origin",
                  "https://friend.test",
                  "Access-Control-Allow-Credentials",
                  "true")
              .withBody("balance"));
      var request = Lab.withCredentials(cors(EVIL, "GET", "https://friend.test/go"));
      var fetched = lab.fetch(request);
      assertThat(fetched.isError()).isTrue();
      assertThat(lab.last().header("Origin")).isEqualTo("null");
    }
  }

  @Nested
  @DisplayName("causing")
  final class Causing {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
        nullValues = "-",
        value = {
          "W02, Content-Type, text/plain",
          "W04, content-TYPE, 'Text/Plain; application/json'",
          "W04, Content-Type, 'text/plain; charset=application/json'",
          "W05, Content-Type, multipart/form-data; boundary=x",
          "W06, Accept, application/json",
          "W06, Accept-Language, 1",
          "W06, Content-Language, token",
          "W03, -, -"
        })
    void what_is_safelisted_arrives_unasked(String attack, String name, String value) {
      var request = name == null ? evil(EVIL, "POST") : evil(EVIL, "POST", name, value);
      request.body = Body.of("{\"to\":\"evil\"}");
      assertThat(lab.fetch(request).isError()).as(attack).isTrue();
      assertThat(lab.methods()).containsExactly("POST");
      assertThat(lab.last().header("Cookie")).isEqualTo("session=1");
      assertThat(lab.last().header("Origin")).isEqualTo("https://evil.test");
      if (name != null) {
        assertThat(lab.last().header(name)).isEqualTo(value);
      }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "Content-Type, application/json",
      "Content-Type, 'application/json; text/plain'",
      "Content-Type, 'text/plain, application/json'",
      "Content-Type, text/json",
      "X-Requested-With, XMLHttpRequest",
      "Accept, '{\"a\":1}'",
      "Accept-Language, 'en()'"
    })
    void what_is_not_never_arrives(String name, String value) {
      assertThat(lab.fetch(evil(EVIL, "POST", name, value)).isError()).isTrue();
      assertThat(lab.methods()).containsExactly("OPTIONS");
      assertThat(lab.last().headers().has("Cookie")).isFalse();
    }

    @Test
    void a_page_cannot_forge_what_the_browser_says() {
      var wanted =
          Headers.of(
              "Origin", "https://bank.test",
              "Referer", BANK,
              "Sec-Fetch-Site", "same-origin",
              "Cookie", "session=2",
              "Host", "other.test",
              "Access-Control-Request-Method", "PUT");
      var request = evil(EVIL, "GET");
      request.headers = RequestHeaderGuard.filter(wanted, request.mode, lab.profile);
      lab.fetch(request);
      assertThat(lab.last().header("Origin")).isEqualTo("https://evil.test");
      assertThat(lab.last().header("Referer")).isEqualTo("https://evil.test/");
      assertThat(lab.last().header("Sec-Fetch-Site")).isEqualTo("cross-site");
      assertThat(lab.last().header("Cookie")).isEqualTo("session=1");
      assertThat(lab.last().headers().has("Access-Control-Request-Method")).isFalse();
    }

    @Test
    void a_form_can_hide_its_origin_but_not_borrow_another() {
      var hidden = page("https://evil.test/", ReferrerPolicy.NO_REFERRER);
      lab.fetch(navigation(hidden, "POST", BANK));
      assertThat(lab.last().header("Origin")).isEqualTo("null");
      assertThat(lab.last().header("Sec-Fetch-Site")).isEqualTo("cross-site");
      assertThat(lab.last().headers().has("Referer")).isFalse();
    }

    @Test
    void a_detour_through_the_bank_itself_stays_cross_site() {
      lab.answer("https://bank.test/out", Response.redirect(307, BANK));
      lab.fetch(navigation(EVIL, "POST", "https://bank.test/out"));
      assertThat(lab.last().url()).hasToString(BANK);
      assertThat(lab.last().header("Sec-Fetch-Site")).isEqualTo("cross-site");
      assertThat(lab.last().header("Origin")).isEqualTo("https://evil.test");
    }
  }
}
