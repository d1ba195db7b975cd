package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A Set-Cookie line")
class SetCookieTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static SetCookie parse(String line) {
    SetCookie cookie = SetCookie.parseOrNull(line);
    assertThat(cookie).as(line).isNotNull();
    return cookie;
  }

  @Nested
  @DisplayName("RFC 6265bis, 5.6: the pair")
  class Pair {
    @ParameterizedTest(name = "\"{0}\": name \"{1}\", value \"{2}\"")
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        value = {
          "a=1                | a  | 1",
          "a=1; Path=/        | a  | 1",
          "a=1=2              | a  | 1=2",
          "a=                 | a  | ``",
          "x                  | `` | x",
          "=x                 | `` | x",
          "=a=b               | `` | a=b",
          "`  a\t = \t1\t ;b` | a  | 1",
          "a=\"1\"            | a  | \"1\"",
          "a=%3B              | a  | %3B",
          "a=\"1; 2\"         | a  | \"1",
        })
    void isSplitAtTheFirstEqualsSign(String line, String name, String value) {
      assertThat(parse(line).name()).isEqualTo(name);
      assertThat(parse(line).value()).isEqualTo(value);
    }

    @Test
    @DisplayName("step 1: a control makes browsers ignore the line, a tab does not")
    void controls() {
      for (char c = 0; c <= 0x7f; c++) {
        boolean ignored = (c < 0x20 && c != '\t') || c == 0x7f;
        assertThat(SetCookie.parseOrNull("a=1" + c + "2") == null)
            .as("%02x", (int) c)
            .isEqualTo(ignored);
        assertThat(SetCookie.parseOrNull("a=1; Path=/" + c + "2") == null)
            .as("%02x", (int) c)
            .isEqualTo(ignored);
      }
    }

    @ParameterizedTest(name = "\"{0}\" is ignored")
    @ValueSource(strings = {"", " ", ";", "=", " = ; Path=/", "; a=1"})
    void emptyPairs(String line) {
      assertThat(SetCookie.parseOrNull(line)).isNull();
    }

    @Test
    @DisplayName("of more than 4096 characters makes browsers ignore the line")
    void longPairs() {
      assertThat(SetCookie.parseOrNull("a=" + "x".repeat(4_095))).isNotNull();
      assertThat(SetCookie.parseOrNull("a=" + "x".repeat(4_096))).isNull();
      assertThat(SetCookie.parseOrNull("a=1" + ";".repeat(1_000_000))).isNull();
    }
  }

  @Nested
  @DisplayName("RFC 6265bis, 5.6: the attributes")
  class Attributes {
    @Test
    void countInAnyCaseAndSpacing() {
      SetCookie cookie =
          parse("a=1;sEcUrE;\tHTTPONLY ; PATH = /x ;domain=.Bank.Example;samesite=LAX");
      assertThat(cookie.secure()).isTrue();
      assertThat(cookie.httpOnly()).isTrue();
      assertThat(cookie.path()).isEqualTo("/x");
      assertThat(cookie.domain()).isEqualTo("bank.example");
      assertThat(cookie.sameSite()).isEqualTo(SameSite.LAX);
    }

    @Test
    void areAbsentWhereNoneStands() {
      SetCookie cookie = parse("Secure=HttpOnly");
      assertThat(cookie.secure()).isFalse();
      assertThat(cookie.httpOnly()).isFalse();
      assertThat(cookie.path()).isNull();
      assertThat(cookie.domain()).isNull();
      assertThat(cookie.sameSite()).isNull();
      assertThat(cookie.expiresAt(NOW)).isNull();
      assertThat(cookie.attribute("Secure")).isNull();
    }

    @ParameterizedTest(name = "{0}: Path is {1}")
    @CsvSource(
        nullValues = "null",
        value = {
          "a=1; Path=/a; Path=/b, /b",
          "a=1; Path=/a; Path=b, null",
          "a=1; Path, null",
          "a=1; Path=, null",
          "a=1; Path=/a=b, /a=b",
        })
    void theLastPathCounts(String line, String path) {
      assertThat(parse(line).path()).isEqualTo(path);
    }

    @ParameterizedTest(name = "{0}: SameSite is {1}")
    @CsvSource(
        nullValues = "null",
        value = {
          "a=1; SameSite=Strict; SameSite=Lax, LAX",
          "a=1; SameSite=Strict; SameSite=bogus, null",
          "a=1; SameSite, null",
          "a=1; SameSite=none, NONE",
          "a=1; Same-Site=Lax, null",
          "a=1; SameSite=\u017ftrict, null",
        })
    void theLastSameSiteCounts(String line, SameSite sameSite) {
      assertThat(parse(line).sameSite()).isEqualTo(sameSite);
    }

    @ParameterizedTest(name = "{0}: Domain is {1}")
    @CsvSource(
        nullValues = "null",
        value = {
          "a=1; Domain=a.example; Domain=b.example, b.example",
          "a=1; Domain=a.example; Domain=, null",
          "a=1; Domain=., null",
          "a=1; Domain=..a, .a",
          "a=1; Domain=A.Example, a.example",
        })
    void theLastDomainCounts(String line, String domain) {
      assertThat(parse(line).domain()).isEqualTo(domain);
    }

    @Test
    void ofMoreThan1024CharactersAreIgnored() {
      String big = "/" + "x".repeat(1_024);
      assertThat(parse("a=1; Path=/a; Path=" + big).path()).isEqualTo("/a");
      assertThat(parse("a=1; Path=" + big.substring(1)).path()).isNull();
      assertThat(parse("a=1; Path=/a; Path=" + big.substring(0, 1_024)).path()).hasSize(1_024);
    }

    @Test
    void unknownOnesCanBeAskedFor() {
      SetCookie cookie = parse("a=1; Partitioned; Priority=High; priority=Low");
      assertThat(cookie.has("partitioned")).isTrue();
      assertThat(cookie.attribute("PRIORITY")).isEqualTo("Low");
    }
  }

  @Nested
  @DisplayName("RFC 6265bis, 5.7 step 3: the end")
  class Expiry {
    @ParameterizedTest(name = "{0}: ends {1}")
    @CsvSource(
        delimiter = '|',
        nullValues = "null",
        value = {
          "a=1; Max-Age=60                                       | 2026-06-01T12:01:00Z",
          "a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT | 2026-06-01T12:01:00Z",
          "a=1; Expires=Mon, 01 Jun 2026 13:00:00 GMT            | 2026-06-01T13:00:00Z",
          "a=1; Max-Age=60; Max-Age=120                          | 2026-06-01T12:02:00Z",
          "a=1; Max-Age=60; Max-Age=x                            | 2026-06-01T12:01:00Z",
          "a=1; Max-Age=60; Max-Age=                             | 2026-06-01T12:01:00Z",
          "a=1; Max-Age=+60                                      | null",
          "a=1; Max-Age=6.0                                      | null",
          "a=1; Max-Age=-                                        | null",
          "a=1; Max-Age=\u0663                                   | null",
          "a=1; Max-Age=99999999999999999999                     | 2027-07-06T12:00:00Z",
          "a=1; Expires=0                                        | null",
          "a=1; Expires=Mon, 01 Jun 2026 13:00:00 GMT; Expires=x | 2026-06-01T13:00:00Z",
        })
    void isFound(String line, Instant end) {
      assertThat(parse(line).expiresAt(NOW)).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0} removes the cookie: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "a=; Max-Age=0                                          | true",
          "a=1; Max-Age=-1                                        | true",
          "a=1; Max-Age=-99999999999999999999                     | true",
          "a=1; max-age=00                                        | true",
          "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT             | true",
          "a=1; Expires=Mon, 01 Jun 2026 12:00:00 GMT             | true",
          "a=1; Expires=Mon, 01 Jun 2026 12:00:01 GMT             | false",
          "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60 | false",
          "a=1; Max-Age=0; Expires=Mon, 01 Jun 2126 12:00:00 GMT  | true",
          "a=1; Max-Age=0; Max-Age=60                             | false",
          "a=                                                     | false",
          "a=deleted                                              | false",
        })
    void tellsDeletions(String line, boolean deletion) {
      assertThat(parse(line).isDeletion(NOW)).isEqualTo(deletion);
    }
  }

  @Nested
  @DisplayName("is edited")
  class Edits {
    private static final String LINE =
        "SID=abc;Path=/app ;  Priority=High; secure ; SameSite=None; X; ; SameSite=Lax;";

    @Test
    void notAtAllWhenOnlyReadAndWritten() {
      assertThat(parse(LINE)).hasToString(LINE);
    }

    @Test
    void inItsValueAlone() {
      assertThat(parse(LINE).withValue("sealed"))
          .hasToString(LINE.replace("SID=abc", "SID=sealed"));
      assertThat(parse(LINE).withValue("sealed").value()).isEqualTo("sealed");
      assertThat(parse("abc; Path=/").withValue("x=y")).hasToString("=x=y; Path=/");
    }

    @Test
    void inItsSameSiteAlone() {
      assertThat(parse(LINE).withSameSite(SameSite.STRICT))
          .hasToString("SID=abc;Path=/app ;  Priority=High; secure ; SameSite=Strict; X; ;");
    }

    @Test
    void byWhatIsMissing() {
      assertThat(parse("a=1").withSecure().withHttpOnly().withPath("/").withSameSite(SameSite.LAX))
          .hasToString("a=1; Secure; HttpOnly; Path=/; SameSite=Lax");
    }

    @Test
    void byNothingThatStandsAlready() {
      SetCookie cookie = parse("a=1;secure;HTTPONLY=x");
      assertThat(cookie.withSecure().withHttpOnly()).isSameAs(cookie);
    }

    @Test
    void inItsEnd() {
      SetCookie cookie = parse("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/");
      assertThat(cookie.withMaxAge(Duration.ofHours(1))).hasToString("a=1; Path=/; Max-Age=3600");
    }

    @Test
    void byTakingAnAttributeOut() {
      assertThat(parse("Domain=1; Domain=a; Path=/; DOMAIN=b").without("domain"))
          .hasToString("Domain=1; Path=/");
      assertThat(parse("a=1; Path=/").withDomain("bank.example").domain())
          .isEqualTo("bank.example");
    }

    @Test
    void alsoWhereTheAttributeWasTooLongToCount() {
      SetCookie cookie = parse("a=1; Domain=" + "x".repeat(2_000));
      assertThat(cookie.domain()).isNull();
      assertThat(cookie.without("Domain")).hasToString("a=1");
    }

    @ParameterizedTest(name = "never by \"{0}\"")
    @ValueSource(
        strings = {
          "a;b",
          "a; Domain=evil.example",
          "a\r\nSet-Cookie: b=1",
          "a\0",
          "\u560d\u560aX: y",
          " a",
          "a\t",
          "\u007f"
        })
    void neverByAnInjection(String value) {
      SetCookie cookie = parse("a=1");
      assertThatThrownBy(() -> cookie.withValue(value))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> cookie.withPath(value)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> cookie.with(value, "x"))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverBeyondWhatBrowsersKeep() {
      assertThatThrownBy(() -> parse("a=1").withValue("x".repeat(4_096)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than 4096 characters");
    }
  }

  @Nested
  @DisplayName("is made new")
  class Built {
    @Test
    void withItsAttributes() {
      assertThat(
              SetCookie.builder("__Host-sid", "v")
                  .path("/")
                  .secure()
                  .httpOnly()
                  .sameSite(SameSite.LAX)
                  .maxAge(Duration.ofMinutes(1))
                  .build())
          .hasToString("__Host-sid=v; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60");
    }

    @Test
    void asADeletion() {
      SetCookie cookie =
          SetCookie.builder("SID", "").path("/app").domain("bank.example").deleted().build();
      assertThat(cookie)
          .hasToString(
              "SID=; Path=/app; Domain=bank.example; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00"
                  + " GMT");
      assertThat(cookie.isDeletion(NOW)).isTrue();
      assertThat(SetCookie.parseOrNull(cookie.toString()))
          .isEqualTo(cookie)
          .hasSameHashCodeAs(cookie);
    }

    @ParameterizedTest(name = "not with the name \"{0}\"")
    @ValueSource(strings = {"", "a=b", "a b", "a;b", "é", "a\r\n"})
    void notWithAnOddName(String name) {
      assertThatThrownBy(() -> SetCookie.builder(name, "v"))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void notWithAPromiseThatItsNameMakesAndItsAttributesBreak() {
      assertRefused(SetCookie.builder("__Host-a", "v").path("/"), "is not Secure");
      assertRefused(SetCookie.builder("__HOST-a", "v").secure(), "Path other than /");
      assertRefused(SetCookie.builder("__Host-a", "v").secure().path("/x"), "Path other than /");
      assertRefused(
          SetCookie.builder("__Host-a", "v").secure().path("/").domain("a.example"),
          "has a Domain");
      assertRefused(
          SetCookie.builder("__Host-a", "v").secure().path("/").domain(""), "has a Domain");
      assertRefused(SetCookie.builder("__Secure-a", "v"), "is not Secure");
      assertRefused(SetCookie.builder("a", "v").sameSite(SameSite.NONE), "is not Secure");
    }

    private void assertRefused(SetCookie.Builder builder, String problem) {
      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(problem);
    }
  }

  @Test
  @DisplayName("that is read is written back, whatever is generated")
  void roundTrip() {
    Generator.check(
        20_000,
        any -> {
          String line = any.text("ab=; \t\"Path/SecureDomain.Max-Age0", 40);
          SetCookie cookie = SetCookie.parseOrNull(line);
          if (cookie != null) {
            assertThat(cookie).hasToString(line);
            SetCookie edited = cookie.withSecure().withPath("/p").withValue("v");
            SetCookie reread = parse(edited.toString());
            assertThat(reread.name()).isEqualTo(cookie.name());
            assertThat(reread.value()).isEqualTo("v");
            assertThat(reread.path()).isEqualTo("/p");
            assertThat(reread.secure()).isTrue();
            assertThat(reread.domain()).isEqualTo(cookie.domain());
            assertThat(reread.expiresAt(NOW)).isEqualTo(cookie.expiresAt(NOW));
          }
        });
  }
}
