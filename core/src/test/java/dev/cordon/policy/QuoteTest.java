package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteTest {

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({
    "plain, plain",
    "a ~, a ~",
    "a\u007f, a\\u007f",
    "'a\u001f', a\\u001f",
    "'a\"b', 'a\\\"b'",
    "a\\b, a\\\\b",
    "'a\nb', a\\u000ab",
    "a\u202eb, a\\u202eb",
    "\u00fc, \\u00fc",
    "https://user:pw@app.example, https://user:***@app.example",
    "https://user@app.example, https://user@app.example",
    "https://app.example:8443/@x, https://app.example:8443/@x",
  })
  void a_value_is_shown_in_printable_ascii_and_without_passwords(String value, String shown) {
    assertThat(Quote.escape(value)).isEqualTo(shown);
  }

  @Test
  void a_long_value_is_cut_where_no_escape_is_split() {
    assertThat(Quote.escape("x".repeat(200))).hasSize(200);
    assertThat(Quote.escape("x".repeat(201))).isEqualTo("x".repeat(200) + "...");
    assertThat(Quote.escape("x".repeat(197) + "\u0000\u0000")).isEqualTo("x".repeat(197) + "...");
  }
}
