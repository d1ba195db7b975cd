package com.example.plain;

import com.sun.net.httpserver.HttpExchange;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import java.util.function.BiConsumer;

/** What an exchange shows the guard. */
record ExchangeView(HttpExchange exchange) implements RequestView {
  @Override
  public String method() {
    return exchange.getRequestMethod();
  }

  @Override
  public String target() {
    return exchange.getRequestURI().toString();
  }

  @Override
  public String scheme() {
    return "http";
  }

  @Override
  public HttpVersion version() {
    return exchange.getProtocol().equals("HTTP/1.0") ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
  }

  @Override
  public String authority() {
    return null;
  }

  @Override
  public String protocol() {
    return null;
  }

  @Override
  public String peer() {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  @Override
  public boolean hasClientCertificate() {
    return false;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> line.accept(name, value)));
  }
}
