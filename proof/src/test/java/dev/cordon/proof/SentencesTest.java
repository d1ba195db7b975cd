package dev.cordon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.proof.move.Move;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
  @Test
  void a_refused_write_names_who_what_where_and_why_not() {
    assertThat(Sentences.of(Samples.refused(Samples.EVIL, Samples.EXPORT, SampleMove.FORM)))
        .isEqualTo(
            "https://evil.example can make the Firefox of a user who is logged in POST a form to"
                + " /legacy/export with JSESSIONID; it cannot read the answer; the request is"
                + " refused (cross-site-write).");
  }

  @Test
  void what_never_arrives_cannot_be_sent() {
    assertThat(
            Sentences.of(witness(Samples.EVIL, SampleMove.PUT, false, false, "preflight-origin")))
        .isEqualTo(
            "https://evil.example cannot make the Firefox (third-party cookies blocked) of a user"
                + " who is not logged in PUT JSON to /api/x: the browser does not send it"
                + " (preflight-origin).");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void effects_are_told_by_what_was_asked_for(String end, Move move) {
    assertThat(Sentences.of(Samples.granted(Samples.PARTNER, Samples.API, move, "cors[0]")))
        .endsWith("; it can read the answer; " + end + " (granted).");
  }

  static Stream<Arguments> effects_are_told_by_what_was_asked_for() {
    return Stream.of(
        Arguments.of("the application answers", SampleMove.FETCH),
        Arguments.of("the application does it", SampleMove.PUT),
        Arguments.of("the application does it", new SampleMove("x", "PURGE", "PURGE")),
        Arguments.of("the WebSocket opens", SampleMove.SOCKET));
  }

  @Test
  void somebody_without_a_browser_has_nobodys_credentials() {
    assertThat(
            Sentences.of(witness(Samples.NO_BROWSER, SampleMove.FORM, true, true, "no-credential")))
        .isEqualTo(
            "somebody without a browser can send POST /api/x with nobody's credentials; it cannot"
                + " read the answer; the application does it (no-credential).");
  }

  @Test
  void without_cookies_and_without_a_reason_both_are_left_out() {
    assertThat(Sentences.of(witness(Samples.SANDBOXED, SampleMove.FETCH, true, true, "")))
        .isEqualTo(
            "a sandboxed page can make the Firefox (third-party cookies blocked) of a user who is"
                + " not logged in fetch with credentials /api/x without any cookie; it cannot read"
                + " the answer; the application answers.");
  }

  @ParameterizedTest
  @EnumSource
  void every_power_can_stand_after_can(Deed deed) {
    var bare = Sentences.of(new Power(deed, "", false));
    assertThat(bare).matches("[a-z][A-Za-z' ,]+").doesNotContain("  ");
    assertThat(Sentences.of(new Power(deed, "", true))).isEqualTo(bare + " in the user's name");
  }

  @Test
  void a_power_names_its_method_or_header() {
    assertThat(Sentences.of(new Power(Deed.READ, "GET", false)))
        .isEqualTo("read the answer to GET");
    assertThat(Sentences.of(new Power(Deed.SET_HEADER, "X-Api", false)))
        .isEqualTo("add the header X-Api");
  }

  @Test
  void powers_of_one_deed_are_one_phrase_and_the_worst_comes_first() {
    assertThat(
            Sentences.of(
                List.of(
                    new Power(Deed.SET_HEADER, "x-b", false),
                    new Power(Deed.SET_HEADER, "x-a", false),
                    new Power(Deed.READ, "GET", false),
                    new Power(Deed.READ, "GET", true),
                    new Power(Deed.READ, "HEAD", false),
                    new Power(Deed.WRITE, "FOO", true),
                    new Power(Deed.WRITE, "POST", true))))
        .containsExactly(
            "make the application do what POST and unknown methods ask for in the user's name",
            "read the answer to GET in the user's name",
            "read the answer to HEAD",
            "add the headers x-a and x-b");
    assertThat(Sentences.of(List.of())).isEmpty();
  }

  @Test
  void cookies_of_one_name_are_counted() {
    var witness = Samples.refused(Samples.EVIL, Samples.EXPORT, SampleMove.FORM, "A", "B", "A");
    assertThat(Sentences.of(witness)).contains(" with A (2 times) and B; ");
  }

  @Test
  void names_that_are_phrases_read_as_such() {
    var rebound = "http://evil.example, whose name leads to the server";
    var stranger = new Stranger(rebound, Stranger.Kind.REBOUND, null, "");
    var old = new BrowserKind("an old browser", "", Samples.FIREFOX.profile());
    assertThat(Sentences.of(witness(stranger, SampleMove.FORM, old)))
        .startsWith(rebound + ", can make an old browser of a user who is not logged in POST");
  }

  @Test
  void a_cell_is_its_four_verdicts() {
    assertThat(Sentences.of(Samples.refusedCell(Samples.EVIL, Samples.API)))
        .isEqualTo(
            "can send requests in the user's name; the user's cookies ride along; cannot read"
                + " answers; cannot cause effects");
    assertThat(
            Sentences.of(
                Samples.cell(
                    Samples.refused(Samples.EVIL, Samples.API, SampleMove.FORM),
                    new Power(Deed.SEND, "", false),
                    new Power(Deed.READ, "", false))))
        .isEqualTo(
            "can send requests without credentials; no cookie of the user's rides along; can read"
                + " answers without credentials; cannot cause effects");
  }

  @Test
  void lists_and_counts_read_as_sentences_do() {
    assertThat(Sentences.list(List.of("a"))).isEqualTo("a");
    assertThat(Sentences.list(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Sentences.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Sentences.count(1, "route")).isEqualTo("1 route");
    assertThat(Sentences.count(1234, "class")).isEqualTo("1,234 classes");
  }

  private static Witness witness(Stranger stranger, Move move, BrowserKind browser) {
    return witness(stranger, move, browser, true, true, "");
  }

  private static Witness witness(
      Stranger stranger, Move move, boolean arrived, boolean passed, String reason) {
    return witness(stranger, move, Samples.FIREFOX_BLOCKING, arrived, passed, reason);
  }

  private static Witness witness(
      Stranger stranger,
      Move move,
      BrowserKind browser,
      boolean arrived,
      boolean passed,
      String reason) {
    return new Witness(
        stranger,
        Samples.API,
        browser,
        Samples.LOGGED_OUT,
        move,
        Samples.target(Samples.API),
        List.of(),
        arrived,
        passed,
        false,
        reason,
        "");
  }
}
