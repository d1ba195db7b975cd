package dev.cordon.proof.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.Browser;
import dev.cordon.browser.http.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue as a whole. */
class MovesTest {
  static final Target TARGET =
      new Target(
          "https://app.example",
          "/transfer",
          List.of("SESSION"),
          "X-CSRF-Token",
          "_csrf",
          "__Host-csrf",
          "another",
          "/csrf",
          "/login",
          "https://bounce.example");

  @Test
  void no_two_moves_have_one_id() {
    var ids = new HashSet<String>();
    for (var move : Moves.catalogue(new MoveWords(Set.of("REPORT"), Set.of("X-Tenant")))) {
      assertThat(ids.add(move.id())).as(move.id()).isTrue();
      assertThat(move.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }
  }

  @Test
  void each_is_played_and_written() {
    for (var move : Moves.catalogue(MoveWords.NONE)) {
      var browser = Browser.standard().on(request -> Response.ok("text/html", ""));
      var page = browser.page("https://evil.example/", move::setUp);
      assertThat(move.play(page, TARGET)).as(move.id()).isNotNull();
      assertThat(move.html(TARGET)).startsWith("<!doctype html>");
      assertThat(move.sentence()).doesNotContain("  ");
    }
  }
}
