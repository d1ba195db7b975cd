package com.example.plain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A bank that knows nothing of other sites: whoever brings the session cookie is the customer. */
final class Bank implements HttpHandler {
  private final AtomicInteger balance = new AtomicInteger(100);

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    boolean customer = cookie != null && cookie.contains("BANKSESSION=alice");
    switch (exchange.getRequestURI().getPath()) {
      case "/" -> page(exchange);
      case "/login" -> {
        exchange.getResponseHeaders().add("Set-Cookie", "BANKSESSION=alice; Path=/; HttpOnly");
        answer(exchange, 200, "Hello, Alice");
      }
      case "/account" ->
          answer(exchange, customer ? 200 : 403, customer ? "balance: " + balance : "log in");
      case "/transfer" -> {
        if (customer && exchange.getRequestMethod().equals("POST")) {
          balance.addAndGet(-10);
        }
        answer(exchange, customer ? 200 : 403, customer ? "done" : "log in");
      }
      default -> answer(exchange, 404, "no such page");
    }
  }

  private static void page(HttpExchange exchange) throws IOException {
    // A page for clients that say nothing of themselves carries the token in its form.
    var token = CordonFilter.pageToken(exchange);
    String field =
        token == null
            ? ""
            : "<input type=hidden name=" + token.field() + " value=" + token.value() + ">";
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    answer(
        exchange,
        200,
        "<!doctype html><form method=post action=/login><button>log in</button>"
            + field
            + "</form><form method=post action=/transfer><button>pay 10</button>"
            + field
            + "</form>");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
