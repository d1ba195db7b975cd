package dev.cordon.cli.demo;

import dev.cordon.cli.chromium.BrowserContext;
import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.ChromiumException;
import dev.cordon.cli.chromium.ChromiumOptions;
import dev.cordon.cli.chromium.Cookie;
import dev.cordon.cli.chromium.Page;
import dev.cordon.examples.bank.Bank;
import dev.cordon.examples.bank.evil.Attack;
import dev.cordon.examples.bank.evil.Targets;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Alice's browser, fresh for one attack: one tab, in which she logs in and walks into the trap. */
final class VictimBrowser implements AutoCloseable {
  private static final Duration LOGIN = Duration.ofSeconds(15);

  private final BrowserContext context;
  private final Page page;

  VictimBrowser(Chromium chromium) {
    context = chromium.newContext();
    page = context.newPage();
  }

  /** How a Chromium is started that plays victims: several tabs at once, none put to sleep. */
  static ChromiumOptions options() {
    return ChromiumOptions.defaults()
        // A person clicks somewhere sooner or later; then a page may open a window.
        .withFlag("--disable-popup-blocking")
        .withFlag("--disable-background-timer-throttling")
        .withFlag("--disable-backgrounding-occluded-windows")
        .withFlag("--disable-renderer-backgrounding");
  }

  /** Brings the victim into the state in which the attack finds her. */
  void getReady(Attack attack, Targets targets, Bank bank) {
    switch (attack.victim()) {
      case LOGGED_IN -> logIn(attack, targets, bank);
      case HAS_BASIC -> attack.visits(targets).forEach(this::open);
      case LOGGED_OUT, LOGS_IN_AFTERWARDS -> {}
    }
  }

  /** Logs in as Alice by the bank's own form. */
  void logIn(Attack attack, Targets targets, Bank bank) {
    open(attack.loginPage(targets));
    evaluate(
        "document.querySelector('[name=user]').value = 'alice';"
            + "document.querySelector('[name=password]').value = '"
            + Bank.password("alice")
            + "';"
            + "document.querySelector('[name=user]').form.requestSubmit()");
    page.waitFor(() -> bank.loggedIn().contains("alice") && isAt("/dashboard"), LOGIN);
  }

  void open(URI url) {
    page.navigate(url.toString());
  }

  private boolean isAt(String path) {
    return evaluate("location.pathname + document.readyState").equals(path + "complete");
  }

  /** The value of an expression; empty while the tab is between two documents. */
  String evaluate(String expression) {
    try {
      return page.evaluateText(expression);
    } catch (ChromiumException betweenTwoDocuments) {
      return "";
    }
  }

  /** Whether the tab shows a whole document and is not on its way to another. */
  boolean hasArrived() {
    return evaluate("document.readyState").equals("complete");
  }

  /** How long nothing has happened in the tab. */
  Duration quiet() {
    return page.quiet();
  }

  /** Why the browser itself gave requests of the page no answer, in its own words. */
  List<String> failures() {
    return page.exchanges().stream()
        .map(exchange -> exchange.failure())
        .filter(failure -> !failure.isEmpty())
        .distinct()
        .toList();
  }

  /** Every cookie she holds. */
  List<Cookie> cookies() {
    return context.cookies();
  }

  @Override
  public void close() {
    context.close();
  }
}
