package dev.cordon.testkit.contract;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.testkit.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The catalogue of attacks in every browser against an application, whether Cordon guards it or
 * not. Extend it, and say where the application is, how its user logs in, and which routes change
 * or show something:
 *
 * <pre>{@code
 * class BankContractTest extends CrossOriginContractTest {
 *   protected Application application() {
 *     return Application.running("https://bank.example", "http://127.0.0.1:" + port)
 *         .login(Login.form("/login").field("user", "alice").field("password", "wonderland"));
 *   }
 *
 *   protected List<Write> writes() {
 *     return List.of(Write.post("/api/transfer").field("to", "mallory").changing(bank::transfers));
 *   }
 *
 *   protected List<Read> reads() {
 *     return List.of(Read.get("/api/balance").showing("4711.00"));
 *   }
 * }
 * }</pre>
 *
 * Every attack on every route in every browser is a test, which fails if the attack succeeds. It
 * also fails if nothing was shown: no answer came, or the application's own page cannot do it
 * either. At the end a table is printed, and written to {@link #report}.
 */
@Execution(ExecutionMode.SAME_THREAD)
public abstract class CrossOriginContractTest {

  /** The application, its origins and its login. */
  protected abstract Application application();

  /** The routes that change something. */
  protected abstract List<Write> writes();

  /** The routes that show the user something private. */
  protected List<Read> reads() {
    return List.of();
  }

  /** The paths of WebSockets, as {@code /ws}. */
  protected List<String> webSockets() {
    return List.of();
  }

  /** The paths of event streams, as {@code /api/events}. */
  protected List<String> eventStreams() {
    return List.of();
  }

  /** The path that ends the session; null where there is none. */
  protected @Nullable String logout() {
    return null;
  }

  /** A path that everybody may see, also without a login; of a form's login the form's page. */
  protected @Nullable String publicPath() {
    return null;
  }

  /**
   * Attacks that are known to succeed, by id, each with the reason why that is accepted. They do
   * not fail, until they stop succeeding: then they must be taken off this list.
   */
  protected Map<String, String> expectedOpen() {
    return Map.of();
  }

  /** The browsers: Chromium, Firefox, WebKit, what the standards say, and an old one. */
  protected List<Profile> browsers() {
    return List.of(
        Profiles.CHROMIUM, Profiles.FIREFOX, Profiles.WEBKIT, Profile.standard(), Profiles.LEGACY);
  }

  /** Is called before each attack, to bring the application back to where it was. */
  protected void reset() {}

  /** Is called after each attack with what came of it, for reports of one's own. */
  protected void played(Finding finding) {}

  /** Where the table is written: below {@code target}, or below {@code build} with Gradle. */
  protected Path report() {
    var build = Files.exists(Path.of("pom.xml")) ? "target" : "build";
    return Path.of(build, "cordon", getClass().getName() + ".txt");
  }

  @TestFactory
  final Stream<DynamicNode> attacks() {
    return new ContractRun(this).nodes();
  }
}
