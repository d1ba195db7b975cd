package dev.cordon.conformance.survival;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An application and a gateway in front of it, and the clients that come to it. */
final class Stage implements AutoCloseable {
  private final Path folder;
  private final String scheme;
  private final List<UpstreamProcess> upstreams = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final GatewayProcess gateway;

  private Stage(Path folder, String scheme, int addresses, String limits) {
    this.folder = folder;
    this.scheme = scheme;
    try {
      for (int i = 0; i < addresses; i++) {
        upstreams.add(UpstreamProcess.start(folder));
      }
      String[] options = scheme.equals("https") ? new String[] {"--dev-tls"} : new String[0];
      this.gateway = GatewayProcess.start(folder, policy(limits), options);
    } catch (AssertionError | RuntimeException e) {
      upstreams.forEach(UpstreamProcess::close);
      throw e;
    }
    open.add(gateway);
    open.addAll(upstreams);
  }

  /** Sets it, with lines of {@code gateway.limits}, one at least. */
  static Stage set(Path folder, String limit, String... others) {
    return new Stage(folder, "http", 1, limit + "\n" + String.join("\n", others));
  }

  /** Sets it with two addresses of the application. */
  static Stage setTwice(Path folder, String limits) {
    return new Stage(folder, "http", 2, limits);
  }

  /** Sets it with TLS and HTTP/2, and a certificate that nobody trusts. */
  static Stage setSecure(Path folder, String limits) {
    return new Stage(folder, "https", 1, limits);
  }

  /** The policy, with the given lines of {@code gateway.limits}. */
  String policy(String limits) {
    String addresses =
        upstreams.stream()
            .map(upstream -> '"' + upstream.url() + '"')
            .collect(Collectors.joining(", "));
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
      upstream: [%2$s]
      admin:
        listen: http://127.0.0.1:0
      access-log: access.log
      limits:
    %3$s
    """
        .formatted(scheme, addresses, limits.indent(4).stripTrailing());
  }

  GatewayProcess gateway() {
    return gateway;
  }

  /** The application's first address. */
  UpstreamProcess upstream() {
    return upstreams.get(0);
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
  }
}
