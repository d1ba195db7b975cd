package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A list header")
class HeaderListTest {
  private static final HeaderList.Bounds BOUNDS = new HeaderList.Bounds(200, 8, 4, 20);

  private static List<String> parse(String... lines) {
    return HeaderList.parseTokens(List.of(lines), BOUNDS);
  }

  @Nested
  @DisplayName("is read (RFC 9110, section 5.6.1)")
  class Read {
    @Test
    void inOrderAndCaseAcrossLines() {
      assertThat(parse("a,B ,\tc", "d")).containsExactly("a", "B", "c", "d");
    }

    @Test
    void withDuplicates() {
      assertThat(parse("a, a")).containsExactly("a", "a");
    }

    @Test
    void withoutItsEmptyElements() {
      assertThat(parse(",a, ,b,")).containsExactly("a", "b");
      assertThat(parse("")).isEmpty();
      assertThat(parse(" \t ")).isEmpty();
      assertThat(parse()).isEmpty();
    }

    @Test
    void asAnImmutableList() {
      assertThatThrownBy(() -> parse("a").add("b"))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @ParameterizedTest(name = "is malformed: \"{0}\"")
  @ValueSource(
      strings = {
        "a b", "a;b", "a:b", "a=b", "\"a\"", "a, b c", "a\r\n", "a\u00a0", "a\0", "é", "a/b"
      })
  void malformed(String line) {
    assertThat(parse("x", line)).isNull();
  }

  @Nested
  @DisplayName("is bounded")
  class Bounded {
    @Test
    void inTheCharactersOfAllLines() {
      assertThat(parse("a" + " ".repeat(199))).containsExactly("a");
      assertThat(parse("a" + " ".repeat(200))).isNull();
      assertThat(parse("a" + " ".repeat(99), "b" + " ".repeat(100))).isNull();
    }

    @Test
    void inElements() {
      assertThat(parse("a,b,c,d,e,f,g,h")).hasSize(8);
      assertThat(parse("a,b,c,d,e,f,g,h,i")).isNull();
      assertThat(parse("a,b,c,d", "e,f,g,h", "i")).isNull();
    }

    @Test
    void inEmptyElements() {
      assertThat(parse("a,,,,,b")).hasSize(2);
      assertThat(parse("a,,,,,,b")).isNull();
      assertThat(parse("", "", "", "")).isEmpty();
      assertThat(parse("", "", "", "", "")).isNull();
    }

    @Test
    void inTheCharactersOfAnElement() {
      assertThat(parse("a".repeat(20))).hasSize(1);
      assertThat(parse("a".repeat(21))).isNull();
    }

    @Test
    @DisplayName("CVE-2025-47908 (D01): thousands of commas are refused after a few of them")
    void thousandsOfCommas() {
      String hostile = ",".repeat(8_000);
      assertThat(hostile.split(",", -1)).as("what a splitting reader allocates").hasSize(8_001);
      HeaderList.Bounds roomy = new HeaderList.Bounds(16_000, 128, 16, 64);
      assertThat(HeaderList.parseTokens(List.of(hostile), roomy)).isNull();
      assertThat(HeaderList.parseTokens(List.of(hostile), BOUNDS)).isNull();
    }

    @Test
    @DisplayName("D01: more lines than elements may be are not even looked at")
    void thousandsOfLines() {
      List<String> untouchable =
          new AbstractList<>() {
            @Override
            public String get(int index) {
              throw new AssertionError("line " + index + " was read");
            }

            @Override
            public int size() {
              return 100_000;
            }
          };
      assertThat(HeaderList.parseTokens(untouchable, BOUNDS)).isNull();
      assertThat(HeaderList.parseTokens(Collections.nCopies(12, "a"), BOUNDS)).isNull();
    }

    @Test
    void byNothingNegative() {
      assertThatThrownBy(() -> new HeaderList.Bounds(1, 1, -1, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("is read as a plain splitting reader reads it, whatever is generated")
  void agreesWithSplitting() {
    Generator.check(
        20_000,
        any -> {
          List<String> lines = List.of(any.text("ab, \t;", 12), any.text("ab,", 6));
          List<String> elements =
              lines.stream()
                  .flatMap(line -> Arrays.stream(line.split(",", -1)))
                  .map(element -> element.replaceAll("^[ \t]+|[ \t]+$", ""))
                  .toList();
          List<String> items = elements.stream().filter(element -> !element.isEmpty()).toList();
          boolean wellFormed =
              items.size() <= 8
                  && elements.size() - items.size() <= 4
                  && items.stream().allMatch(item -> item.matches("[ab]+"));
          assertThat(HeaderList.parseTokens(lines, BOUNDS)).isEqualTo(wellFormed ? items : null);
        });
  }
}
