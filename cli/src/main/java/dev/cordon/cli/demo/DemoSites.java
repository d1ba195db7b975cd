package dev.cordon.cli.demo;

import dev.cordon.examples.bank.Bank;
import dev.cordon.examples.bank.evil.Attack;
import dev.cordon.examples.bank.evil.Evil;
import dev.cordon.examples.bank.evil.Targets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Every site of the demonstration, running: two bare banks, two behind Cordon, the attacker. */
final class DemoSites implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Evil evil;
  private final URI evilOrigin;
  private final Bank bare;
  private final Bank bareTls;
  private final GuardedBank guarded;
  private final GuardedBank guardedTls;
  private final Targets bareTargets;
  private final Targets bareTlsTargets;
  private final Targets guardedTargets;
  private final Targets guardedTlsTargets;

  private DemoSites(DemoPorts ports) throws IOException {
    try {
      evilOrigin = origin("http", "evil.localhost", ports.evil());
      bareTargets = targets("bare", origin("http", "bare.localhost", ports.bare()));
      guardedTargets = targets("bank", origin("http", "bank.localhost", ports.guarded()));
      bareTlsTargets = targets("bare-tls", origin("https", "bare.localhost", ports.bareTls()));
      guardedTlsTargets =
          targets("bank-tls", origin("https", "bank.localhost", ports.guardedTls()));
      evil = opened(Evil.start(ports.evil()));
      bare = opened(BareBank.start(bareTargets.target()));
      bareTls = opened(BareBank.start(bareTlsTargets.target()));
      guarded = opened(GuardedBank.start(guardedTargets.target()));
      guardedTls = opened(GuardedBank.start(guardedTlsTargets.target()));
      evil.against(bareTargets, guardedTargets, bareTlsTargets, guardedTlsTargets);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  static DemoSites start(DemoPorts ports) throws IOException {
    return new DemoSites(ports);
  }

  private static URI origin(String scheme, String host, int port) {
    return URI.create(scheme + "://" + host + ":" + port);
  }

  private Targets targets(String name, URI target) {
    return Targets.around(name, target, evilOrigin);
  }

  private <T extends AutoCloseable> T opened(T site) {
    open.push(site);
    return site;
  }

  /** Where an attack finds the bank without Cordon. */
  Place bare(Attack attack) {
    return attack.needsHttps()
        ? new Place(bareTls, bareTlsTargets, evil.loot(bareTlsTargets), Watch.nothing())
        : new Place(bare, bareTargets, evil.loot(bareTargets), Watch.nothing());
  }

  /** Where an attack finds the bank behind Cordon. */
  Place guarded(Attack attack) {
    return attack.needsHttps()
        ? new Place(
            guardedTls.bank(), guardedTlsTargets, evil.loot(guardedTlsTargets), guardedTls.watch())
        : new Place(guarded.bank(), guardedTargets, evil.loot(guardedTargets), guarded.watch());
  }

  URI bareOrigin() {
    return bareTargets.target();
  }

  URI guardedOrigin() {
    return guardedTargets.target();
  }

  URI evilOrigin() {
    return evilOrigin;
  }

  /** The policy of the bank behind Cordon. */
  Path policy() {
    return guarded.policy();
  }

  /** The https origins, whose certificates nobody vouches for. */
  List<URI> httpsOrigins() {
    return List.of(bareTlsTargets.target(), guardedTlsTargets.target());
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // One site that does not close must not keep the others open.
        System.getLogger(DemoSites.class.getName()).log(System.Logger.Level.DEBUG, "not closed", e);
      }
    }
  }
}
