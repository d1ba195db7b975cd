package dev.cordon.conformance.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's own server, with header lines that somebody writes by hand, the same for all. */
final class HandWritten implements Server {
  private final HttpServer server;

  private HandWritten(HttpServer server) {
    this.server = server;
  }

  /** Names and values in turn. */
  static HandWritten start(String... namesAndValues) {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName(Ports.ADDRESS), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            for (int i = 0; i < namesAndValues.length; i += 2) {
              exchange.getResponseHeaders().add(namesAndValues[i], namesAndValues[i + 1]);
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      server.start();
      return new HandWritten(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
