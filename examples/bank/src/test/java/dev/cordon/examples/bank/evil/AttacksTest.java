package dev.cordon.examples.bank.evil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.examples.bank.Bank;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The list of attacks")
class AttacksTest {

  private static final Targets BARE =
      Targets.around(
          "bare",
          URI.create("http://bare.localhost:9000"),
          URI.create("http://evil.localhost:9666"));

  private static final Bank BANK = Bank.start(0);
  private static final Evil EVIL = Evil.start(0);

  @AfterAll
  static void close() {
    EVIL.close();
    BANK.close();
  }

  static List<Attack> all() {
    return Attacks.all();
  }

  @Test
  @DisplayName("is long, and every id is there once")
  void ids() {
    assertThat(Attacks.all()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(Attacks.all()).extracting(Attack::id).doesNotHaveDuplicates().isSorted();
    assertThat(Attacks.get("W02-form-text-plain").catalogue()).isEqualTo("W02");
    assertThatThrownBy(() -> Attacks.get("W99")).hasMessage("no such attack: W99");
  }

  @Test
  @DisplayName("names as unstoppable only what the bank's own script does")
  void unstoppable() {
    assertThat(Attacks.all())
        .filteredOn(attack -> !attack.stoppable())
        .extracting(Attack::id)
        .containsExactly("W18-client-side-forgery", "XSS-own-origin");
  }

  @ParameterizedTest(name = "{0} opens where it should, as one page without a gap")
  @MethodSource("all")
  void page(Attack attack) {
    assertThat(attack.catalogue()).matches("[RWSH][0-9]{2}|XSS");
    String start = attack.start(BARE).toString();
    assertThat(start)
        .startsWith(
            switch (attack.position()) {
              case EVIL_SITE, TARGET_XSS -> "http://evil.localhost:9666/bare/" + attack.id();
              case SIBLING -> "http://blog.bare.localhost:9666/bare/" + attack.id();
              case REBOUND_NAME -> "http://rebind.localhost:9000/";
            });
    assertThat(attack.page(BARE)).contains("const T = 'http://bare.localhost:9000'");
    assertThat(attack.page(BARE)).doesNotContainPattern("@[A-Z]+@").doesNotContain("%s");
  }

  @ParameterizedTest(name = "{0} has not worked before it was tried")
  @MethodSource("all")
  void innocent(Attack attack) {
    EVIL.against(BARE);
    attack.prepare(BANK);
    assertThat(attack.succeeded(BANK, EVIL.loot(BARE))).isFalse();
  }
}
