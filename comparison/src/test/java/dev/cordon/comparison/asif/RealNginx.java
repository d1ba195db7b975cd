package dev.cordon.comparison.asif;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** nginx with the two lines that reflect every origin, in front of an application. */
record RealNginx(Process process, int port, HttpServer behind, Application application)
    implements RealServer {
  private static final String HOW_TO_INSTALL = "nginx is needed: apt-get install nginx-light";
  private static final int PATIENCE_TENTHS = 300;
  private static final String CONFIGURATION =
      """
      daemon off; master_process off; worker_processes 1; error_log stderr; pid {folder}/pid;
      events { worker_connections 64; }
      http {
        access_log off;
        client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2;
        fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
        server {
          listen 127.0.0.1:{port};
          location / {
            add_header Access-Control-Allow-Origin $http_origin always;
            add_header Access-Control-Allow-Credentials true always;
            if ($request_method = OPTIONS) { return 204; }
            proxy_pass http://127.0.0.1:{behind};
          }
        }
      }
      """;

  static RealNginx start(Path folder) throws IOException {
    var binary = find();
    if (binary.isEmpty()) {
      missing();
    }
    var application = new Application();
    var behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    behind.createContext("/", exchange -> answer(exchange, application));
    behind.start();
    var port = freePort();
    var conf = folder.resolve("nginx.conf");
    Files.writeString(
        conf,
        CONFIGURATION
            .replace("{port}", String.valueOf(port))
            .replace("{behind}", String.valueOf(behind.getAddress().getPort()))
            .replace("{folder}", folder.toString()));
    var process =
        new ProcessBuilder(
                binary.orElseThrow().toString(), "-p", folder.toString(), "-c", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    var nginx = new RealNginx(process, port, behind, application);
    nginx.await(folder);
    return nginx;
  }

  /** An application without any protection. It knows its sessions by their names. */
  private static void answer(HttpExchange exchange, Application application) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.equals(Application.LOGIN)) {
      exchange
          .getResponseHeaders()
          .set(
              "Set-Cookie",
              "session=of-" + exchange.getRequestURI().getQuery() + "; Path=/; HttpOnly");
    } else {
      application.saw(exchange.getRequestMethod(), visitor(exchange));
    }
    var text = Application.TEXT.getBytes(StandardCharsets.UTF_8);
    var bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, bodiless ? -1 : text.length);
    if (!bodiless) {
      exchange.getResponseBody().write(text);
    }
    exchange.close();
  }

  private static Visitor visitor(HttpExchange exchange) {
    var cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
    return cookies.stream()
        .flatMap(line -> Stream.of(line.split("; ?")))
        .filter(pair -> pair.startsWith("session=of-"))
        .findFirst()
        .map(pair -> Visitor.named(pair.substring("session=of-".length())))
        .orElse(Visitor.NOBODY);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(Path folder) throws IOException {
    for (var i = 0; i < PATIENCE_TENTHS && process.isAlive(); i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException notYet) {
        pause();
      }
    }
    close();
    throw new AssertionError("nginx: " + Files.readString(folder.resolve("nginx.log")));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where Debian has it, though no user's PATH may, or in the PATH. */
  private static Optional<Path> find() {
    var path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of("/usr/sbin", "/usr/local/sbin"), Stream.of(path.split(":")))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void missing() {
    if (System.getProperty("comparison.require", "").contains("nginx")
        || "true".equals(System.getenv("CI"))) {
      Assertions.fail(HOW_TO_INSTALL);
    }
    Assumptions.abort(HOW_TO_INSTALL);
  }

  @Override
  public void close() {
    behind.stop(0);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
