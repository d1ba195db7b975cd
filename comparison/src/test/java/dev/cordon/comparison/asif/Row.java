package dev.cordon.comparison.asif;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.web.Url;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One request of the table. What it says holds {@code {alice}}, {@code {mallory}} for sessions and
 * {@code {alice-token}} and its kin for tokens, which each side fills in.
 *
 * @param about what is of interest
 * @param host with port, as it stands in {@code Host}
 * @param target path and query
 * @param headers names and values in turn
 * @param body empty for none
 */
record Row(
    String about, String method, String host, String target, List<String> headers, String body) {
  Row {
    headers = List.copyOf(headers);
  }

  static Row of(String about, String method) {
    return new Row(about, method, Table.HOST, "/x", List.of(), "");
  }

  /** One that asks for a WebSocket (RFC 6455, section 4.1). */
  static Row handshake(String target) {
    return of("handshake", "GET")
        .to(target)
        .with("Connection", "Upgrade")
        .with("Upgrade", "websocket")
        .with("Sec-WebSocket-Version", "13")
        .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  Row by(String other) {
    return new Row(about, other, host, target, headers, body);
  }

  Row at(String other) {
    return new Row(about, method, other, target, headers, body);
  }

  Row to(String other) {
    return new Row(about, method, host, other, headers, body);
  }

  /** With one more header line; without a value, as it is. */
  Row with(String name, String value) {
    if (value == null) {
      return this;
    }
    var more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Row(about, method, host, target, more, body);
  }

  /** With this session; without one, as it is. */
  Row session(String value) {
    return value == null ? this : with("Cookie", "{cookie}=" + value);
  }

  Row saying(String type, String content) {
    return new Row(about, method, host, target, with("Content-Type", type).headers, content);
  }

  boolean isHandshake() {
    return headers.contains("Upgrade");
  }

  /** As the model gets it. */
  Request request(String scheme, UnaryOperator<String> filled) {
    var lines = Headers.builder();
    for (var i = 0; i < headers.size(); i += 2) {
      lines.add(headers.get(i), filled.apply(headers.get(i + 1)));
    }
    return new Request(
        method,
        Url.parse(scheme + "://" + host + filled.apply(target)),
        lines.build(),
        body.isEmpty() ? null : Body.of(filled.apply(body)));
  }

  /** As it goes over the wire. */
  Wire.Answer send(RealServer to, UnaryOperator<String> filled) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("Host: " + host);
    for (var i = 0; i < headers.size(); i += 2) {
      lines.add(headers.get(i) + ": " + filled.apply(headers.get(i + 1)));
    }
    if (!isHandshake()) {
      lines.add("Connection: close");
    }
    var content = filled.apply(body);
    if (!content.isEmpty()) {
      lines.add("Content-Length: " + content.length());
    }
    return Wire.head(to, method + " " + filled.apply(target) + " HTTP/1.1", lines, content);
  }

  @Override
  public String toString() {
    return about + ": " + method + " " + host + target + " " + headers + " " + body;
  }
}
