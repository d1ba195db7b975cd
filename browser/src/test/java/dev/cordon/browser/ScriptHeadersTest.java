package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.http.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetch, Headers class: names and values of a script. */
class ScriptHeadersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", " a\tb ", "\r\na", "a\r\n", "\n", "\u00ff", "\u0001", "\u007f", "\r \n"})
  void values_are_bytes_with_line_ends_at_their_ends_alone(String value) {
    assertNull(ScriptHeaders.malformed(Headers.of("A", value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", " a\r\n b ", "\0", "a\0", "\u0100", "a\u20ac"})
  void other_values_throw(String value) {
    var fault = ScriptHeaders.malformed(Headers.of("B", "1", "A", value));
    assertTrue(fault.startsWith("The value of A holds"), fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "\u00e9", "a\n", "(a)"})
  void names_are_tokens(String name) {
    assertNotNull(ScriptHeaders.malformed(Headers.of(name, "1")));
  }

  @Test
  void white_space_at_the_ends_goes() {
    assertEquals(
        Headers.of("A", "1", "B", "", "C", "x y"),
        ScriptHeaders.normalized(Headers.of("A", "\r\n 1\t", "B", " \n ", "C", "x y")));
    assertEquals(
        Headers.of("A", "1", "B", "2"), ScriptHeaders.normalized(Headers.of("A", "1", "B", "2 ")));
    var clean = Headers.of("A", "1", "B", "");
    assertSame(clean, ScriptHeaders.normalized(clean));
  }

  @Test
  void lines_of_one_name_become_one() {
    assertEquals(
        Headers.of("A", "1, 3", "B", "2"),
        ScriptHeaders.combined(Headers.of("A", "1", "B", "2", "a", "3")));
  }
}
