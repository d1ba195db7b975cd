package dev.cordon.testkit.contract;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.testkit.Application;
import java.nio.file.Path;
import java.util.List;

/** A service without a login that trusts whoever reaches it, and lets every origin read. */
class LoopbackServiceContract extends CrossOriginContractTest {
  @Override
  protected Application application() {
    return Application.of(
        "https://service.example",
        request ->
            Response.ok("application/json", "{\"key\":\"k-4711\"}")
                .with("Access-Control-Allow-Origin", "*"));
  }

  @Override
  protected List<Write> writes() {
    return List.of();
  }

  @Override
  protected List<Read> reads() {
    return List.of(Read.get("/keys").showing("k-4711"));
  }

  @Override
  protected List<Profile> browsers() {
    return List.of(Profiles.CHROMIUM);
  }

  @Override
  protected Path report() {
    return Path.of("target", "cordon", "loopback-service.txt");
  }
}
