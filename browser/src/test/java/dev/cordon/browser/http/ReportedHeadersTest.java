package dev.cordon.browser.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Header lines in a report")
class ReportedHeadersTest {

  @Nested
  class Of_a_request {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Origin",
          "Referer",
          "Sec-Fetch-Site",
          "Cookie",
          "Authorization",
          "Content-Type",
          "Access-Control-Request-Method",
          "X-Requested-With"
        })
    void are_shown(String name) {
      assertThat(ReportedHeaders.ofRequest(Headers.of(name, "x=1")).has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Encoding", "accept-language", "User-Agent"})
    void are_left_out_where_all_requests_have_them(String name) {
      assertThat(ReportedHeaders.ofRequest(Headers.of(name, "x"))).isEqualTo(Headers.EMPTY);
    }
  }

  @Nested
  class Of_an_answer {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Access-Control-Allow-Origin",
          "access-control-max-age",
          "Content-Disposition",
          "Content-Security-Policy",
          "Content-Type",
          "Cross-Origin-Resource-Policy",
          "Location",
          "Referrer-Policy",
          "Sec-WebSocket-Accept",
          "Set-Cookie",
          "Strict-Transport-Security",
          "Upgrade",
          "Vary",
          "WWW-Authenticate",
          "X-Content-Type-Options",
          "X-Frame-Options"
        })
    void are_shown_where_they_decide(String name) {
      assertThat(ReportedHeaders.ofResponse(Headers.of(name, "x=1"), null).has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Date", "Server", "Content-Length", "ETag", "Access", "X-Total"})
    void are_left_out_where_they_do_not(String name) {
      assertThat(ReportedHeaders.ofResponse(Headers.of(name, "x"), null)).isEqualTo(Headers.EMPTY);
    }

    @Test
    void are_shown_where_they_are_blamed() {
      var answer = Headers.of("Date", "x", "X-Total", "3");
      assertThat(ReportedHeaders.ofResponse(answer, "x-total"))
          .isEqualTo(Headers.of("X-Total", "3"));
    }

    @Test
    void stay_in_order_and_apart() {
      var answer = Headers.of("Set-Cookie", "b=", "Vary", "Origin", "Set-Cookie", "a=");
      assertThat(ReportedHeaders.ofResponse(answer, null))
          .isEqualTo(Headers.of("Set-Cookie", "b=…", "Vary", "Origin", "Set-Cookie", "a=…"));
    }
  }

  @Nested
  class With_secrets {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Authorization       | Bearer swordfish           | Bearer …
            authorization       | swordfish                  | …
            Proxy-Authorization | Basic swordfish            | Basic …
            Cookie              | a=swordfish; b=swordfish   | a=…; b=…
            cookie              | a=swordfish;b=sword=fish   | a=…; b=…
            Cookie              | swordfish                  | …
            Cookie              | a=1; swordfish             | a=…; …
            Set-Cookie          | a=swordfish; Path=/x       | a=…; Path=/x
            SET-COOKIE          | a=swordfish                | a=…
            Set-Cookie          | swordfish; Secure          | …; Secure
            X-Other             | Bearer of a tray           | Bearer of a tray
            """)
    void keep_them(String name, String value, String shown) {
      var line = Headers.of(name, value);
      assertThat(ReportedHeaders.masked(line)).isEqualTo(Headers.of(name, shown));
      assertThat(ReportedHeaders.ofRequest(line)).isEqualTo(Headers.of(name, shown));
      assertThat(ReportedHeaders.ofResponse(line, name)).isEqualTo(Headers.of(name, shown));
    }

    /** Cut first, a cookie's name would end in the middle, and its value stand without one. */
    @Test
    void are_masked_before_they_are_cut() {
      var cookies = "a".repeat(150) + "=" + "swordfish".repeat(20) + "; b=2";
      assertThat(ReportedHeaders.masked(Headers.of("Cookie", cookies)).get("Cookie"))
          .isEqualTo("a".repeat(150) + "=…; b=…");
    }
  }

  @Test
  void are_cut_at_200_characters() {
    var most = "a".repeat(200);
    assertThat(ReportedHeaders.shown(most)).isEqualTo(most);
    assertThat(ReportedHeaders.shown(most + "b")).isEqualTo(most + "…");
  }

  @Test
  void cannot_move_a_terminals_cursor_or_begin_a_line() {
    assertThat(ReportedHeaders.shown("a\r\nb\u001b[2J\u0085c"))
        .isEqualTo("a\ufffd\ufffdb\ufffd[2J\ufffdc");
  }
}
