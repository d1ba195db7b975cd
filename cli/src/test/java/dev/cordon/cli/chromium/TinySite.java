package dev.cordon.cli.chromium;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site of a few pages on a free port, for tests of the browser itself. */
final class TinySite implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  TinySite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String host, String path) {
    return "http://" + host + ":" + port() + path;
  }

  TinySite page(String path, String html) {
    return page(path, 200, Map.of(), html);
  }

  TinySite page(String path, int status, Map<String, String> headers, String html) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          var body = html.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    return this;
  }

  /** A page that shows what the request's header of this name was. */
  TinySite echo(String path, String header) {
    server.createContext(
        path,
        exchange -> {
          var value = String.valueOf(exchange.getRequestHeaders().getFirst(header));
          var body = value.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    return this;
  }

  /** A page behind HTTP Basic that shows the Authorization header once it is there. */
  TinySite challenge(String path) {
    server.createContext(
        path,
        exchange -> {
          var value = exchange.getRequestHeaders().getFirst("Authorization");
          if (value == null) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"tiny\"");
          }
          var body = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(value == null ? 401 : 200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
