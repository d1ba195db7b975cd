package dev.cordon.proof.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bank works behind every layer in every browser, or what fails there would prove nothing. */
class OwnPagesTest {
  private static final Map<Column, Layer> LAYERS = Layers.all();

  static List<Arguments> everywhere() {
    var all = new ArrayList<Arguments>();
    for (var kind : Kind.values()) {
      all.add(Arguments.of("no layer", kind, Layer.NONE));
      LAYERS.forEach((column, layer) -> all.add(Arguments.of(column.head(), kind, layer)));
    }
    return all;
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void the_bank_works_behind(String name, Kind kind, Layer layer) {
    var scene = new Scene(kind, layer);
    var user = scene.user();
    var page = user.page(Scene.OWN + "/");

    assertThat(scene.isTakenFor("alice")).as("the user is logged in").isTrue();
    assertThat(OwnScript.read(user, "/account")).contains(Bank.SECRET);
    assertThat(Scene.tookIn(page.iframe("/statement"))).as("its own frame").isTrue();
    assertThat(Scene.tookIn(page.script("/account.js"))).as("its own script").isTrue();
    assertThat(page.image("/badge.gif").seen()).isInstanceOf(Seen.Loaded.class);

    OwnScript.post(user, "/transfer", "to", "bob");
    assertThat(scene.bank().deeds()).containsExactly("alice pays bob");

    assertThat(scene.listens(page.webSocket("wss://bank.example/ws"))).as("its socket").isTrue();
    assertThat(scene.listens(page.eventSource("/events"))).as("its events").isTrue();

    OwnScript.post(user, "/logout", "really", "yes");
    assertThat(scene.isTakenFor("alice")).as("the user is logged in").isFalse();
  }

  /** Else a cache that somebody poisoned would have nothing to spoil (R16, R17). */
  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void the_partner_reads_what_is_public_behind(String name, Kind kind, Layer layer) {
    assertThat(OtherAttacks.partnerReads(new Scene(kind, layer))).isTrue();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("everywhere")
  void a_stranger_sees_nothing_behind(String name, Kind kind, Layer layer) {
    var scene = new Scene(kind, layer);
    assertThat(OwnScript.read(scene.browser(), "/account")).doesNotContain(Bank.SECRET);
    OwnScript.post(scene.browser(), "/transfer", "to", "bob");
    assertThat(scene.bank().deeds()).isEmpty();
  }
}
