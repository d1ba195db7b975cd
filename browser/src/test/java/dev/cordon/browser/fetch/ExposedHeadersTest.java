package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fetch, main fetch: CORS-exposed header-name list; CORS filtered response. */
class ExposedHeadersTest {
  private static final String EXPOSE = "Access-Control-Expose-Headers";

  private static @Nullable Block check(
      String name, @Nullable Credentials credentials, String... answer) {
    var url = Url.parse("https://api.example/");
    return ExposedHeaders.check(
        name,
        new Request("GET", url, Headers.EMPTY, null),
        Response.of(200, answer),
        Headers.of("Content-Type", "text/plain"),
        1,
        credentials);
  }

  private static Block hidden(String name, @Nullable Credentials credentials, String... answer) {
    var block = check(name, credentials, answer);
    assertThat(block).isNotNull();
    return block;
  }

  @Test
  void what_the_page_sees_needs_no_reason() {
    assertThat(check("content-type", null, "Content-Type", "text/plain")).isNull();
  }

  @Test
  void without_a_list_the_name_is_to_be_sent() {
    var block = hidden("X-Total", null, "X-Total", "3");

    assertThat(block.rule()).isEqualTo(Rule.CORS_FILTER);
    assertThat(block.exchange()).isEqualTo(1);
    assertThat(block.header()).isEqualTo(EXPOSE);
    assertThat(block.value()).isNull();
    assertThat(block.instead()).isEqualTo("Send \"" + EXPOSE + ": X-Total\".");
  }

  @Test
  void a_list_of_others_is_to_be_longer() {
    var block = hidden("X-Total", null, "X-Total", "3", EXPOSE, "ETag");

    assertThat(block.value()).isEqualTo("ETag");
    assertThat(block.instead()).isEqualTo("Send \"" + EXPOSE + ": ETag, X-Total\".");
  }

  @Test
  void with_credentials_the_wildcard_names_nothing() {
    var block = hidden("X-Total", Credentials.INCLUDE, "X-Total", "3", EXPOSE, "*");

    assertThat(block.rule()).isEqualTo(Rule.EXPOSE_WILDCARD);
    assertThat(block.instead()).isEqualTo("Send \"" + EXPOSE + ": X-Total\".");
  }

  @Test
  void no_list_helps_with_what_is_not_there_or_never_shown() {
    assertThat(hidden("X-Total", null, EXPOSE, "X-Total").instead()).isEqualTo("Send it.");

    var cookie = hidden("Set-Cookie", null, "Set-Cookie", "a=1", EXPOSE, "Set-Cookie");
    assertThat(cookie.rule()).isEqualTo(Rule.BASIC_FILTER);
    assertThat(cookie.problem()).contains("no page ever sees");
  }
}
