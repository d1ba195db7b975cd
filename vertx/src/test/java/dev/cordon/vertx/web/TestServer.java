package dev.cordon.vertx.web;

import dev.cordon.config.CordonFile;
import dev.cordon.policy.Policy;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A Vert.x server on a port of the system's choice, with the router that a test gives it. */
final class TestServer implements AutoCloseable {
  static final String HOST = "bank.localhost";
  static final String OWN = "http://bank.localhost";
  static final String APP = "https://app.example";
  static final String EVIL = "https://evil.example";

  private final Vertx vertx;
  private final HttpServer server;

  private TestServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /** A policy for the bank at its own origin, which shares its API with one other. */
  static Policy policy(String... more) {
    return read(
        """
        cordon: 1
        profile: dev
        app:
          origins: ["http://bank.localhost"]
        cors:
          - paths: [/api/**]
            origins: ["https://app.example"]
            methods: [GET, PUT]
            credentials: true
        """
            + String.join("", more));
  }

  static Policy read(String yaml) {
    return CordonFile.read("cordon.yaml", yaml, Map.of()).policy();
  }

  static TestServer start(Consumer<Router> routes) {
    return startWith((router, server) -> routes.accept(router));
  }

  /** With routes that need Vert.x itself, for stores. */
  static TestServer startOn(BiConsumer<Router, Vertx> routes) {
    return startWith((vertx, router, server) -> routes.accept(router, vertx));
  }

  static TestServer startWith(BiConsumer<Router, HttpServer> setUp) {
    return startWith((vertx, router, server) -> setUp.accept(router, server));
  }

  /** Says what a server serves. */
  private interface SetUp {
    void accept(Vertx vertx, Router router, HttpServer server);
  }

  private static TestServer startWith(SetUp setUp) {
    Vertx vertx = Vertx.vertx();
    try {
      HttpServer server =
          vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0));
      Router router = Router.router(vertx);
      setUp.accept(vertx, router, server);
      server.requestHandler(router);
      server.listen().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
      return new TestServer(vertx, server);
    } catch (Exception e) {
      vertx.close();
      throw new AssertionError(e);
    }
  }

  Vertx vertx() {
    return vertx;
  }

  int port() {
    return server.actualPort();
  }

  RawClient connect() throws IOException {
    return new RawClient(port());
  }

  RawClient.Answer get(String path, String... headers) throws IOException {
    return exchange("GET", path, "", headers);
  }

  /** One request on a connection of its own. */
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

  /** A handshake as a page of {@code origin} causes it, with the cookies of the user. */
  static String handshake(String path, String origin) {
    return request(
        "GET",
        path,
        "",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Cookie: id=victim",
        "Origin: " + origin);
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
