package dev.cordon.fuzz;

import dev.cordon.config.CordonFile;
import dev.cordon.gateway.Gateway;
import dev.cordon.gateway.GatewayOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A gateway on a loopback port before an {@link Upstream}, and clients with their own addresses.
 */
final class Edge implements AutoCloseable {
  /** How long an answer may take: the machine may be busy with other things. */
  static final int PATIENCE_MILLIS = 60_000;

  private final Upstream upstream;
  private final Gateway gateway;
  private final Path folder;
  private final AtomicInteger clients = new AtomicInteger();

  Edge(String own, String listen, GatewayOptions.Tls tls) {
    try {
      upstream = new Upstream();
      folder = Files.createTempDirectory("cordon-fuzz");
      Path file = Files.writeString(folder.resolve("cordon.yaml"), yaml(own, listen));
      GatewayOptions options =
          GatewayOptions.DEFAULT
              .withTls(tls)
              .withWatch(Duration.ZERO)
              .withEventLoops(1)
              .withEnvironment(Map.of());
      gateway =
          Gateway.start(CordonFile.read(file, options.environment()), file, options)
              .get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the gateway does not start", e);
    }
  }

  private String yaml(String own, String listen) {
    return """
    cordon: 1
    profile: dev
    app:
      origins: ["%s"]
    cors:
      - paths: [/api/**]
        origins: ["https://app.example"]
        methods: [GET, PUT]
        credentials: true
    gateway:
      listen: %s
      upstream: http://127.0.0.1:%d
      admin:
        listen: http://127.0.0.1:0
      access-log: off
      limits:
        body: 64KiB
        drain: 1s
    """
        .formatted(own, listen, upstream.port());
  }

  Upstream upstream() {
    return upstream;
  }

  /** An address of the loopback network that no recent client had. */
  String nextClient() {
    int n = clients.getAndIncrement();
    return "127." + (1 + (n >> 16) % 200) + "." + (n >> 8 & 0xff) + "." + (1 + (n & 0xff) % 254);
  }

  Socket connect(String client) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.bind(new InetSocketAddress(InetAddress.getByName(client), 0));
    int port = gateway.listening().get(0).port();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    return socket;
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    upstream.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
