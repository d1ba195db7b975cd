package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.START;
import static dev.cordon.browser.cookies.Jars.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.browser.profile.ThirdPartyCookies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cookie file")
class CookieFileTest {
  private final Jars everything = everything();

  @TempDir Path folder;

  private static Jars everything() {
    Jars jars = Jars.standard();
    jars.visit("https://a.test/x/y", "plain=1");
    jars.visit("https://a.test/", "all=2; Domain=a.test; Path=/p; Secure; HttpOnly; SameSite=Lax");
    jars.visit("https://a.test/", "__Host-strict=3; Secure; Path=/; SameSite=Strict");
    jars.visit("https://a.test/", "aged=4; Max-Age=3600");
    jars.visit("https://a.test/", "=name=less");
    jars.visit("https://a.test/", "bare; Path=/q");
    jars.visit("https://a.test/", "tab=a\tb");
    jars.visit("https://a.test/", "bytes=\u00c3\u00bc");
    jars.visit("https://a.test/se;mi%3Bcolon/x", "odd=5");
    jars.visit("http://127.0.0.1/", "address=6");
    jars.visit("http://[::1]/", "six=7");
    jars.store(
        under("https://top.test/", "https://a.test/"), "c=8; Secure; SameSite=None; Partitioned");
    jars.visit("https://a.test/", "own=9; Secure; Partitioned");
    return jars;
  }

  private static Jars read(Path file) throws IOException {
    Jars jars = Jars.standard();
    CookieFile.read(file, jars.jar, START);
    return jars;
  }

  @Nested
  @DisplayName("written and read again")
  class Again {
    @Test
    void is_the_same_jar() throws IOException {
      Path file = folder.resolve("jar");
      CookieFile.write(file, everything.jar, START);
      assertThat(read(file).jar.cookies(START))
          .hasSize(13)
          .isEqualTo(everything.jar.cookies(START));
    }

    @Test
    void replaces_what_stood_there_and_leaves_nothing_beside_it() throws IOException {
      Path file = Files.writeString(folder.resolve("jar"), "something else");
      CookieFile.write(file, everything.jar, START);
      assertThat(read(file).jar.size()).isEqualTo(13);
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    }

    @Test
    void is_read_by_its_owner_alone() throws IOException {
      Path file = folder.resolve("jar");
      CookieFile.write(file, everything.jar, START);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        assertThat(Files.getPosixFilePermissions(file))
            .allSatisfy(permission -> assertThat(permission.name()).startsWith("OWNER_"));
      }
    }

    @Test
    void keeps_bytes_as_they_stood_on_the_wire() throws IOException {
      Path file = folder.resolve("jar");
      CookieFile.write(file, everything.jar, START);
      assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("bytes=ü;");
    }

    @Test
    void leaves_out_what_has_expired() throws IOException {
      Path file = folder.resolve("jar");
      CookieFile.write(file, everything.jar, START.plus(Duration.ofHours(2)));
      assertThat(Files.readString(file)).doesNotContain("aged=4");
      CookieFile.write(file, everything.jar, START);
      Jars later = Jars.standard();
      CookieFile.read(file, later.jar, START.plus(Duration.ofHours(2)));
      assertThat(later.jar.size()).isEqualTo(12);
    }

    @Test
    void is_a_set_cookie_line_a_cookie() {
      assertThat(CookieFile.format(everything.jar, START))
          .startsWith("# Cookies, one Set-Cookie line each.\n")
          .contains(
              "Set-Cookie: all=2; Domain=a.test; Path=/p; Secure; HttpOnly; SameSite=Lax;"
                  + " Created=2026-06-01T12:00:00Z\n",
              "Set-Cookie: aged=4; Host=a.test; Path=/; Expires=2026-06-01T13:00:00Z;"
                  + " Created=2026-06-01T12:00:00Z\n",
              "Set-Cookie: odd=5; Host=a.test; Escaped-Path=/se%3Bmi%253Bcolon;"
                  + " Created=2026-06-01T12:00:00Z\n",
              "Set-Cookie: c=8; Host=a.test; Path=/; Secure; SameSite=None; Partitioned;"
                  + " Top-Level=https://top.test; Cross-Site; Created=2026-06-01T12:00:00Z\n");
    }

    @ParameterizedTest(name = "a value with U+{0}: {1}")
    @CsvSource({
      "0000, false",
      "0008, false",
      "0009, true",
      "000a, false",
      "001f, false",
      "0020, true",
      "007e, true",
      "007f, false",
      "0080, true",
      "00ff, true",
      "0100, false",
    })
    void holds_bytes_that_are_no_controls(String code, boolean written) {
      String value = "a" + (char) Integer.parseInt(code, 16) + "b";
      Jars jars = Jars.without(Rule.COOKIE_CONTROLS);
      jars.visit("https://a.test/", "c=" + value);
      assertThat(CookieFile.format(jars.jar, START).contains("c=" + value + ";"))
          .isEqualTo(written);
    }

    @Test
    void leaves_out_what_no_line_can_hold() throws IOException {
      Jars jars =
          new Jars(
              Profile.standard().without(Rule.COOKIE_CONTROLS).with(ThirdPartyCookies.PARTITIONED));
      jars.visit("https://a.test/", "a=1\n2");
      jars.store(under("data:,x", "https://a.test/"), "b=1; SameSite=None; Secure");
      jars.visit("https://a.test/", "c=1");
      assertThat(CookieFile.format(jars.jar, START)).doesNotContain("a=1", "b=1").contains("c=1");
      assertThat(jars.jar.size()).isEqualTo(3);
    }
  }

  @Nested
  @DisplayName("written by hand")
  class Written {
    @Test
    void may_hold_comments_blank_lines_and_any_line_ends() throws IOException {
      Path file =
          Files.writeString(
              folder.resolve("jar"),
              "# mine\r\n\r\n  \nSet-Cookie: a=1; host=A.Test;\r\nSet-Cookie:b=2;Domain=.a.test;"
                  + "samesite=lax; Expires=Wed, 01 Jul 2026 00:00:00 GMT");
      Jars jars = read(file);
      assertThat(jars.sent("https://a.test/")).isEqualTo("a=1; b=2");
      assertThat(jars.sent("https://www.a.test/")).isEqualTo("b=2");
      jars.pass(Duration.ofDays(60));
      assertThat(jars.sent("https://a.test/")).isEqualTo("a=1");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "a=1                                    | seven fields",
          "Set-Cookie: a=1                        | names no host. Write",
          "Set-Cookie: a=1; Host=a b              | not a host",
          "Set-Cookie: a=1; Host=a.test; Domain=a.test | names its host twice",
          "Set-Cookie: a=1; Host=a.test; Path=x   | without a slash",
          "Set-Cookie: a=1; Host=a.test; SameSite=Maybe | Strict, Lax or None",
          "Set-Cookie: a=1; Host=a.test; Expires=tomorrow | 2027-06-01T12:00:00Z",
          "Set-Cookie: a=1; Host=a.test; Created=  | date that is none",
          "Set-Cookie: a=1; Host=a.test; Securely | unknown",
          "Set-Cookie: a=1; Host=a.test; Top-Level=a.test | Write a site",
          "Set-Cookie: a=1; Host=a.test; =x        | unknown",
          "Set-Cookie: a=1; Host                   | not a host",
        })
    void is_refused_with_file_and_line(String line, String problem) throws IOException {
      Path file =
          Files.writeString(folder.resolve("jar"), "# one\nSet-Cookie: b=2; Host=b.test\n" + line);
      Jars jars = Jars.standard();
      assertThatThrownBy(() -> CookieFile.read(file, jars.jar, START))
          .isInstanceOfSatisfying(
              CookieFileException.class, fault -> assertThat(fault.line()).isEqualTo(3))
          .hasMessageStartingWith("[cookie-file] " + file + ":3: ")
          .hasMessageContaining(problem);
      assertThat(jars.jar.isEmpty()).as("nothing is taken of a faulty file").isTrue();
    }

    @Test
    void may_hold_a_cookie_without_a_name() throws IOException {
      Path file =
          Files.writeString(
              folder.resolve("jar"),
              "Set-Cookie: bare; Host=a.test\nSet-Cookie: =less; Host=a.test; Path=/x");
      assertThat(read(file).sent("https://a.test/x")).isEqualTo("less; bare");
    }

    @Test
    void may_hold_as_long_a_cookie_as_the_longest_line() throws IOException {
      String longest = "Set-Cookie:a=" + "v".repeat(CookieLine.MAX_CHARS - 2);
      Path file = Files.writeString(folder.resolve("jar"), longest + "; Host=a.test");
      assertThat(read(file).jar.size()).isEqualTo(1);
      Path longer = Files.writeString(folder.resolve("longer"), longest + "v; Host=a.test");
      assertThatThrownBy(() -> read(longer)).hasMessageContaining("has more than 65536 characters");
    }

    @Test
    void takes_the_place_of_what_the_jar_holds_already() throws IOException {
      Path file = Files.writeString(folder.resolve("jar"), "Set-Cookie: a=2; Host=a.test");
      Jars jars = Jars.standard();
      jars.visit("https://a.test/", "a=1");
      CookieFile.read(file, jars.jar, START);
      assertThat(jars.sent("https://a.test/")).isEqualTo("a=2");
    }

    @Test
    void is_refused_if_it_holds_a_control() throws IOException {
      Path file = Files.writeString(folder.resolve("jar"), "Set-Cookie: a=\0; Host=a.test");
      assertThatThrownBy(() -> read(file)).hasMessageContaining("control character");
    }

    @Test
    void is_bounded() throws IOException {
      Path many =
          Files.writeString(
              folder.resolve("many"),
              "Set-Cookie: a=1; Host=a.test\n".repeat(CookieFile.MAX_COOKIES + 1));
      assertThatThrownBy(() -> read(many)).hasMessageContaining(":20001: is cookie 20001.");
      Path large = Files.writeString(folder.resolve("large"), "#".repeat(CookieFile.MAX_BYTES + 1));
      assertThatThrownBy(() -> read(large)).hasMessageContaining("bytes");
    }
  }

  @Nested
  @DisplayName("quoted in a message")
  class Quoted {
    @ParameterizedTest(name = "U+{0} as {1}")
    @CsvSource({"000a, ?", "001f, ?", "0020, ' '", "007e, ~", "007f, ?", "00e9, ?", "20ac, ?"})
    void shows_printable_ascii_alone(String code, String shown) {
      assertThat(CookieFileLine.quote("a" + (char) Integer.parseInt(code, 16)))
          .isEqualTo("\"a" + shown + "\"");
    }

    @Test
    void is_cut_after_forty_characters() {
      assertThat(CookieFileLine.quote("s".repeat(40))).isEqualTo("\"" + "s".repeat(40) + "\"");
      assertThat(CookieFileLine.quote("s".repeat(41))).isEqualTo("\"" + "s".repeat(40) + "…\"");
    }
  }

  @Nested
  @DisplayName("of curl's, in the format of Netscape")
  class Netscape {
    @Test
    void is_read_as_well() throws IOException {
      Path file =
          Files.writeString(
              folder.resolve("curl"),
              """
              # Netscape HTTP Cookie File
              # https://curl.se/docs/http-cookies.html

              a.test\tFALSE\t/\tFALSE\t0\thost\t1
              .a.test\tTRUE\t/\tTRUE\t1790000000\twide\t2
              #HttpOnly_a.test\tFALSE\t/\tTRUE\t0\tsid\t3
              a.test\tFALSE\t/\tFALSE\t1\tgone\t4
              a.test\tFALSE\t/\tFALSE\t0\tempty\t
              """);
      Jars jars = read(file);
      assertThat(jars.sent("https://a.test/")).isEqualTo("host=1; wide=2; sid=3; empty=");
      assertThat(jars.sent("https://www.a.test/")).isEqualTo("wide=2");
      assertThat(jars.sent(Jars.script("https://a.test/"))).isEqualTo("host=1; wide=2; empty=");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
      "a.test~YES~/~FALSE~0~a~1, where TRUE or FALSE stands",
      "a.test~FALSE~/~FALSE~soon~a~1, where seconds since 1970 stand",
      "a.test~FALSE~/~FALSE~9999999999999999~a~1, where seconds since 1970 stand",
      "a.test~FALSE~x~FALSE~0~a~1, without a slash",
      "a.test~FALSE~/~FALSE~0, seven fields",
    })
    void is_refused_with_file_and_line(String line, String problem) throws IOException {
      Path file = Files.writeString(folder.resolve("curl"), line.replace('~', '\t'));
      assertThatThrownBy(() -> read(file))
          .hasMessageContaining(":1: ")
          .hasMessageContaining(problem);
    }
  }
}
