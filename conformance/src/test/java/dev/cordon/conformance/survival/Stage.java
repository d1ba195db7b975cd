package dev.cordon.conformance.survival;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application and a gateway in front of it, and the clients that come to it. */
final class Stage implements AutoCloseable {
  private final Path folder;
  private final String scheme;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final GatewayProcess gateway;
  private final int upstreamPort;
  private ChildProcess upstream;

  private Stage(Path folder, String scheme, String limits) {
    this.folder = folder;
    this.scheme = scheme;
    this.upstream = ChildProcess.start(UpstreamMain.class, folder, "0");
    try {
      this.upstreamPort = Integer.parseInt(upstream.hear("ready").get("port"));
      String[] options = scheme.equals("https") ? new String[] {"--dev-tls"} : new String[0];
      this.gateway = GatewayProcess.start(folder, policy(limits), options);
    } catch (AssertionError | RuntimeException e) {
      upstream.close();
      throw e;
    }
    open.add(gateway);
  }

  /** Sets it, with lines of {@code gateway.limits}, one at least. */
  static Stage set(Path folder, String limit, String... others) {
    return new Stage(folder, "http", limit + "\n" + String.join("\n", others));
  }

  /** Sets it with TLS and HTTP/2, and a certificate that nobody trusts. */
  static Stage setSecure(Path folder, String limits) {
    return new Stage(folder, "https", limits);
  }

  /** The policy, with the given lines of {@code gateway.limits}. */
  String policy(String limits) {
    return """
    cordon: 1
    profile: dev
    app:
      origins: ["%1$s://bank.localhost"]
    cors:
      - paths: [/api/**]
        origins: ["https://app.example"]
        methods: [GET]
        credentials: true
    gateway:
      listen: %1$s://127.0.0.1:0
      upstream: http://127.0.0.1:%2$d
      admin:
        listen: http://127.0.0.1:0
      access-log: access.log
      limits:
    %3$s
    """
        .formatted(scheme, upstreamPort, limits.indent(4).stripTrailing());
  }

  GatewayProcess gateway() {
    return gateway;
  }

  Map<String, String> upstreamStats() {
    return upstream.ask("stats");
  }

  void killUpstream() {
    upstream.close();
  }

  void restartUpstream() {
    upstream = ChildProcess.start(UpstreamMain.class, folder, Integer.toString(upstreamPort));
    upstream.hear("ready");
  }

  /** A client; its first argument is the gateway's port. */
  ChildProcess client(Class<?> main, String... arguments) {
    List<String> all = new ArrayList<>(List.of(Integer.toString(gateway.port())));
    all.addAll(List.of(arguments));
    ChildProcess client = ChildProcess.start(main, folder, all.toArray(String[]::new));
    open.add(client);
    client.hear("ready");
    return client;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable process : open) {
      process.close();
    }
    upstream.close();
  }
}
