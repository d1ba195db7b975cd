package dev.cordon.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.Cookie;
import dev.cordon.cli.chromium.TestChromium;
import dev.cordon.examples.bank.evil.Attack;
import dev.cordon.examples.bank.evil.Attacks;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack of the attacker's site in a real Chromium: it robs the bare bank, and through the
 * gateway it robs nobody, or is one of those that nothing in front of a bank can stop.
 */
@Tag("slow")
class AttackCatalogueE2eTest {
  private static DemoSites sites;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws IOException {
    sites = DemoSites.start(DemoPorts.free());
    var options = VictimBrowser.options();
    for (var origin : sites.httpsOrigins()) {
      options = options.withTrustedKey(ServerKey.digest(origin));
    }
    chromium = TestChromium.launch(options);
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (sites != null) {
      sites.close();
    }
  }

  static List<Attack> attacks() {
    return Attacks.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void robs_the_bare_bank_and_nobody_behind_cordon(Attack attack) {
    var told = new AtomicReference<Comparison>();
    new AttackParade(chromium, sites).run(List.of(attack), told::set);
    var comparison = told.get();

    assertThat(comparison.bare().robbed()).as("%s robs the bare bank", attack.title()).isTrue();
    assertThat(comparison.guarded().robbed())
        .as("%s behind Cordon, stopped by %s", attack.title(), comparison.stoppedBy())
        .isEqualTo(!attack.stoppable());
  }

  @Test
  void at_least_25_rows_that_a_server_can_stop_are_among_them() {
    assertThat(Attacks.all().stream().filter(Attack::stoppable).map(Attack::catalogue).distinct())
        .hasSizeGreaterThanOrEqualTo(25);
  }

  @Test
  void rows_that_mean_something_only_over_https_are_run_over_https() {
    assertThat(Attacks.all()).anyMatch(Attack::needsHttps);
    for (var attack : Attacks.all()) {
      var scheme = attack.needsHttps() ? "https" : "http";
      assertThat(sites.bare(attack).targets().target()).hasScheme(scheme);
      assertThat(sites.guarded(attack).targets().target()).hasScheme(scheme);
    }
  }

  @Test
  void xss_in_the_banks_own_origin_is_shown_as_what_nothing_here_stops() {
    assertThat(Attacks.get("XSS-own-origin").stoppable()).isFalse();
  }

  @Test
  void over_https_the_session_is_sealed_and_the_token_cannot_be_planted() {
    var attack = Attacks.get("W22-planted-by-http-sibling");
    var place = sites.guarded(attack);
    attack.prepare(place.bank());
    try (var victim = new VictimBrowser(chromium)) {
      victim.logIn(attack, place.targets(), place.bank());

      assertThat(victim.cookies())
          .anySatisfy(
              cookie -> {
                assertThat(cookie.name()).isEqualTo("BANKSESSION");
                assertThat(cookie.secure()).isTrue();
                assertThat(cookie.httpOnly()).isTrue();
                assertThat(cookie.sameSite()).isEqualTo("Lax");
                // The bank never handed out this value: it is sealed.
                assertThat(place.bank().sessionUser(cookie.value())).isEmpty();
              });
      assertThat(victim.cookies()).extracting(Cookie::name).anyMatch(n -> n.startsWith("__Host-"));
    }
  }
}
