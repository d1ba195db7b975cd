package dev.cordon.cli.demo;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.ChromiumException;
import dev.cordon.examples.bank.evil.Attack;
import dev.cordon.examples.bank.evil.Attacks;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Help.Ansi;

/** The demonstration from its start to its end. */
public final class Demo implements AutoCloseable {
  private final DemoSites sites;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  private Demo(DemoSites sites, PrintWriter out, PrintWriter err, Ansi ansi) {
    this.sites = sites;
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  /**
   * Opens every site.
   *
   * @param portBase the first of the ports; 0 for free ones
   * @throws IOException when a port is taken, or a site does not open
   */
  public static Demo start(int portBase, PrintWriter out, PrintWriter err, Ansi ansi)
      throws IOException {
    var ports = portBase == 0 ? DemoPorts.free() : DemoPorts.from(portBase);
    return new Demo(DemoSites.start(ports), out, err, ansi);
  }

  /** Says where a person may click. */
  public void tellWhereToClick() {
    out.println("The bank, bare          " + sites.bareOrigin() + "/login");
    out.println("The bank, with Cordon   " + sites.guardedOrigin() + "/login");
    out.println("The attacker            " + sites.evilOrigin() + "/");
    out.println("The policy              " + sites.policy());
    out.println();
    out.println("Log in as alice, password wonderland, then click on an attack.");
    out.println(
        "The attacker has also hacked the bank's blog: blog.bare.localhost, blog.bank.localhost.");
    out.println();
    out.flush();
  }

  /** Runs every attack in a browser; says so where there is none. Whether all went as expected. */
  public boolean attack() throws IOException {
    return attack(Attacks.all());
  }

  boolean attack(List<Attack> attacks) throws IOException {
    if (Chromium.find().isEmpty()) {
      err.println("cordon: " + Chromium.HOW_TO_INSTALL + " Then the attacks run by themselves.");
      return true;
    }
    var options = VictimBrowser.options();
    for (var origin : sites.httpsOrigins()) {
      options = options.withTrustedKey(ServerKey.digest(origin));
    }
    var table = new DemoTable(ansi);
    try (var chromium = Chromium.launch(options)) {
      out.println(attacks.size() + " attacks in " + chromium.version() + ", on both banks:");
      out.println();
      out.println(table.head());
      out.flush();
      new AttackParade(chromium, sites)
          .run(
              attacks,
              comparison -> {
                out.println(table.row(comparison));
                out.flush();
              });
    } catch (ChromiumException e) {
      throw new IOException(e.getMessage(), e);
    }
    out.println();
    out.print(table.summary());
    out.flush();
    return table.isAsExpected();
  }

  /** Serves until the process is told to end. */
  public void keepServing() throws InterruptedException {
    out.println();
    out.println("The sites stay open. Ctrl-C ends them.");
    out.flush();
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    sites.close();
  }
}
