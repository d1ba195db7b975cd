package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A Cookie header")
class CookieHeaderTest {
  private static List<CookiePair> parse(String... lines) {
    return CookieHeader.parse(List.of(lines));
  }

  @Nested
  @DisplayName("is read")
  class Read {
    @ParameterizedTest(name = "\"{0}\": name \"{1}\", value \"{2}\"")
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        value = {
          "a=1           | a      | 1",
          "a=            | a      | ``",
          "a=1=2         | a      | 1=2",
          "a==           | a      | =",
          "A=1           | A      | 1",
          "x             | ``     | x",
          "=x            | ``     | x",
          "=             | ``     | ``",
          "==x           | ``     | =x",
          "a = 1         | a      | 1",
          "a b=1 2       | a b    | 1 2",
          "a=\"1\"       | a      | \"1\"",
          "a=%31         | a      | %31",
          "%61=1         | %61    | 1",
          "a+b=c+d       | a+b    | c+d",
          "a=1, b=2      | a      | 1, b=2",
          "$Version=1    | $Version | 1",
          "a[b]=1        | a[b]   | 1",
          "é=ü           | é      | ü",
        })
    void raw(String header, String name, String value) {
      assertThat(parse(header)).hasSize(1);
      CookiePair pair = parse(header).get(0);
      assertThat(pair.name()).isEqualTo(name);
      assertThat(pair.value()).isEqualTo(value);
      assertThat(pair.text()).isEqualTo(header);
    }

    @Test
    void withDuplicatesInOrderAcrossLines() {
      assertThat(parse("a=1; b=2; a=3", "a=4"))
          .extracting(CookiePair::name, CookiePair::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("a", "1"),
              org.assertj.core.groups.Tuple.tuple("b", "2"),
              org.assertj.core.groups.Tuple.tuple("a", "3"),
              org.assertj.core.groups.Tuple.tuple("a", "4"));
    }

    @Test
    void withoutWhatStandsEmptyBetweenSemicolons() {
      assertThat(parse("", ";", " ; ;\t", "a=1;;b=2;"))
          .extracting(CookiePair::name)
          .containsExactly("a", "b");
      assertThat(CookieHeader.parse(List.of())).isEmpty();
    }

    @Test
    void withoutOptionalWhitespaceButWithAnyOther() {
      assertThat(parse("\t a\t=\t1 ;\u00a0b=2\u00a0"))
          .containsExactly(
              new CookiePair("a", "1", "a\t=\t1"), new CookiePair("\u00a0b", "2\u00a0"));
      assertThat(parse("a=1\u000bb\0"))
          .as("controls are no separators")
          .containsExactly(new CookiePair("a", "1\u000bb\0", "a=1\u000bb\0"));
    }

    @Test
    void whereQuotesMeanNothing() {
      assertThat(parse("a=\"1; SID=forged; b=2\""))
          .extracting(CookiePair::name)
          .containsExactly("a", "SID", "b");
    }
  }

  @Nested
  @DisplayName("hides and forges no name (W20)")
  class Names {
    @ParameterizedTest(name = "CVE-2020-8184, CVE-2022-36032: {0} is not __Host-sid")
    @CsvSource({
      "%5F%5FHost-sid=evil",
      "__%48ost-sid=evil",
      "_%5fHost-sid=evil",
      "__Host%2Dsid=evil"
    })
    void percentEncodedPrefix(String header) {
      String name = header.substring(0, header.indexOf('='));
      assertThat(URLDecoder.decode(name, StandardCharsets.UTF_8))
          .as("what a decoding reader sees")
          .isEqualTo("__Host-sid");
      assertThat(parse(header).get(0).name()).isEqualTo(name).isNotEqualTo("__Host-sid");
    }

    @Test
    @DisplayName("a nameless cookie does not become __Host-sid on its way through")
    void namelessCookie() {
      List<CookiePair> cookies = parse("=__Host-sid=evil; a=1");
      assertThat(cookies.get(0).name()).isEmpty();
      assertThat(cookies.get(0).value()).isEqualTo("__Host-sid=evil");
      assertThat(CookieHeader.format(cookies)).isEqualTo("=__Host-sid=evil; a=1");
      assertThat(CookieHeader.format(List.of(new CookiePair("", "__Host-sid=evil"))))
          .isEqualTo("=__Host-sid=evil");
    }

    @Test
    @DisplayName("names are compared in their case")
    void caseOfNames() {
      assertThat(parse("__host-sid=1; __HOST-sid=2"))
          .extracting(CookiePair::name)
          .doesNotContain("__Host-sid");
    }
  }

  @Nested
  @DisplayName("is written")
  class Written {
    @ParameterizedTest(name = "\"{0}\" as it stood")
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        value = {
          "a=1; b=2; a=3",
          "x; =y; =z=1; a = 1",
          "a=\"x, y\"; b=%20; c=é",
          "=",
        })
    void asItStood(String header) {
      assertThat(CookieHeader.format(parse(header))).isEqualTo(header);
    }

    @Test
    void withoutWhatWasTakenOut() {
      List<CookiePair> survivors =
          parse("x; SID=forged; a = 1", "SID=2; b=2").stream()
              .filter(cookie -> !cookie.name().equals("SID"))
              .toList();
      assertThat(CookieHeader.format(survivors)).isEqualTo("x; a = 1; b=2");
    }

    @Test
    void withWhatWasPutIn() {
      assertThat(CookieHeader.format(List.of(new CookiePair("SID", "v")))).isEqualTo("SID=v");
      assertThat(CookieHeader.format(List.of())).isEmpty();
    }
  }

  static Stream<Arguments> injections() {
    return Stream.of(
        arguments("a", "1; b=2"),
        arguments("a; b", "1"),
        arguments("a=b", "1"),
        arguments("a", "1 "),
        arguments(" a", "1"),
        arguments("a", "\u560a"),
        arguments("a", "1\0"),
        arguments("a", "1\r\nb: 2"),
        arguments("\na", "1"));
  }

  @ParameterizedTest(name = "takes no pair of \"{0}\" and \"{1}\", which would be read as another")
  @MethodSource("injections")
  void injection(String name, String value) {
    assertThatThrownBy(() -> new CookiePair(name, value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Nested
  @DisplayName("is bounded")
  class Bounded {
    @Test
    void byRefusingTheWholeRatherThanHidingARest() {
      String half = "a".repeat(CookieHeader.MAX_CHARS / 2);
      assertThat(parse(half, half)).hasSize(2);
      assertThatThrownBy(() -> parse(half, half, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("65537 characters");
    }
  }

  @Nested
  @DisplayName("whatever is generated")
  class Properties {
    private static final String ALPHABET = "ab=; \t\",%\u00e9";

    @Test
    void readsTheSameWhenWritten() {
      Generator.check(
          20_000,
          any -> {
            List<CookiePair> cookies = parse(any.text(ALPHABET, 24), any.text(ALPHABET, 8));
            assertThat(parse(CookieHeader.format(cookies))).isEqualTo(cookies);
          });
    }

    @Test
    void keepsEveryCharacterButSeparatorsAndSpaceAroundThem() {
      Generator.check(
          20_000,
          any -> {
            String header = any.text(ALPHABET, 24);
            String kept = CookieHeader.format(parse(header));
            assertThat(kept.replaceAll("[; \t]", "")).isEqualTo(header.replaceAll("[; \t]", ""));
          });
    }
  }
}
