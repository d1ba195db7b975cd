package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The public suffix list")
class PublicSuffixListTest {
  private static PublicSuffixList list(String... lines) {
    try {
      return PublicSuffixList.read(new StringReader(String.join("\n", lines)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Nested
  @DisplayName("that came with this version")
  class Bundled {
    private final PublicSuffixList list = PublicSuffixList.bundled();

    @ParameterizedTest(name = "{0}: suffix {1}, registrable {2}")
    @CsvSource(
        nullValues = "none",
        value = {
          "com, com, none",
          "bank.com, com, bank.com",
          "www.bank.com, com, bank.com",
          "co.uk, co.uk, none",
          "www.bank.co.uk, co.uk, bank.co.uk",
          "github.io, github.io, none",
          "a.github.io, github.io, a.github.io",
          "b.a.github.io, github.io, a.github.io",
          "www.ck, ck, www.ck",
          "a.www.ck, ck, www.ck",
          "a.ck, a.ck, none",
          "b.a.ck, a.ck, b.a.ck",
          "localhost, localhost, none",
          "bank.localhost, localhost, bank.localhost",
          "blog.bank.localhost, localhost, bank.localhost",
          "WWW.Bank.Co.UK, co.uk, bank.co.uk",
          "www.bank.co.uk., co.uk., bank.co.uk.",
          "co.uk., co.uk., none",
          "食狮.公司.cn, xn--55qx5d.cn, xn--85x722f.xn--55qx5d.cn",
          "xn--85x722f.xn--55qx5d.cn, xn--55qx5d.cn, xn--85x722f.xn--55qx5d.cn",
          "bank。com, com, bank.com",
        })
    void answers(String domain, String suffix, String registrable) {
      assertThat(list.publicSuffix(domain)).isEqualTo(suffix);
      assertThat(list.registrableDomain(domain)).isEqualTo(registrable);
      assertThat(list.isPublicSuffix(domain)).isEqualTo(registrable == null);
    }

    @ParameterizedTest(name = "\"{0}\" is no domain and so shares nothing")
    @ValueSource(
        strings = {
          "",
          ".",
          "..",
          ".com",
          "a..com",
          "..com",
          "a.com..",
          "127.0.0.1",
          "1.2.3.4.",
          "[::1]",
          "2130706433",
          "a.0x7f",
          "\ud800.com",
          "。com",
        })
    void noDomain(String text) {
      assertThat(list.registrableDomain(text)).isNull();
      assertThat(list.publicSuffix(text)).isEqualTo(text);
      assertThat(list.isPublicSuffix(text)).isTrue();
      assertThat(list.coversPublicSuffix(text)).isTrue();
    }

    @Test
    void longNamesAreNoDomains() {
      assertThat(list.registrableDomain("a.".repeat(500_000) + "com")).isNull();
      assertThat(list.registrableDomain("é".repeat(200) + ".com")).isNull();
      assertThat(list.registrableDomain("a.".repeat(100) + "com")).isEqualTo("a.com");
    }

    @ParameterizedTest(name = "R10: a wildcard at {0} takes in strangers: {1}")
    @CsvSource({
      "com, true",
      "github.io, true",
      "amazonaws.com, true",
      "kobe.jp, true",
      "localhost, true",
      "bank.example, false",
      "a.github.io, false",
      "www.ck, false",
      "Amazonaws.COM., true",
    })
    void coversPublicSuffix(String domain, boolean covers) {
      assertThat(list.coversPublicSuffix(domain)).isEqualTo(covers);
    }

    @Test
    void carriesItsLicence() throws IOException {
      try (var in = PublicSuffixList.class.getResourceAsStream("public-suffix-list.txt")) {
        String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains("Mozilla Public").isASCII();
        assertThat(text.lines().filter(line -> !line.startsWith("//")).toList())
            .hasSizeGreaterThan(9_000)
            .isSorted()
            .doesNotHaveDuplicates();
      }
    }
  }

  @Nested
  @DisplayName("as its algorithm says")
  class Algorithm {
    @Test
    @DisplayName("step 2: without a rule that matches, the last label is the suffix")
    void unlisted() {
      assertThat(list("com").registrableDomain("a.b.test")).isEqualTo("b.test");
    }

    @Test
    @DisplayName("step 3: an exception prevails over every rule")
    void exception() {
      PublicSuffixList list = list("jp", "*.kobe.jp", "!city.kobe.jp", "a.city.kobe.jp");
      assertThat(list.registrableDomain("city.kobe.jp")).isEqualTo("city.kobe.jp");
      assertThat(list.registrableDomain("x.city.kobe.jp")).isEqualTo("city.kobe.jp");
      assertThat(list.registrableDomain("c.kobe.jp")).isNull();
      assertThat(list.registrableDomain("b.c.kobe.jp")).isEqualTo("b.c.kobe.jp");
      assertThat(list.registrableDomain("kobe.jp")).isEqualTo("kobe.jp");
    }

    @Test
    @DisplayName("step 4: the longest rule prevails")
    void longest() {
      PublicSuffixList list = list("uk", "co.uk", "a.b.co.uk");
      assertThat(list.publicSuffix("x.a.b.co.uk")).isEqualTo("a.b.co.uk");
      assertThat(list.publicSuffix("x.b.co.uk")).isEqualTo("co.uk");
      assertThat(list.publicSuffix("co.uk")).isEqualTo("co.uk");
    }

    @Test
    @DisplayName("a rule needs whole labels")
    void wholeLabels() {
      assertThat(list("co.uk", "uk").registrableDomain("evilco.uk")).isEqualTo("evilco.uk");
    }
  }

  @Nested
  @DisplayName("in its format")
  class Format {
    @Test
    void holdsCommentsBlankLinesAndRemarksAfterARule() {
      PublicSuffixList list =
          list("// c", "", "   ", "co.uk remark", "*", "\u516c\u53f8.cn", "COM");
      assertThat(list.isPublicSuffix("co.uk")).isTrue();
      assertThat(list.isPublicSuffix("remark.co.uk")).isFalse();
      assertThat(list.isPublicSuffix("xn--55qx5d.cn")).isTrue();
      assertThat(list.isPublicSuffix("com")).isTrue();
    }

    @ParameterizedTest(name = "refuses the rule \"{0}\" and names its line")
    @ValueSource(
        strings = {
          "a..b", ".com", "com.", "*.", "!", "a.*.b", "*a.b", "*.*.b", "a/b", "a_b", "1.2.3.4",
          "!*.ck"
        })
    void refusesWhatIsNoRule(String rule) {
      assertThatThrownBy(() -> list("com", rule))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Line 2 of the public suffix list is no rule: \"" + rule + "\".");
    }

    @Test
    void refusesAListWithoutRules() {
      assertThatThrownBy(() -> list("// nothing"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The public suffix list has no rule.");
    }
  }
}
