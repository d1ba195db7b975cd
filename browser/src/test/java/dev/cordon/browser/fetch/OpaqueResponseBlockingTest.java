package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Opaque Response Blocking, processing model")
class OpaqueResponseBlockingTest {
  private static final Profile STANDARD = Profile.standard();
  private static final Profile LABELS = STANDARD.without(Rule.ORB_SCRIPT_PARSED);

  private static boolean letsIn(Profile profile, int status, String body, String... lines) {
    var request =
        Settings.page("https://app.example/").element(Destination.IMAGE, "https://o.example/x");
    var answer = new Response(status, Headers.of(lines), Body.of(body));
    return OpaqueResponseBlocking.check(request, answer, 0, profile) == null;
  }

  private static boolean letsIn(String type, String body) {
    return letsIn(STANDARD, 200, body, "Content-Type", type);
  }

  private static boolean letsInBytes(String type, String hex, String... more) {
    var request =
        Settings.page("https://app.example/").element(Destination.IMAGE, "https://o.example/x");
    var headers = Headers.builder().add("Content-Type", type);
    for (var i = 0; i < more.length; i += 2) {
      headers.add(more[i], more[i + 1]);
    }
    var answer = new Response(200, headers.build(), Body.of(HexFormat.of().parseHex(hex)));
    return OpaqueResponseBlocking.check(request, answer, 0, STANDARD) == null;
  }

  @Nested
  @DisplayName("step 3: by the label")
  class Label {
    @ParameterizedTest
    @ValueSource(
        strings = {"text/javascript", "application/ecmascript", "text/css", "image/svg+xml"})
    void scripts_style_sheets_and_drawings_are_let_in(String type) {
      assertThat(letsIn(type, "{\"secret\": 1}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/html",
          "application/json",
          "text/xml",
          "application/ld+json",
          "text/plain"
        })
    void data_with_nosniff_is_kept(String type) {
      assertThat(
              letsIn(
                  STANDARD, 200, "a()", "Content-Type", type, "X-Content-Type-Options", "nosniff"))
          .isFalse();
    }

    @Test
    void a_part_of_data_is_kept_even_if_it_looks_like_an_image() {
      assertThat(letsIn(STANDARD, 206, "GIF89a", "Content-Type", "text/html")).isFalse();
      assertThat(letsIn(STANDARD, 206, "GIF89a", "Content-Type", "image/gif")).isTrue();
    }
  }

  @Nested
  @DisplayName("steps 6 and 7: by the first bytes")
  class Bytes {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "PNG, 89504e470d0a1a0a00",
      "JPEG, ffd8ffe000",
      "GIF, 474946383961",
      "WebP, 524946460000000057454250565038",
      "bitmap, 424d00",
      "icon, 0000010001",
      "cursor, 0000020001",
      "Ogg, 4f67675300",
      "WebM, 1a45dfa3",
      "Wave, 524946460000000057415645",
      "MP4, 000000146674797069736f6d000000006d703432",
      "MP3 with tag, 49443303",
      "MP3 frame, fffb9000",
      "MIDI, 4d54686400000006",
      "AIFF, 464f524d0000000041494646",
    })
    void images_and_media_are_let_in_whatever_their_label(String name, String hex) {
      assertThat(letsInBytes("text/html", hex)).as(name).isTrue();
    }

    @Test
    void not_if_the_bytes_are_cut_short() {
      assertThat(letsInBytes("text/html", "89504e47")).isFalse();
      assertThat(letsInBytes("text/html", "000000ff6674797069736f6d")).isFalse();
    }
  }

  @Nested
  @DisplayName("steps 8 to 13")
  class Rest {
    @Test
    void with_nosniff_the_rest_is_kept() {
      assertThat(
              letsIn(
                  STANDARD,
                  200,
                  "a()",
                  "Content-Type",
                  "application/x-thing",
                  "X-Content-Type-Options",
                  "nosniff"))
          .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 302})
    void errors_are_kept(int status) {
      assertThat(letsIn(STANDARD, status, "a()", "Content-Type", "text/plain")).isFalse();
    }

    @Test
    void without_a_type_it_is_let_in() {
      assertThat(letsIn(STANDARD, 200, "anything at all")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "audio/mpeg", "video/mp4", "text/csv"})
    void a_false_label_of_an_image_is_kept(String type) {
      assertThat(letsIn(type, "a()")).isFalse();
    }
  }

  @Nested
  @DisplayName("steps 15 and 16: by its syntax")
  class Syntax {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "callback({\"a\": 1})",
          "var a = 1; // text here",
          "function f(x) { return x / 2 }",
          "import x from './y.js'",
          "a\nb",
          "x = `a ${b} c`",
          "if (/[/]/.test(a)) b = c < d",
          "/* words in a comment */ self.x = 'two words'",
          "",
        })
    void scripts_are_let_in(String body) {
      assertThat(letsIn("text/plain", body)).isTrue();
      assertThat(letsIn("text/html", body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html><body>secret",
          "<!doctype html>",
          "{\"secret\": 1}",
          "[1, 2]",
          "\"text\"",
          "some words of a text",
          ")]}'\n{}",
          "a,b\n\"one\" \"two\"",
          "f(",
          "it's",
        })
    void data_is_kept(String body) {
      assertThat(letsIn("text/plain", body)).isFalse();
      assertThat(letsIn("application/json", body)).isFalse();
    }
  }

  @Nested
  @DisplayName("where a browser parses nothing")
  class Labels {
    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource(
        delimiter = '|',
        value = {
          "<html>x                      | text/html        | kept",
          "<!-- c --> <!DOCTYPE html >  | text/html        | kept",
          "<?xml version='1.0'?>        | text/xml         | kept",
          "hello                        | text/html        | let in",
          "{\"a\": 1}                   | application/json | kept",
          "{\"a\": 1}                   | text/plain       | kept",
          ")]}',[1]                     | text/plain       | kept",
          "[1, 2]                       | application/json | let in",
          "some words                   | text/plain       | let in",
          "<html>x                      | text/plain       | kept",
        })
    void labels_and_prefixes_decide(String body, String type, String outcome) {
      assertThat(letsIn(LABELS, 200, body, "Content-Type", type) ? "let in" : "kept")
          .isEqualTo(outcome);
    }
  }

  @Nested
  @DisplayName("what a label alone says")
  class ByLabel {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
        strings = {
          "application/pdf",
          "application/zip",
          "text/csv",
          "text/event-stream",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        })
    void archives_documents_and_streams_are_kept_whatever_their_bytes(String type) {
      assertThat(letsIn(type, "run()")).isFalse();
      assertThat(letsIn(type, "GIF89a")).isFalse();
    }

    @Test
    void a_script_is_one_unless_a_browser_sniffs_that_too() {
      var sniffing = STANDARD.without(Rule.ORB_SCRIPT_TRUSTED);
      for (var data : new String[] {")]}',[1]", "{\"a\": 1}", "<!doctype html>"}) {
        assertThat(letsIn("text/javascript", data)).isTrue();
        assertThat(letsIn(sniffing, 200, data, "Content-Type", "text/javascript")).isFalse();
      }
      assertThat(letsIn(sniffing, 200, "run()", "Content-Type", "text/javascript")).isTrue();
    }

    @Test
    void with_nosniff_plain_text_is_no_image_unless_a_browser_lets_it_be() {
      String[] lines = {"Content-Type", "text/plain", "X-Content-Type-Options", "nosniff"};
      assertThat(letsIn(STANDARD, 200, "GIF89a", lines)).isFalse();
      assertThat(letsIn(STANDARD.without(Rule.ORB_NOSNIFF_TEXT), 200, "GIF89a", lines)).isTrue();
    }
  }

  @Nested
  @DisplayName("whom it concerns")
  class Scope {
    private final Response data = Response.ok("application/json", "{\"a\":1}");

    @Test
    void requests_in_mode_no_cors() {
      var fetch = Settings.page("https://app.example/").fetch("https://o.example/");
      assertThat(OpaqueResponseBlocking.check(fetch, data, 0, STANDARD)).isNull();
      fetch.mode = Mode.NO_CORS;
      assertThat(OpaqueResponseBlocking.check(fetch, data, 0, STANDARD)).isNotNull();
      assertThat(OpaqueResponseBlocking.check(fetch, data, 0, STANDARD.without(Rule.ORB))).isNull();
    }

    @Test
    void says_what_to_do() {
      var request =
          Settings.page("https://app.example/").element(Destination.SCRIPT, "https://o.example/");
      var block = OpaqueResponseBlocking.check(request, data, 2, STANDARD);
      assertThat(block).isNotNull();
      assertThat(block.exchange()).isEqualTo(2);
      assertThat(block.problem()).contains("application/json");
      assertThat(block.instead()).contains("Access-Control-Allow-Origin");
    }

    @Test
    void a_pages_fetch_gets_an_error_by_the_proposal_and_nothing_in_some_browsers() {
      var request = Settings.page("https://app.example/").fetch("https://o.example/");
      assertThat(OpaqueResponseBlocking.empties(request, STANDARD)).isFalse();
      var chromium = Profiles.CHROMIUM;
      assertThat(OpaqueResponseBlocking.empties(request, chromium)).isTrue();
      request.destination = Destination.IMAGE;
      assertThat(OpaqueResponseBlocking.empties(request, chromium)).isFalse();
    }
  }

  @Nested
  @DisplayName("RFC 8259")
  class Json {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          " [ ] ",
          "{\"a\": [1, -2.5e+3, true, null, \"\\u00e4\\n\"], \"b\": {}}",
          "0",
          "-0.5E-7",
          "1e9",
          "\t\r\n0\t",
          "[[], {}]",
          "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Ef\"",
          "\"\u0020\u007f\"",
          "\"\""
        })
    void is(String text) {
      assertThat(JsonSyntax.isJson(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{",
          "[1,]",
          "{a: 1}",
          "{\"a\" 1}",
          "01",
          "1.",
          "1e",
          "-",
          "'a'",
          "\"\n\"",
          "\"\\x\"",
          "nul",
          "[] []",
          "{\"a\":1,}",
          "\"\\u12\"",
          "\"\\u\uff11\uff11\uff11\uff11\"",
          "\"",
          "\"\\",
          "\"\\u1",
          "[1",
          "[1 2]",
          "{\"a\"",
          "{\"a\":1",
          "{\"a\":}",
          "1e+-1",
          "tru",
          "falsy",
          "\f1"
        })
    void is_not(String text) {
      assertThat(JsonSyntax.isJson(text)).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        value = {
          "{\"a\": 1}     | true",
          "~ { \"a\" : ~  | true",
          "{\"a\"         | false",
          "{\"a            | false",
          "{\"a\", 1}     | false",
          "{a: 1}         | false",
          "\"a\": 1       | false",
          "{              | false",
          "{}             | false",
        })
    void begins_an_object_with_brace_string_and_colon(String text, boolean object) {
      assertThat(JsonSyntax.startsObject(text)).isEqualTo(object);
    }

    @Test
    void is_bounded_in_depth_and_not_in_length() {
      assertThat(JsonSyntax.isJson("[" + "[],".repeat(1_000) + "[]]")).isTrue();
      assertThat(JsonSyntax.isJson("[" + "{},".repeat(1_000) + "{}]")).isTrue();
    }

    @Test
    void is_bounded_in_depth() {
      assertThat(JsonSyntax.isJson("[".repeat(512) + "]".repeat(512))).isTrue();
      assertThat(JsonSyntax.isJson("[".repeat(513) + "]".repeat(513))).isFalse();
      assertThat(JsonSyntax.isJson("[".repeat(100_000) + "]".repeat(100_000))).isFalse();
    }
  }
}
