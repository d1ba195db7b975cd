package dev.cordon.testkit;

/**
 * What a test holds of an application: something that starts it and knows its state.
 *
 * <pre>{@code
 * final class Bank implements ApplicationFixture {
 *   public Application application() {
 *     return Application.running("https://bank.example", "http://127.0.0.1:" + port)
 *         .login(Login.form("/login").field("user", "alice").field("password", "wonderland"))
 *         .watching(this::transfers);
 *   }
 *
 *   public int transfers() { … }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ApplicationFixture {

  /** Where it is reached, and how a user logs in. */
  Application application();
}
