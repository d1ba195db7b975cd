package dev.cordon.comparison;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.Login;
import dev.cordon.testkit.contract.CrossOriginContractTest;
import dev.cordon.testkit.contract.Finding;
import dev.cordon.testkit.contract.Read;
import dev.cordon.testkit.contract.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contract of one bank, run by {@link Comparison} and not found by name. */
final class ComparedContract extends CrossOriginContractTest {
  private final Comparison.Run run = Comparison.current();

  @Override
  protected Application application() {
    return application(run.bank());
  }

  /** The bank under its name, for its user. */
  static Application application(Bank bank) {
    return Application.running(Bank.ORIGIN, "http://127.0.0.1:" + bank.port())
        .login(Login.form("/login").field("username", "alice").field("password", "wonderland"));
  }

  @Override
  protected List<Write> writes() {
    var books = run.bank().books();
    return Stream.of(Route.values())
        .map(route -> run.setup().ownPages().apply(route, route.write().changing(books::lines)))
        .toList();
  }

  @Override
  protected List<Read> reads() {
    var balance = Read.get("/api/balance").showing(Books.ACCOUNT);
    return List.of(
        run.setup().shares() ? balance.sharedWith(Bank.PARTNER) : balance,
        Read.get("/statement").showing(Books.ACCOUNT));
  }

  @Override
  protected List<String> webSockets() {
    return List.of("/ws");
  }

  @Override
  protected String publicPath() {
    return "/";
  }

  @Override
  protected List<Profile> browsers() {
    return List.of(Profiles.CHROMIUM, Profiles.FIREFOX, Profiles.WEBKIT, Profiles.LEGACY);
  }

  @Override
  protected void reset() {
    run.bank().books().clear();
  }

  @Override
  protected void played(Finding finding) {
    run.findings().add(finding);
  }

  @Override
  protected Path report() {
    return Path.of("target", "cordon", run.setup().name() + ".txt");
  }
}
