package dev.cordon.comparison.trial;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.ChromiumOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The sites around the bank, and the browsers that visit them. */
final class TrialWeb implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Certificate certificate;
  private final Path keys;
  private final String partner;
  private final String sibling;
  private final String evil;

  private TrialWeb(Path folder) throws GeneralSecurityException, IOException {
    var names = List.of("bank.example", "app.bank.example", "app.partner.test", "evil.test");
    certificate = Certificate.forNames(names);
    keys = certificate.writeTo(folder.resolve("keys.p12"));
    sibling = site("app.bank.example");
    partner = site("app.partner.test");
    evil = site("evil.test");
  }

  /** Skips the test aloud where no Chromium is, or fails it where one is due. */
  static TrialWeb start(Path folder) throws GeneralSecurityException, IOException {
    if (Chromium.find().isEmpty()) {
      if (!System.getProperty("comparison.require", "").isBlank()
          || "true".equals(System.getenv("CI"))) {
        Assertions.fail(Chromium.HOW_TO_INSTALL);
      }
      Assumptions.abort(Chromium.HOW_TO_INSTALL);
    }
    return new TrialWeb(folder);
  }

  private String site(String name) throws GeneralSecurityException, IOException {
    return opened(new Site(name, certificate.tls())).origin();
  }

  <T extends AutoCloseable> T opened(T site) {
    open.push(site);
    return site;
  }

  /** Another registrable domain, which the bank lets in. */
  String partner() {
    return partner;
  }

  /** A name beside the bank's, which the bank lets in. */
  String sibling() {
    return sibling;
  }

  String evil() {
    return evil;
  }

  Path keys() {
    return keys;
  }

  Chromium browser(ThirdPartyCookies cookies) throws GeneralSecurityException {
    return opened(
        Chromium.launch(
            ChromiumOptions.defaults()
                .withResolverRules("MAP * 127.0.0.1")
                .withTrustedKey(certificate.digest())
                .withPreferences(cookies.preferences())));
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
