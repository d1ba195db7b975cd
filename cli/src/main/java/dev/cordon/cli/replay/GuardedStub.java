package dev.cordon.cli.replay;

import dev.cordon.config.CordonFile;
import dev.cordon.config.Endpoint;
import dev.cordon.config.Protocol;
import dev.cordon.gateway.Gateway;
import dev.cordon.gateway.GatewayException;
import dev.cordon.gateway.GatewayOptions;
import dev.cordon.policy.Policy;
import dev.cordon.rig.Certificates;
import dev.cordon.rig.Handler;
import dev.cordon.rig.RigServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real gateway under a policy, on free ports of this machine, and a stub behind it. */
final class GuardedStub implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);
  private static final String HOST = "gateway.test";

  /** Everything of the gateway but the policy. */
  private static final String SETTINGS =
      """
      cordon: 1
      app: {origins: ["https://gateway.test"]}
      gateway:
        listen: ["https://127.0.0.1:0", "http://127.0.0.1:0"]
        upstream: "http://127.0.0.1:1"
        tls: {certificate: certificate.pem, key: key.pem}
        state: state
        admin: {listen: "http://127.0.0.1:0"}
        access-log: off
        limits: {drain: 1s}
      """;

  private final RigServer stub;
  private final Gateway gateway;
  private final Path folder;
  private final Certificates certificates;

  private GuardedStub(RigServer stub, Gateway gateway, Path folder, Certificates certificates) {
    this.stub = stub;
    this.gateway = gateway;
    this.folder = folder;
    this.certificates = certificates;
  }

  /**
   * Starts both.
   *
   * @param application what the stub does
   */
  static GuardedStub start(Policy policy, Handler application, Certificates certificates)
      throws IOException {
    var folder = Files.createTempDirectory("cordon-replay-");
    var stub = new RigServer(application);
    try {
      Files.writeString(folder.resolve("certificate.pem"), certificates.hostPem(HOST));
      Files.writeString(folder.resolve("key.pem"), certificates.hostKeyPem());
      var file = folder.resolve("cordon.yaml");
      Files.writeString(file, SETTINGS.replace("127.0.0.1:1", "127.0.0.1:" + stub.port()));
      var settings = CordonFile.read(file, Map.of());
      var options = GatewayOptions.DEFAULT.withEventLoops(1).withWatch(Duration.ZERO);
      var gateway =
          Gateway.start(
                  new CordonFile(
                      policy, settings.gateway(), settings.keys(), List.of(), Optional.empty()),
                  file,
                  options)
              .get(START.toMillis(), TimeUnit.MILLISECONDS);
      return new GuardedStub(stub, gateway, folder, certificates);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      stub.close();
      remove(folder);
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("the gateway did not start: " + e.getMessage(), e);
    } catch (IOException | GatewayException e) {
      stub.close();
      remove(folder);
      throw e;
    }
  }

  /** A connection to the gateway, as to a host of this scheme. */
  Socket connect(String scheme) throws IOException {
    var protocol = scheme.equals("https") ? Protocol.HTTPS : Protocol.HTTP;
    var port =
        gateway.listening().stream()
            .filter(at -> at.protocol() == protocol)
            .mapToInt(Endpoint::port)
            .findFirst()
            .orElseThrow();
    var plain = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    return protocol == Protocol.HTTP
        ? plain
        : certificates.trusting().getSocketFactory().createSocket(plain, HOST, port, true);
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    stub.close();
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
