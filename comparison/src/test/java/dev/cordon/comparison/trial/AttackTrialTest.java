package dev.cordon.comparison.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.ChromiumException;
import dev.cordon.cli.chromium.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The attacker's page in a real Chromium that attaches every cookie: it robs the application as
 * tutorials leave it, and nobody where the starter was added.
 */
@Tag("slow")
@DisplayName("An attacker's page")
class AttackTrialTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TrialWeb web;
  private static Chromium chromium;
  private static TrialServer careless;
  private static TrialServer guarded;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    web = TrialWeb.start(folder);
    careless = web.opened(TrialServer.careless(web.keys()));
    guarded =
        web.opened(
            TrialServer.withCordon(
                web.keys(),
                List.of(web.partner(), web.sibling()),
                "cordon.csrf.login=/login,/api/login",
                "cordon.cors[0].credentials=true",
                "cordon.sessions[0].cookie=JSESSIONID",
                "cordon.sessions[0].same-site=none"));
    chromium = web.browser(ThirdPartyCookies.ALLOWED);
  }

  @AfterAll
  static void stop() throws Exception {
    if (web != null) {
      web.close();
    }
  }

  @ParameterizedTest(name = "robs by {0} without Cordon, and not with it")
  @EnumSource(TrialAttack.class)
  void robs(TrialAttack attack) {
    assertThat(succeeds(attack, web.evil(), careless)).as("without Cordon").isTrue();
    assertThat(succeeds(attack, web.evil(), guarded)).as("with Cordon").isFalse();
  }

  /** A sibling that the policy names for the API may use no more than that. */
  @ParameterizedTest(
      name = "robs by {0} from a name beside the bank''s without Cordon, not with it")
  @EnumSource(names = {"FORM", "SIMPLE_FETCH", "LOGOUT_BY_FORM", "SOCKET", "FRAME", "LOGIN"})
  void robsFromASibling(TrialAttack attack) {
    assertThat(succeeds(attack, web.sibling(), careless)).as("without Cordon").isTrue();
    assertThat(succeeds(attack, web.sibling(), guarded)).as("with Cordon").isFalse();
  }

  private static boolean succeeds(TrialAttack attack, String from, TrialServer bank) {
    try (var context = chromium.newContext()) {
      Page page = context.newPage();
      if (!attack.needsNoLogin()) {
        logIn(page, bank);
      }
      bank.ledger().clear();
      page.navigate(from + "/");
      String seen = page.evaluateText(attack.script(bank.origin()));
      if (attack.leaves()) {
        assertThat(page.waitFor(() -> isAt(page, bank.origin()), PATIENCE)).isTrue();
      }
      return seen.contains(attack.success()) || bank.ledger().has(attack.success());
    }
  }

  private static void logIn(Page page, TrialServer bank) {
    page.navigate(bank.origin() + "/login");
    page.evaluate(
        "document.querySelector('[name=username]').value = 'alice';"
            + "document.querySelector('[name=password]').value = 'wonderland';"
            + "document.querySelector('form').requestSubmit()");
    assertThat(page.waitFor(() -> bank.ledger().has("alice sees the page"), PATIENCE))
        .as("logged in")
        .isTrue();
    // Its document arrives after the ledger's line; one on its way would undo the next navigation.
    assertThat(
            page.waitFor(() -> isAt(page, bank.origin()) && page.title().equals("Bank"), PATIENCE))
        .isTrue();
  }

  private static boolean isAt(Page page, String origin) {
    try {
      return page.evaluateText("location.origin + document.readyState").equals(origin + "complete");
    } catch (ChromiumException betweenTwoDocuments) {
      return false;
    }
  }
}
