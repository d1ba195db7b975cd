package dev.cordon.cli.demo;

import dev.cordon.config.CordonFile;
import dev.cordon.examples.bank.Bank;
import dev.cordon.examples.bank.BankPolicy;
import dev.cordon.gateway.Gateway;
import dev.cordon.gateway.GatewayOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The same bank with the gateway in front, by the policy that comes with it. */
final class GuardedBank implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  /** What a demonstration adds to the bank's policy: no port that might be taken, no log. */
  private static final String SETTINGS =
      """
        admin: {listen: "http://127.0.0.1:0"}
        access-log: off
        limits: {drain: 1s}
      """;

  private final Bank bank;
  private final Gateway gateway;
  private final Path folder;

  private GuardedBank(Bank bank, Gateway gateway, Path folder) {
    this.bank = bank;
    this.gateway = gateway;
    this.folder = folder;
  }

  static GuardedBank start(URI origin) throws IOException {
    var folder = Files.createTempDirectory("cordon-demo-");
    var bank = Bank.start(0);
    try {
      var file = policy(folder);
      Files.writeString(file, BankPolicy.yaml(origin, bank.url()) + SETTINGS);
      var options =
          GatewayOptions.DEFAULT.withTls(GatewayOptions.Tls.DEVELOPMENT).withEventLoops(1);
      var gateway =
          Gateway.start(CordonFile.read(file), file, options)
              .get(START.toMillis(), TimeUnit.MILLISECONDS);
      return new GuardedBank(bank, gateway, folder);
    } catch (ExecutionException e) {
      throw abandoned(bank, folder, sentence(e), e);
    } catch (TimeoutException | InterruptedException e) {
      throw abandoned(bank, folder, "the gateway did not start in time", e);
    }
  }

  private static IOException abandoned(Bank bank, Path folder, String why, Exception cause)
      throws IOException {
    bank.close();
    remove(folder);
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new IOException(why, cause);
  }

  private static Path policy(Path folder) {
    return folder.resolve("cordon.yaml");
  }

  private static String sentence(ExecutionException failure) {
    var cause = failure.getCause();
    return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
  }

  Bank bank() {
    return bank;
  }

  /** The policy in force, which may be edited: the gateway follows it. */
  Path policy() {
    return policy(folder);
  }

  Watch watch() {
    return new Watch(URI.create(gateway.admin().toString()).resolve("/decisions"));
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    bank.close();
    remove(folder);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
