package dev.cordon.comparison.trial;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** A site beside the bank: one empty page, in which the trial runs scripts. */
final class Site implements AutoCloseable {
  private final String origin;
  private final HttpsServer server;

  Site(String name, SSLContext tls) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><title>site</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    origin = "https://" + name + ":" + server.getAddress().getPort();
  }

  String origin() {
    return origin;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
