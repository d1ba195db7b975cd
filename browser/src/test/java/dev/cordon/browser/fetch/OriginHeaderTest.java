package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.image;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.sandboxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.web.Url;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Fetch, append a request `Origin` header")
final class OriginHeaderTest {

  private static String sent(FetchRequest request) {
    var lab = Lab.standard();
    lab.fetch(request);
    return lab.wire.get(0).header("Origin");
  }

  @Test
  void cors_always_names_it() {
    assertThat(sent(cors("GET", "https://b.test/"))).isEqualTo(A);
    assertThat(sent(cors("HEAD", "https://b.test/"))).isEqualTo(A);
    assertThat(sent(cors("PUT", "https://b.test/"))).isEqualTo(A);
  }

  @Test
  void other_reads_do_not() {
    assertThat(sent(cors("GET", A + "/x"))).isNull();
    assertThat(sent(cors("HEAD", A + "/x"))).isNull();
    assertThat(sent(image("https://b.test/"))).isNull();
    assertThat(sent(navigation(page(A + "/"), "GET", "https://b.test/"))).isNull();
  }

  @Test
  void a_handshake_does() {
    var request = new FetchRequest(page(A + "/"), Url.parse(A + "/socket"));
    request.mode = Mode.WEBSOCKET;
    request.redirect = RedirectMode.ERROR;
    assertThat(sent(request)).isEqualTo(A);
  }

  @Test
  void what_the_user_types_comes_from_nowhere() {
    assertThat(sent(navigation(null, "GET", "https://b.test/"))).isNull();
    assertThat(sent(navigation(null, "POST", "https://b.test/"))).isEqualTo("null");
  }

  @ParameterizedTest(name = "{0}: to the own origin {1}, to another {2}, to http {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,                               https://a.test, https://a.test, null",
        "no-referrer,                     null,           null,           null",
        "no-referrer-when-downgrade,      https://a.test, https://a.test, null",
        "same-origin,                     https://a.test, null,           null",
        "origin,                          https://a.test, https://a.test, https://a.test",
        "strict-origin,                   https://a.test, https://a.test, null",
        "origin-when-cross-origin,        https://a.test, https://a.test, https://a.test",
        "strict-origin-when-cross-origin, https://a.test, https://a.test, null",
        "unsafe-url,                      https://a.test, https://a.test, https://a.test"
      })
  void outside_cors_the_referrer_policy_can_hide_it(
      String policy, String own, String other, String insecure) {
    var from = page(A + "/", policy == null ? null : ReferrerPolicy.ofOrNull(policy));
    assertThat(sent(navigation(from, "POST", A + "/x"))).isEqualTo(own);
    assertThat(sent(navigation(from, "POST", "https://b.test/"))).isEqualTo(other);
    assertThat(sent(navigation(from, "POST", "http://b.test/"))).isEqualTo(insecure);
    // Step 4.1 is for modes other than cors.
    assertThat(sent(cors(from, "POST", A + "/x"))).isEqualTo(A);
    assertThat(sent(cors(from, "POST", "https://b.test/"))).isEqualTo(A);
  }

  @Test
  void an_opaque_origin_is_null() {
    var from = sandboxed(A + "/", A + "/");
    assertThat(sent(cors(from, "GET", A + "/x"))).isEqualTo("null");
    assertThat(sent(navigation(from, "POST", "https://b.test/"))).isEqualTo("null");
  }

  @Nested
  @DisplayName("redirect-taint")
  final class Taint {
    @ParameterizedTest(name = "{0}: {1}, Origin {2}")
    @CsvSource({
      "https://a.test/ https://b.test/,                       SAME_ORIGIN, https://a.test",
      "https://b.test/,                                       SAME_ORIGIN, https://a.test",
      "https://a.test/ https://b.test/ https://b.test/2,      SAME_ORIGIN, https://a.test",
      "https://b.test/ https://b.test/2,                      SAME_ORIGIN, https://a.test",
      "https://b.test/ https://c.test/,                       CROSS_SITE,  null",
      "https://b.test/ https://a.test/,                       CROSS_SITE,  null",
      "https://b.test/ https://w.b.test/,                     SAME_SITE,   null",
      "https://w.a.test/ https://a.test/,                     SAME_SITE,   null",
      "https://w.a.test/ https://b.test/,                     SAME_SITE,   null",
      "https://a.test:8443/ https://b.test/,                  SAME_SITE,   null",
      "http://a.test/ https://b.test/,                        CROSS_SITE,  null",
      "https://a.test/ https://b.test/ https://a.test/,       CROSS_SITE,  null",
      "https://w.a.test/ https://a.test/ https://b.test/,     SAME_SITE,   null",
      "https://w.a.test/ https://b.test/ https://a.test/,     CROSS_SITE,  null"
    })
    void of_a_page_of_a_test(String urls, RedirectTaint taint, String origin) {
      var all = urls.split(" ");
      var request = cors("GET", all[0]);
      for (var i = 1; i < all.length; i++) {
        request.urls.add(Url.parse(all[i]));
      }
      assertThat(RedirectTaint.of(request)).isEqualTo(taint);
      assertThat(OriginHeader.serialized(request, dev.cordon.browser.profile.Profile.standard()))
          .isEqualTo(origin);
    }

    @Test
    void hides_the_origin_of_a_redirected_form_too() {
      var lab = Lab.standard().answer("https://b.test/", Response.redirect(307, "https://c.test/"));
      lab.fetch(navigation(page(A + "/"), "POST", "https://b.test/"));
      assertThat(lab.wire.get(0).header("Origin")).isEqualTo(A);
      assertThat(lab.wire.get(1).header("Origin")).isEqualTo("null");
    }
  }
}
