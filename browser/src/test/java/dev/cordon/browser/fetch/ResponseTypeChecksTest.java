package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Answers of the wrong type")
class ResponseTypeChecksTest {
  private static final Profile STANDARD = Profile.standard();

  private static @Nullable Block check(Destination destination, Profile profile, String... lines) {
    var request = Settings.page("https://app.example/").element(destination, "https://o.example/");
    return ResponseTypeChecks.check(request, Response.of(200, lines), 0, profile);
  }

  private static @Nullable Rule ruleOf(@Nullable Block block) {
    return block == null ? null : block.rule();
  }

  @Nested
  @DisplayName("Fetch, should response to request be blocked due to its MIME type?")
  class MimeType {
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "audio/ogg", "video/mp4", "text/csv", "IMAGE/x;a=b"})
    void images_media_and_csv_are_no_scripts(String type) {
      assertThat(ruleOf(check(Destination.SCRIPT, STANDARD, "Content-Type", type)))
          .isEqualTo(Rule.SCRIPT_MIME);
      assertThat(
              check(Destination.SCRIPT, STANDARD.without(Rule.SCRIPT_MIME), "Content-Type", type))
          .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "text/plain", "nonsense", ""})
    void everything_else_may_run(String type) {
      assertThat(check(Destination.SCRIPT, STANDARD, "Content-Type", type)).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE", "EMPTY", "STYLE", "FONT", "IFRAME"})
    void what_does_not_run_is_not_asked(Destination destination) {
      assertThat(check(destination, STANDARD, "Content-Type", "image/png")).isNull();
    }
  }

  @Nested
  @DisplayName("Fetch, should response to request be blocked due to nosniff?")
  class Nosniff {
    @ParameterizedTest
    @EnumSource(
        names = {
          "SCRIPT",
          "WORKER",
          "SHAREDWORKER",
          "SERVICEWORKER",
          "AUDIOWORKLET",
          "PAINTWORKLET"
        })
    void a_script_must_have_a_scripts_type(Destination destination) {
      var block = nosniff(destination, STANDARD, "text/html");
      assertThat(ruleOf(block)).isEqualTo(Rule.NOSNIFF_SCRIPT);
      assertThat(block.instead()).isEqualTo("Send Content-Type: text/javascript.");
      assertThat(nosniff(destination, STANDARD, "text/javascript")).isNull();
      assertThat(nosniff(destination, STANDARD.without(Rule.NOSNIFF_SCRIPT), "text/html")).isNull();
    }

    @Test
    void a_style_sheet_must_be_text_css() {
      assertThat(ruleOf(nosniff(Destination.STYLE, STANDARD, "text/plain")))
          .isEqualTo(Rule.NOSNIFF_STYLE);
      assertThat(nosniff(Destination.STYLE, STANDARD, "text/css;charset=utf-8")).isNull();
      assertThat(nosniff(Destination.STYLE, STANDARD.without(Rule.NOSNIFF_STYLE), "text/plain"))
          .isNull();
    }

    @Test
    void without_a_type_neither_is_used() {
      assertThat(check(Destination.SCRIPT, STANDARD, "X-Content-Type-Options", "nosniff"))
          .isNotNull();
      assertThat(check(Destination.STYLE, STANDARD, "X-Content-Type-Options", "nosniff"))
          .isNotNull();
    }

    @Test
    void images_and_pages_are_not_asked() {
      assertThat(nosniff(Destination.IMAGE, STANDARD, "text/html")).isNull();
      assertThat(nosniff(Destination.IFRAME, STANDARD, "text/plain")).isNull();
    }

    private @Nullable Block nosniff(Destination destination, Profile profile, String type) {
      return check(
          destination, profile, "Content-Type", type, "x-content-type-options", "NoSniff, x");
    }
  }

  @Nested
  @DisplayName("HTML, what a page asks before it uses an answer")
  class ByUse {
    @ParameterizedTest(name = "{0}: module {1}, worker {1}, style sheet {2}, event stream {3}")
    @CsvSource({
      "text/javascript, yes, no, no",
      "Application/ECMAScript;x, yes, no, no",
      "text/css, no, yes, no",
      "text/event-stream;charset=utf-8, no, no, yes",
      "text/plain, no, no, no",
      "application/json, no, no, no",
      "'', no, yes, no",
    })
    void is_the_type(String type, String script, String style, String events) {
      var answer = Response.of(200, "Content-Type", type);
      assertThat(yes(ContentTypes.module(answer, 0, STANDARD))).isEqualTo(script);
      assertThat(yes(ContentTypes.workerScript(answer, 0, STANDARD))).isEqualTo(script);
      assertThat(yes(ContentTypes.styleSheet(answer, 0, STANDARD))).isEqualTo(style);
      assertThat(yes(ContentTypes.eventStream(answer, 0, STANDARD))).isEqualTo(events);
    }

    private static String yes(@Nullable Block block) {
      return block == null ? "yes" : "no";
    }

    @Test
    void an_event_stream_must_have_status_200() {
      var answer = Response.of(204, "Content-Type", "text/event-stream");
      assertThat(ContentTypes.eventStream(answer, 0, STANDARD)).isNotNull();
    }

    @Test
    void is_not_asked_where_a_browser_does_not() {
      var answer = Response.of(200);
      assertThat(ContentTypes.module(answer, 0, STANDARD.without(Rule.MODULE_MIME))).isNull();
      assertThat(ContentTypes.workerScript(answer, 0, STANDARD.without(Rule.WORKER_MIME))).isNull();
      assertThat(ContentTypes.styleSheet(answer, 0, STANDARD.without(Rule.STYLE_MIME))).isNull();
      assertThat(ContentTypes.eventStream(answer, 0, STANDARD.without(Rule.EVENT_SOURCE_CORS)))
          .isNull();
    }
  }
}
