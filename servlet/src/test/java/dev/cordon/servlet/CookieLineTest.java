package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6265bis, section 4.1.1. */
class CookieLineTest {

  @Test
  void a_cookie_of_a_session_is_a_name_and_a_value() {
    assertThat(CookieLine.of(new Cookie("a", "b"))).isEqualTo("a=b");
    assertThat(CookieLine.of(new Cookie("a", null))).isEqualTo("a=");
  }

  @Test
  void a_deletion_says_so_in_both_ways() {
    Cookie cookie = new Cookie("a", "");
    cookie.setPath("/");
    cookie.setMaxAge(0);
    assertThat(CookieLine.of(cookie))
        .isEqualTo("a=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
  }

  @Test
  void a_flag_of_the_future_is_written_without_a_value() {
    Cookie cookie = new Cookie("a", "b");
    cookie.setAttribute("Partitioned", "true");
    cookie.setAttribute("Priority", "High");
    cookie.setAttribute("Flag", "");
    assertThat(CookieLine.of(cookie).split("; "))
        .containsExactlyInAnyOrder("a=b", "Partitioned", "Priority=High", "Flag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b; Domain=evil.example", "b\r\nSet-Cookie: c=d", "b\0", "\u00e4"})
  void a_value_that_would_end_the_cookie_or_begin_a_header_is_refused(String value) {
    Cookie cookie = new Cookie("a", value);
    assertThatThrownBy(() -> CookieLine.of(cookie)).hasMessageStartingWith("[cookie-character]");
  }

  @Test
  void an_attribute_that_would_begin_another_is_refused() {
    Cookie cookie = new Cookie("a", "b");
    cookie.setPath("/; Secure");
    assertThatThrownBy(() -> CookieLine.of(cookie)).hasMessageStartingWith("[cookie-character]");
  }
}
