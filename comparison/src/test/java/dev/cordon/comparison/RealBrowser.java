package dev.cordon.comparison;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.ChromiumException;
import dev.cordon.cli.chromium.ChromiumOptions;
import dev.cordon.cli.chromium.Page;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/** A real Chromium in which attacks are played; it attaches third-party cookies where sites ask. */
final class RealBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String COOKIES_ALLOWED =
      "{\"profile\": {\"cookie_controls_mode\": 0, \"block_third_party_cookies\": false}}";

  private final Door door;
  private final Chromium chromium;

  private RealBrowser(Door door, Chromium chromium) {
    this.door = door;
    this.chromium = chromium;
  }

  static RealBrowser start() throws GeneralSecurityException, IOException {
    var certificate =
        Certificate.forNames(
            List.of(
                "bank.example",
                "blog-of-somebody.bank.example",
                "evil.example",
                "rebound.evil.example"));
    var door = new Door(certificate.tls());
    return new RealBrowser(
        door,
        Chromium.launch(
            ChromiumOptions.defaults()
                .withResolverRules("MAP * 127.0.0.1:" + door.port())
                .withTrustedKey(certificate.digest())
                .withPreferences(COOKIES_ALLOWED)));
  }

  String version() {
    return chromium.version();
  }

  /** Whether this attack on this route of this bank succeeds. */
  boolean succeeds(Bank bank, String id, String target) {
    var attack = RealAttack.of(id);
    var method = target.substring(0, Math.max(target.indexOf(' '), 0));
    var path = target.substring(target.indexOf(' ') + 1);
    door.leadTo(bank);
    try (var context = chromium.newContext()) {
      var page = context.newPage();
      if (attack.seen() != RealAttack.Seen.SESSION && attack.seen() != RealAttack.Seen.TITLE) {
        logIn(page);
      }
      bank.books().clear();
      var from = RealAttack.from(id);
      page.navigate(from);
      var text = page.evaluateText(attack.script(method, path));
      if (attack.leaves()) {
        leave(page, from);
      }
      return switch (attack.seen()) {
        case BOOKS -> !bank.books().lines().isEmpty();
        case TEXT -> text.contains(Books.ACCOUNT);
        case SESSION -> seesStatement(page);
        case TITLE -> page.title().equals("Bank");
      };
    }
  }

  private static void logIn(Page page) {
    page.navigate(Bank.ORIGIN + "/login");
    page.evaluate(
        "document.querySelector('[name=username]').value = 'alice';"
            + "document.querySelector('[name=password]').value = 'wonderland';"
            + "document.querySelector('form').requestSubmit()");
    if (!page.waitFor(() -> at(page).equals(Bank.ORIGIN + "/complete"), PATIENCE)) {
      throw new IllegalStateException("nobody is logged in: " + at(page));
    }
  }

  private static boolean seesStatement(Page page) {
    page.navigate(Bank.ORIGIN + "/statement");
    return page.evaluateText("document.body.textContent").contains(Books.ACCOUNT);
  }

  /** Once the tab has left the attacker's page, for an answer or for the browser's error page. */
  private static void leave(Page page, String from) {
    var start = from + "complete";
    if (!page.waitFor(() -> at(page).endsWith("complete") && !at(page).equals(start), PATIENCE)) {
      throw new IllegalStateException("the page did not leave " + from + ": " + at(page));
    }
  }

  private static String at(Page page) {
    try {
      return page.evaluateText("location.origin + location.pathname + document.readyState");
    } catch (ChromiumException betweenTwoDocuments) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    door.close();
  }
}
