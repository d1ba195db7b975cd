package dev.cordon.proof.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that moves are written as. */
class DocumentsTest {
  private static final Target BANK =
      new Target(
          "https://bank.example",
          "/transfer?to=me&amount=1",
          List.of("SESSION", "__Host-id"),
          "X-CSRF-Token",
          "_csrf",
          "csrf",
          "",
          "/csrf",
          "/login",
          "https://bounce.example");

  /** A path and names that end whatever they are written into, if nothing is escaped. */
  private static final String NASTY = "/a\"'`</script><b>&lt;${x}\\";

  private static final Target HOSTILE =
      new Target(
          "https://bank.example",
          NASTY,
          List.of("s"),
          "X-A",
          "\"><b>",
          "c\"</script>",
          "t\"</script>",
          NASTY,
          NASTY,
          "https://bounce.example");

  private static final Set<String> OUTCOMES =
      Set.of(
          "readable", "opaque", "failed", "loaded", "error", "opened", "refused", "sent", "left");

  static Stream<Move> moves() {
    return Moves.catalogue(new MoveWords(Set.of("REPORT"), Set.of("X-Tenant"))).stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch-get-cors-include",
        "fetch-post-no-cors-include-untyped",
        "fetch-post-cors-include-token-header",
        "fetch-post-cors-include-multipart",
        "fetch-put-cors-include-sandboxed",
        "fetch-get-cors-include-worker",
        "beacon-text",
        "websocket",
        "img-use-credentials",
        "font",
        "iframe",
        "frame",
        "open-noopener",
        "form-post-text",
        "form-post-page-no-referrer",
        "form-post-via-307",
        "plant-session-then-post",
        "read-token-then-form",
        "login-then-post",
        "preflight-then-again"
      })
  void it_is_written_as_it_stands_in_the_file(String id) throws IOException {
    assertThat(move(id).html(BANK)).isEqualTo(file(id + ".html"));
  }

  private static Move move(String id) {
    return moves().filter(move -> move.id().equals(id)).findFirst().orElseThrow();
  }

  private static String file(String name) throws IOException {
    try (var in = DocumentsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("moves")
  void it_is_whole_and_says_what_it_does_and_tells_what_came_of_it(Move move) {
    var html = move.html(BANK);
    assertThat(html)
        .startsWith("<!doctype html>\n<meta charset=\"utf-8\">\n")
        .contains("<title>Make the browser " + Text.html(move.sentence()))
        .contains("window.told ??=")
        .contains("told(")
        .endsWith(">\n");
    assertThat(count("<script", html)).isEqualTo(count("</script>", html));
    assertThat(html.lines()).allSatisfy(line -> assertThat(line).doesNotMatch(".*\\s"));
    var told = Pattern.compile("told\\(['\"]([a-z]+)['\"]\\)").matcher(html);
    while (told.find()) {
      assertThat(OUTCOMES).contains(told.group(1));
    }
  }

  @ParameterizedTest
  @MethodSource("moves")
  void nothing_of_a_target_ends_what_it_is_written_into(Move move) {
    var html = move.html(HOSTILE);
    // As many scripts, and as many tags, as for a target that means no harm.
    assertThat(count("</script", html)).isEqualTo(count("</script", move.html(BANK)));
    assertThat(html).doesNotContain("<b>").doesNotContain("</script>\"");
    assertThat(quotesOutsideScripts(html)).isEven();
  }

  private static int quotesOutsideScripts(String html) {
    return count("\"", html.replaceAll("(?s)<script.*?</script>", ""));
  }

  private static int count(String part, String text) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  static Stream<Arguments> literals() {
    return Stream.of(
        arguments("plain", "a b/c?d=e&f#g", "\"a b/c?d=e&f#g\""),
        arguments("quotes and backslashes", "a\"b'c\\d", "\"a\\\"b'c\\\\d\""),
        arguments("the end of a script", "</script>", "\"\\u003C/script\\u003E\""),
        arguments("the beginning of a comment", "<!--", "\"\\u003C!--\""),
        arguments("line ends", "a\nb\rc\u2028d\u2029", "\"a\\nb\\rc\\u2028d\\u2029\""),
        arguments("a null character", "\0", "\"\\u0000\""),
        arguments("what UTF-8 cannot hold", "\ud83d", "\"\\uD83D\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("literals")
  void a_literal_of_javascript(String sentence, String text, String literal) {
    assertThat(Text.js(text)).isEqualTo(literal);
  }

  @Test
  void text_of_html() {
    assertThat(Text.html("<a href=\"x\">&amp;")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;amp;");
  }

  @Test
  void a_value_of_a_query() {
    assertThat(Text.query("https://a.example/x?y=1&z=ä"))
        .isEqualTo("https%3A%2F%2Fa.example%2Fx%3Fy%3D1%26z%3D%C3%A4");
  }
}
