package dev.cordon.testkit;

/**
 * How a user of the application logs in, in a browser.
 *
 * <pre>{@code
 * Login.form("/login").field("username", "alice").field("password", "wonderland")
 * Login login = victim -> victim.visit("https://bank.example/").fetch("/session", init -> …);
 * }</pre>
 */
@FunctionalInterface
public interface Login {

  /** Does it. */
  void logIn(Victim victim);

  /**
   * The form on this page of the application: it is visited, its hidden fields are taken along, and
   * it is submitted by the user.
   */
  static FormLogin form(String path) {
    return FormLogin.on(path);
  }
}
