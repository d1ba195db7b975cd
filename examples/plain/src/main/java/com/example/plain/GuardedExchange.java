package com.example.plain;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import dev.cordon.guard.Decision;
import dev.cordon.guard.PageToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;

/** An exchange as the application sees it: its request edited, its answer edited before it is sent. */
final class GuardedExchange extends HttpExchange {
  private final HttpExchange exchange;
  private final Decision decision;
  private final Headers requestHeaders = new Headers();

  GuardedExchange(HttpExchange exchange, Decision decision) {
    this.exchange = exchange;
    this.decision = decision;
    // The server's own cannot be changed.
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> requestHeaders.add(name, value)));
    decision.editRequest(new HeadersView(requestHeaders));
  }

  PageToken pageToken() {
    return decision.pageToken();
  }

  @Override
  public void sendResponseHeaders(int status, long length) throws IOException {
    decision.editResponse(new HeadersView(getResponseHeaders()));
    exchange.sendResponseHeaders(status, length);
  }

  @Override
  public Headers getRequestHeaders() {
    return requestHeaders;
  }

  @Override
  public Headers getResponseHeaders() {
    return exchange.getResponseHeaders();
  }

  @Override
  public URI getRequestURI() {
    return exchange.getRequestURI();
  }

  @Override
  public String getRequestMethod() {
    return exchange.getRequestMethod();
  }

  @Override
  public HttpContext getHttpContext() {
    return exchange.getHttpContext();
  }

  @Override
  public void close() {
    exchange.close();
  }

  @Override
  public InputStream getRequestBody() {
    return exchange.getRequestBody();
  }

  @Override
  public OutputStream getResponseBody() {
    return exchange.getResponseBody();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return exchange.getRemoteAddress();
  }

  @Override
  public int getResponseCode() {
    return exchange.getResponseCode();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return exchange.getLocalAddress();
  }

  @Override
  public String getProtocol() {
    return exchange.getProtocol();
  }

  @Override
  public Object getAttribute(String name) {
    return exchange.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    exchange.setAttribute(name, value);
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    exchange.setStreams(in, out);
  }

  @Override
  public HttpPrincipal getPrincipal() {
    return exchange.getPrincipal();
  }
}
