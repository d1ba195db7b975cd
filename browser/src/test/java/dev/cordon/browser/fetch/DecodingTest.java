package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What an element can show or run")
class DecodingTest {
  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource({
    "GIF89a,    text/html,     true",
    "<svg>,     image/svg+xml, true",
    "GIF89a,    image/svg+xml, false",
    "<svg>,     text/html,     false",
    "<html>,    image/gif,     false",
  })
  void images_are_known_by_their_bytes_and_drawings_by_their_type(
      String body, String type, boolean image) {
    assertThat(Decoding.isImage(Response.ok(type, body))).isEqualTo(image);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "WEBVTT,        true",
    "WEBVTT x,      true",
    "'\ufeffWEBVTT', true",
    "' WEBVTT',     false",
    "webvtt,        false",
    "'\ufeffx',      false",
    "'',            false",
  })
  void subtitles_begin_with_their_name(String body, boolean track) {
    assertThat(Decoding.isTrack(Response.ok("text/plain", body))).isEqualTo(track);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wOFF", "wOF2", "OTTO", "\0\1\0\0"})
  void fonts_are_known_by_four_bytes(String start) {
    assertThat(Decoding.isFont(Response.ok("text/plain", start + "…"))).isTrue();
    assertThat(Decoding.isFont(Response.ok("font/woff2", "x" + start))).isFalse();
    assertThat(Decoding.isFont(Response.ok("font/woff2", start.substring(0, 3)))).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "run()  | true",
        "[1]  | true",
        "~~ | true",
        "{\"a\":1} | false",
        "two words | false"
      })
  void scripts_parse(String body, boolean script) {
    assertThat(Decoding.isScript(Response.ok("text/html", body))).isEqualTo(script);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"ID3, true", "GIF89a, false", "'', false"})
  void media_are_known_by_their_bytes(String body, boolean medium) {
    assertThat(Decoding.isMedium(Response.ok("text/plain", body))).isEqualTo(medium);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "a%62c,    abc",
    "%41,      A",
    "%4,       %4",
    "%,        %",
    "a%4,      a%4",
    "%4g,      %4g",
    "%g4,      %g4",
    "%25%34%31, %41",
    "%c3%BC,   ü",
    "ü%20,     'ü '",
    "%%41,     %A",
    "%a0x,     '\ufffdx'",
    "%9f,      '\ufffd'",
  })
  void a_percent_sign_with_two_digits_is_a_byte(String text, String decoded) {
    assertThat(PercentDecoding.text(text)).isEqualTo(decoded);
  }
}
