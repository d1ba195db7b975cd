package dev.cordon.testkit.bindings;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.testkit.Bank;
import dev.cordon.web.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bare bank on a server of the JDK's, which remembers under which names it was asked. */
final class JdkServerBank implements AutoCloseable {
  final Bank bank = new Bank();
  final List<String> hosts = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  JdkServerBank() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = Headers.builder();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    var host = exchange.getRequestHeaders().getFirst("Host");
    hosts.add(host);
    var scheme = exchange.getRequestHeaders().getFirst("X-Forwarded-Proto");
    var url =
        Url.parse((scheme == null ? "http" : scheme) + "://" + host + exchange.getRequestURI());
    var body = Body.of(exchange.getRequestBody().readAllBytes());
    var answer = bank.answer(new Request(exchange.getRequestMethod(), url, headers.build(), body));
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    var bytes = answer.body().bytes();
    // A length of 0 stands for chunks, so that both ways of ending a body are read.
    exchange.sendResponseHeaders(answer.status(), answer.status() == 204 ? -1 : 0);
    if (answer.status() != 204 && !exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
