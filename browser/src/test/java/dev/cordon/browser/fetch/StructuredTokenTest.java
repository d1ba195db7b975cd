package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9651, an item that is a token")
class StructuredTokenTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "same-origin                 | same-origin",
        "~  a  ~                     | a",
        "a:/b                        | a:/b",
        "*                           | *",
        "1a                          | ",
        "-a                          | ",
        "\"a\"                     | ",
        "(a)                         | ",
        "a b                         | ",
        "a, b                        | ",
        "~a\t~                      | ",
        "~ ~                         | ",
        "~~                          | ",
      })
  void begins_with_a_letter_or_a_star(String value, String token) {
    assertThat(StructuredToken.of(value)).isEqualTo(token);
  }

  @Test
  void is_none_where_there_is_none() {
    assertThat(StructuredToken.of(null)).isNull();
  }

  @Test
  void takes_these_characters() {
    var all = "*a!#$%&'*+-.^_`|~:/9Z";
    assertThat(StructuredToken.of(all)).isEqualTo(all);
    for (var c : "\"(),;<=>?@[\\]{} \u00e9".toCharArray()) {
      assertThat(StructuredToken.of("a" + c + "b")).as("%s", c).isIn(null, "a");
    }
  }

  @ParameterizedTest(name = "a{0}: {1}")
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        ";b              | true",
        "~; b; c ~       | true",
        ";*b_-.1         | true",
        "~ ;b~           | false",
        ";               | false",
        ";;b             | false",
        ";B              | false",
        ";1b             | false",
        ";-b             | false",
        ";_b             | false",
        ";bC             | false",
        ";b=             | false",
        ";b=;c           | false",
        ";b=1            | true",
        ";b=-1.5;c       | true",
        ";b=-            | false",
        ";b=1.           | false",
        ";b=?0           | true",
        ";b=?1;c         | true",
        ";b=?2           | false",
        ";b=?            | false",
        ";b=t/x          | true",
        ";b=*            | true",
        ";b=(            | false",
        ";b=\"\"       | true",
        ";b=\"x y~\";c | true",
        ";b=\"x         | false",
        ";b=\"          | false",
        ";b=\"\\\"\\\\\" | true",
        ";b=\"\\x\"  | false",
        ";b=\"\\      | false",
        ";b=\"x\"y     | false",
      })
  void may_have_parameters_which_must_be_well_formed(String parameters, boolean wellFormed) {
    assertThat(StructuredToken.of("a" + parameters)).isEqualTo(wellFormed ? "a" : null);
  }

  @Test
  void has_printable_ascii_in_its_strings() {
    for (var c : new char[] {0, 0x1f, 0x7f, 0x80, 0xe9}) {
      assertThat(StructuredToken.of("a;b=\"" + c + "\"")).as("%x", (int) c).isNull();
    }
    for (var c : new char[] {0x20, 0x21, 0x7e}) {
      assertThat(StructuredToken.of("a;b=\"" + c + "\"")).as("%x", (int) c).isEqualTo("a");
    }
  }
}
