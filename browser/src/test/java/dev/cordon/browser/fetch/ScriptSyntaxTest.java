package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text that may be a script")
class ScriptSyntaxTest {
  private static boolean mayBe(String text) {
    return ScriptSyntax.mayBeScript(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\rb",
        "a\u2028b",
        "a\u2029b",
        "\ufeffa",
        "a\u00a0= 1",
        "\u00a0\u3000",
        "// two words",
        "// two words\na = 1",
        "<!-- two words\na",
        "/*/ two words */",
        "/**/a/* b c */",
      })
  void has_white_space_and_comments_of_many_kinds(String text) {
    assertThat(mayBe(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/* two words", "/*/", "/", "/* */ two words", "a /* */ b"})
  void ends_its_comments_and_has_words_apart(String text) {
    assertThat(mayBe(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a b\"",
        "'a \"b c'",
        "'a\\'b'",
        "'a\\\nb'",
        "`a\nb c`",
        "`a\\`b`",
        "tag`a`",
        "a = \"b\" + 'c'",
        "''",
      })
  void closes_its_quotes(String text) {
    assertThat(mayBe(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"a", "'a\nb'", "\"a\\", "\"a\\\"", "`a", "`a\\`", "'a' 'b'", "`a` b", "a 'b'"})
  void closes_them_or_is_none(String text) {
    assertThat(mayBe(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this.#x = 1",
        "#x in a",
        "\\u0061 = 1",
        "a\\u0062 = 1",
        "$a = _b",
        "a.b.c",
        "1e3",
        "let a",
        "if (a) b",
        "a\nb",
        "{} a",
        "@a class B {}",
      })
  void has_words_side_by_side_only_where_one_is_a_keyword(String text) {
    assertThat(mayBe(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a 1", "a.of b", "a[0] b", "a # b", "§", "a = \u0001", "a \u2022"})
  void has_no_words_side_by_side_and_no_signs_of_prose(String text) {
    assertThat(mayBe(text)).isFalse();
  }

  @Nested
  @DisplayName("in its brackets")
  class Brackets {
    @ParameterizedTest
    @ValueSource(strings = {"([{}])", "if (a) {}", "a[b(c)]", "while (a) b", "(a)(b)[c]{}"})
    void pairs_match(String text) {
      assertThat(mayBe(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "(", "[", "{", ")", "]", "}", "(]", "(}", "[)", "[}", "{)", "{]", "if (]", "if (a}",
          "(()",
        })
    void or_it_is_none(String text) {
      assertThat(mayBe(text)).isFalse();
    }
  }

  @Nested
  @DisplayName("with a slash")
  class Slash {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "/a b/",
          "/a'b/",
          "/a\\/ b/.test(c)",
          "/[/ '] b/gi",
          "/[a]\\[/",
          "a = /b c/g",
          "return /b c/",
          "if (a) /b c/.test(d)",
          "while (a) /b c/.test(d)",
          "f(/b c/)",
          "{} /b c/.test(d)",
        })
    void begins_a_regular_expression_where_nothing_can_be_divided(String text) {
      assertThat(mayBe(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a / 2",
          "a\n/ 2",
          "(a + b) / 2",
          "f(a) / g(b)",
          "a[0] / 2",
          "'a' / 2",
          "`a` / 2",
          "/a/ / 2",
          "1 / 2",
          "from / 2",
          "(a) / 2 + 'b' / 3",
        })
    void divides_elsewhere(String text) {
      assertThat(mayBe(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/a",
          "/a\nb/",
          "/a\\/",
          "/a/g b",
          "/[a/",
          "/a/ 'b'",
          "= / 2",
          "return / 2",
          "if (a) / 2",
        })
    void closes_what_it_began(String text) {
      assertThat(mayBe(text)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a<b", "a < b", "(a)<b", "a[0] <b", "'a' << 2", "a\n < b"})
  void compares_what_stands_before(String text) {
    assertThat(mayBe(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b",
        " <b",
        "\u00a0<b",
        ";<b",
        "{<b}",
        "{}<b",
        "f(<b)",
        "a, <b",
        "a = <b",
        "\n<b"
      })
  void begins_nowhere_with_a_tag(String text) {
    assertThat(mayBe(text)).isFalse();
  }

  @Nested
  @DisplayName("that is long")
  class Long {
    private static final String SPACE = " ".repeat(100_000);

    @Test
    void is_looked_at_for_100_000_characters() {
      assertThat(mayBe(SPACE.substring(9) + "two words")).isFalse();
      assertThat(mayBe(SPACE + "two words")).isTrue();
    }

    @Test
    void need_not_close_what_lies_beyond() {
      assertThat(mayBe("(" + SPACE.substring(1))).isFalse();
      assertThat(mayBe("(" + SPACE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "`", "/*", "a = /", "'\\"})
    void may_be_cut_within_a_token(String open) {
      assertThat(mayBe(open + "a".repeat(100_000))).isTrue();
      assertThat(mayBe(open + "a".repeat(1_000))).isFalse();
    }

    @Test
    void is_none_by_a_mistake_before_the_cut() {
      assertThat(mayBe("two words" + SPACE)).isFalse();
      assertThat(mayBe("'a\n'" + SPACE)).isFalse();
    }
  }
}
