package dev.cordon.browser.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetch, header lists. */
class HeadersTest {
  private static final Headers LINES =
      Headers.of("A", "1", "Vary", "x", "a", "2", "B", "", "A", "3");

  @Test
  void are_got_together_and_one_by_one() {
    assertEquals("1, 2, 3", LINES.get("a"));
    assertEquals(List.of("1", "2", "3"), LINES.all("A"));
    assertEquals("", LINES.get("b"));
    assertEquals(List.of(""), LINES.all("b"));
    assertNull(LINES.get("c"));
    assertEquals(List.of(), LINES.all("c"));
    assertEquals("1, 2", Headers.of("a", "1", "A", "2").get("A"));
  }

  @Test
  void keep_their_order_and_case() {
    assertEquals(5, LINES.size());
    assertEquals("a", LINES.name(2));
    assertEquals("2", LINES.value(2));
    assertEquals("A: 1\nVary: x\na: 2\nB: \nA: 3\n", LINES.toString());
    var seen = new ArrayList<String>();
    LINES.forEach((name, value) -> seen.add(name + value));
    assertEquals(List.of("A1", "Varyx", "a2", "B", "A3"), seen);
  }

  @Test
  void are_empty_or_not() {
    assertTrue(Headers.EMPTY.isEmpty());
    assertTrue(Headers.of().isEmpty());
    assertFalse(LINES.isEmpty());
    assertEquals(0, Headers.EMPTY.size());
    assertEquals("", Headers.EMPTY.toString());
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "Origin,  origin,  true",
    "Origin,  ORIGIN,  true",
    "Origin,  Origins, false",
    "Origins, Origin,  false",
    "Origin,  Oregin,  false",
    "Origin,  Origim,  false",
    "'',      '',      true",
    "'',      a,       false",
    "a,       '',      false",
    "a!,      aA,      false",
  })
  void have_names_without_regard_to_case(String name, String asked, boolean same) {
    assertEquals(same, Headers.of(name, "1").has(asked));
    assertEquals(same, Headers.builder().add(name, "1").has(asked));
  }

  @Test
  void come_in_pairs() {
    assertThrows(IllegalArgumentException.class, () -> Headers.of("A"));
  }

  @Test
  void are_equal_line_by_line() {
    var same = Headers.builder().add("A", "1").add("B", "2").build();
    assertEquals(Headers.of("A", "1", "B", "2"), same);
    assertEquals(Headers.of("A", "1", "B", "2").hashCode(), same.hashCode());
    assertNotEquals(Headers.of("B", "2", "A", "1"), same);
    assertNotEquals(Headers.of("B", "2", "A", "1").hashCode(), same.hashCode());
    assertNotEquals(Headers.of("a", "1", "B", "2"), same);
    assertNotEquals(Headers.of("A", "1"), same);
    assertFalse(same.equals(new Object()));
  }

  @Test
  void are_not_changed_from_outside() {
    var lines = new String[] {"A", "1"};
    var headers = Headers.of(lines);
    lines[1] = "2";
    assertEquals("1", headers.get("A"));
    headers.toBuilder().add("B", "2").remove("A");
    assertEquals("A: 1\n", headers.toString());
    assertEquals("A: 1\nB: 2\n", headers.with("B", "2").toString());
  }

  @Nested
  class Being_put_together {
    @Test
    void grow() {
      var builder = Headers.of("A", "0").toBuilder();
      for (var i = 1; i < 100; i++) {
        builder.add("A", String.valueOf(i));
      }
      var built = builder.build();
      assertEquals(100, built.size());
      assertEquals("99", built.value(99));
      var more = built.toBuilder().add("B", "x").build();
      assertEquals(101, more.size());
      assertEquals("0", more.value(0));
    }

    @Test
    void are_set_in_the_place_of_the_first() {
      assertEquals("A: 9\nVary: x\nB: \n", LINES.toBuilder().set("a", "9").build().toString());
      assertEquals(
          "A: 1\nC: 9\n", Headers.of("A", "1").toBuilder().set("C", "9").build().toString());
    }

    @Test
    void are_removed_all() {
      assertEquals("Vary: x\nB: \n", LINES.toBuilder().remove("a").build().toString());
      assertEquals(LINES, LINES.toBuilder().remove("c").build());
      assertFalse(LINES.toBuilder().remove("A").has("a"));
    }
  }
}
