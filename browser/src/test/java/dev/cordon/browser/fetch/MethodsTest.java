package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fetch, methods")
final class MethodsTest {
  private static final Profile STANDARD = Profile.standard();

  @ParameterizedTest(name = "{0} is sent as {1}")
  @CsvSource({
    "get, GET",
    "Post, POST",
    "pUT, PUT",
    "delete, DELETE",
    "head, HEAD",
    "options, OPTIONS",
    "patch, patch",
    "PATCH, PATCH",
    "query, query",
    "chicken, chicken"
  })
  void normalize_a_method(String written, String sent) {
    assertThat(Methods.normalized(written, STANDARD)).isEqualTo(sent);
    assertThat(Methods.normalized(written, STANDARD.without(Rule.METHOD_NORMALIZED)))
        .isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "TRACE", "TRACK", "connect", "Trace", "tRACK"})
  void forbidden_methods_are_refused_in_any_case(String method) {
    var block = Methods.refused(method, Mode.CORS, STANDARD);
    assertThat(block).isNotNull();
    assertThat(block.rule()).isEqualTo(Rule.FORBIDDEN_METHODS);
    assertThat(block.problem()).contains(method);
    assertThat(Methods.refused(method, Mode.CORS, STANDARD.without(Rule.FORBIDDEN_METHODS)))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " GET", "GET ", "G T", "GÉT", "GET\r\nX: 1"})
  void what_is_no_token_is_no_method(String method) {
    assertThat(Methods.refused(method, Mode.CORS, STANDARD)).isNotNull();
  }

  @ParameterizedTest(name = "{0} in mode no-cors: {1}")
  @CsvSource({
    "GET, true",
    "head, true",
    "post, true",
    "PUT, false",
    "DELETE, false",
    "patch, false"
  })
  void mode_no_cors_takes_three(String method, boolean taken) {
    assertThat(Methods.refused(method, Mode.NO_CORS, STANDARD) == null).isEqualTo(taken);
    assertThat(Methods.refused(method, Mode.NO_CORS, STANDARD.without(Rule.NO_CORS_METHODS)))
        .isNull();
    assertThat(Methods.refused(method, Mode.CORS, STANDARD)).isNull();
  }
}
