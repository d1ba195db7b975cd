package dev.cordon.gateway;

import dev.cordon.config.CordonFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A gateway on a port of the system's choice, in front of a port on this machine, with a folder of
 * its own.
 */
final class TestGateway implements AutoCloseable {
  static final String HOST = "bank.localhost";
  static final String OWN = "http://bank.localhost";
  static final String APP = "https://app.example";

  private final Gateway gateway;
  private final Path file;

  private TestGateway(Gateway gateway, Path file) {
    this.gateway = gateway;
    this.file = file;
  }

  /** The sections app, cors and csrf that most tests stand on. */
  static String policy() {
    return """
    app:
      origins: ["http://bank.localhost"]
    cors:
      - paths: [/api/**]
        origins: ["https://app.example"]
        methods: [GET, PUT]
        credentials: true
    """;
  }

  static TestGateway before(RawUpstream upstream) {
    return start(yaml(policy(), "", "http://127.0.0.1:" + upstream.port()), GatewayOptions.DEFAULT);
  }

  /** With lines of the section {@code gateway}, indented by two. */
  static TestGateway before(RawUpstream upstream, String policy, String gatewayLines) {
    return start(
        yaml(policy, gatewayLines, "http://127.0.0.1:" + upstream.port()), GatewayOptions.DEFAULT);
  }

  static String yaml(String policy, String gatewayLines, String upstream) {
    String listen = gatewayLines.startsWith("  listen:") ? "" : "  listen: http://127.0.0.1:0\n";
    String address = gatewayLines.contains("upstream:") ? "" : "  upstream: " + upstream + "\n";
    String admin =
        gatewayLines.contains("admin:") ? "" : "  admin:\n    listen: http://127.0.0.1:0\n";
    String log = gatewayLines.contains("access-log:") ? "" : "  access-log: off\n";
    return "cordon: 1\nprofile: dev\n"
        + policy
        + "gateway:\n"
        + listen
        + address
        + admin
        + log
        + gatewayLines;
  }

  static TestGateway start(String yaml, GatewayOptions options) {
    try {
      Path folder = Files.createTempDirectory("cordon-gateway-test");
      Path file = Files.writeString(folder.resolve("cordon.yaml"), yaml);
      Gateway gateway =
          Gateway.start(
                  CordonFile.read(file, options.environment()),
                  file,
                  options.withWatch(Duration.ZERO).withEventLoops(2))
              .get(20, TimeUnit.SECONDS);
      return new TestGateway(gateway, file);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Gateway gateway() {
    return gateway;
  }

  Path file() {
    return file;
  }

  int port() {
    return gateway.listening().get(0).port();
  }

  RawClient connect() throws IOException {
    return new RawClient(port());
  }

  /** One request of a client that is no browser, on a connection of its own. */
  RawClient.Answer get(String path, String... headers) throws IOException {
    return exchange("GET", path, "", headers);
  }

  RawClient.Answer exchange(String method, String path, String body, String... headers)
      throws IOException {
    try (RawClient client = connect()) {
      return client.send(request(method, path, body, headers)).answer(method);
    }
  }

  static String request(String method, String path, String body, String... headers) {
    StringBuilder text =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + HOST + "\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text + "\r\n" + body;
  }

  /** An answer of the admin listener. */
  HttpResponse<String> admin(String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(
                      java.net.URI.create("http://127.0.0.1:" + gateway.admin().port() + path))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, String> noEnvironment() {
    return Map.of();
  }

  @Override
  public void close() {
    gateway.close();
  }
}
