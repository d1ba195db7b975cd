package dev.cordon.proof.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.Browser;
import dev.cordon.browser.http.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The catalogue as a whole, and that nothing is left out of it. */
class MovesTest {
  private static final Target TARGET = Signatures.target("https://app.example");
  private static final MoveWords WORDS = new MoveWords(Set.of("REPORT"), Set.of("X-Tenant"));

  @Test
  void no_two_moves_have_one_id() {
    var ids = new HashSet<String>();
    for (var move : Moves.catalogue(WORDS)) {
      assertThat(ids.add(move.id())).as(move.id()).isTrue();
      assertThat(move.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }
  }

  @Test
  void the_order_is_the_same_each_time() {
    assertThat(Moves.catalogue(WORDS))
        .extracting(Move::id)
        .isEqualTo(Moves.catalogue(WORDS).stream().map(Move::id).toList());
  }

  @Test
  void there_are_as_many_as_the_documentation_says() {
    assertThat(Representatives.of(MoveWords.NONE)).hasSize(337);
    assertThat(Sequences.all()).hasSize(19);
    assertThat(Moves.catalogue(MoveWords.NONE)).hasSize(337 + 19);
    assertThat(Moves.all(MoveWords.NONE)).hasSize(82_752 + 19);
  }

  @Test
  void each_method_and_header_of_a_policy_adds_a_few() {
    var plain = Moves.catalogue(MoveWords.NONE).size();
    var method = Moves.catalogue(new MoveWords(Set.of("REPORT"), Set.of())).size() - plain;
    var header = Moves.catalogue(new MoveWords(Set.of(), Set.of("X-Tenant"))).size() - plain;
    assertThat(method).isEqualTo(24);
    assertThat(header).isEqualTo(5);
    // The header by the method, with credentials and without.
    assertThat(Moves.catalogue(WORDS)).hasSize(plain + method + header + 2);
  }

  @Test
  void a_header_that_is_there_already_adds_none() {
    var named =
        new MoveWords(
            Set.of(), Set.of("authorization", "Content-Type", "X-HTTP-METHOD-OVERRIDE", "accept"));
    assertThat(Moves.catalogue(named)).hasSameSizeAs(Moves.catalogue(MoveWords.NONE));
  }

  @Test
  void every_move_of_the_catalogue_is_one_of_all() {
    var all = Moves.all(WORDS).map(Move::id).collect(Collectors.toSet());
    assertThat(all).containsAll(Moves.catalogue(WORDS).stream().map(Move::id).toList());
  }

  @Test
  void each_can_be_said_of_a_browser() {
    for (var move : Moves.catalogue(WORDS)) {
      assertThat(move.sentence())
          .as(move.id())
          .matches("[a-zA-Z][^\\n]*")
          .doesNotContain("  ")
          .doesNotEndWith(" ")
          .doesNotEndWith(":");
    }
  }

  @Test
  void each_is_played_on_every_target_even_one_without_tokens_and_login() {
    var poor =
        new Target(
            "http://localhost:8080",
            "/",
            List.of(),
            "X-CSRF-Token",
            "_csrf",
            "",
            "",
            "",
            "",
            "https://bounce.example");
    for (var target : List.of(TARGET, poor)) {
      for (var move : Moves.catalogue(WORDS)) {
        var browser = Browser.standard().on(request -> Response.ok("text/html", ""));
        var page = browser.page("https://evil.example/", move::setUp);
        assertThat(move.play(page, target)).as(move.id()).isNotNull();
      }
    }
  }

  @Test
  void no_two_of_them_are_the_same() {
    var signatures = new Signatures();
    var known = new HashMap<String, String>();
    for (var move : Representatives.of(MoveWords.NONE)) {
      var other = known.put(signatures.whole(move), move.id());
      assertThat(other).as("does all that %s does", move.id()).isNull();
    }
  }

  @Test
  @Tag("slow")
  void every_move_is_made_of_parts_that_moves_of_the_catalogue_have() {
    var parts = parts(Representatives.of(MoveWords.NONE));
    var each = ThreadLocal.withInitial(Signatures::new);
    var missing =
        new Product(MoveWords.NONE)
            .moves()
            .parallel()
            .filter(move -> !parts.containsAll(each.get().parts(move)))
            .map(SingleMove::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  @Test
  void what_the_catalogue_lacks_is_found_out() {
    var signatures = new Signatures();
    var parts = new LinkedHashMap<String, Set<String>>();
    for (var move : Representatives.of(MoveWords.NONE)) {
      parts.put(move.id(), signatures.parts(move));
    }
    for (var forgotten : List.of("fetch-head-cors", "fetch-foo-cors", "click", "websocket")) {
      var others = new HashSet<String>();
      parts.forEach((id, of) -> others.addAll(id.equals(forgotten) ? Set.of() : of));
      assertThat(parts).containsKey(forgotten);
      assertThat(others.containsAll(parts.get(forgotten))).as(forgotten).isFalse();
    }
  }

  private static Set<String> parts(List<SingleMove> moves) {
    var signatures = new Signatures();
    var parts = new HashSet<String>();
    moves.forEach(move -> parts.addAll(signatures.parts(move)));
    return parts;
  }
}
