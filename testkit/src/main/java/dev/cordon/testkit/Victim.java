package dev.cordon.testkit;

import dev.cordon.browser.Browser;
import dev.cordon.browser.PageSetup;
import dev.cordon.browser.profile.Profile;
import java.time.Duration;
import java.util.function.Consumer;

/** A user of an application in a browser, who is lured to other sites. */
public final class Victim {
  private final Application application;
  private final Browser browser;

  Victim(Application application, Profile profile) {
    this.application = application;
    this.browser = Browser.of(profile).on(application.network());
  }

  /**
   * Logs in by the application's own login.
   *
   * @throws IllegalStateException if the application has none, or if it failed
   */
  public Victim logIn() {
    var login = application.login();
    if (login == null) {
      throw new IllegalStateException(
          "[no-login] "
              + application
              + " does not say how its user logs in. Without a login most attacks prove nothing."
              + " Write application.login(Login.form(\"/login\").field(…)), or Browser.on(…) for"
              + " a user who is not logged in.");
    }
    login.logIn(this);
    return this;
  }

  /**
   * Opens an address in a tab, as if it had been typed.
   *
   * @throws IllegalStateException if no page came
   */
  public Page visit(String url) {
    var trace = browser.visit(url);
    return new Page(this, trace.page());
  }

  /** A page that is there without having been asked for, with the headers that it came with. */
  public Page page(String url, Consumer<PageSetup> settings) {
    return new Page(this, browser.page(url, settings));
  }

  /** A page that is there without having been asked for. */
  public Page page(String url) {
    return page(url, setup -> {});
  }

  /** Lets time pass: cookies age, granted preflights expire. */
  public Victim advance(Duration time) {
    browser.advance(time);
    return this;
  }

  /** The application that the user is a user of. */
  public Application application() {
    return application;
  }

  /** The browser itself, with its jar and its clock. */
  public Browser model() {
    return browser;
  }

  @Override
  public String toString() {
    return "a user of " + application + " in " + browser;
  }
}
