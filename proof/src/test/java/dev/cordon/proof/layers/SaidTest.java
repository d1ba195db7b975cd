package dev.cordon.proof.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.web.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A careless reader finds its field in every body that a foreign page can write. */
class SaidTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to=mallory",
        "a=1&to=mallory&b=2",
        "{\"to\":\"mallory\"}",
        "{\"to\" : \"mallory\",\"x\":\"=\"}",
        "--b\r\nContent-Disposition: form-data; name=\"to\"\r\n\r\nmallory\r\n--b--\r\n",
        "<input type=hidden name=\"to\" value=\"mallory\">"
      })
  void finds_a_field_in(String body) {
    assertThat(Said.field(body, "to")).isEqualTo("mallory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "too=mallory", "from=mallory", "to=&a=1"})
  void finds_none_in(String body) {
    assertThat(Said.field(body, "to")).isNull();
  }

  @Test
  void prefers_the_query_to_the_body() {
    assertThat(Said.field(request("?to=query", "to=body"), "to")).isEqualTo("query");
    assertThat(Said.field(request("", "to=body"), "to")).isEqualTo("body");
  }

  @Test
  void takes_the_first_cookie_of_a_name() {
    var request = request("", "");
    assertThat(Said.cookie(request, "SID")).isEqualTo("one");
    assertThat(Said.cookies(request, "SID")).containsExactly("one", "two");
    assertThat(Said.cookie(request, "ID")).isNull();
  }

  private static Request request(String query, String body) {
    return new Request(
        "POST",
        Url.parse(Scene.OWN + "/" + query),
        Headers.of("Cookie", "SID=one; other=1; SID=two"),
        Body.of(body));
  }
}
