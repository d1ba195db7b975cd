package com.example.plain;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.PageToken;
import dev.cordon.guard.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * An adapter: it shows the guard the request, carries out the decision, and decides nothing. This
 * server sends the head of an answer when the handler says so, and has no hook before that; so the
 * answer is edited in the exchange that the handler gets.
 */
final class CordonFilter extends Filter {
  private final LiveGuard guard;

  CordonFilter(LiveGuard guard) {
    this.guard = guard;
  }

  /** The token for a page of the application; null if it needs none. */
  static PageToken pageToken(HttpExchange exchange) {
    // Not an attribute of the exchange: all exchanges of a context share theirs.
    return exchange instanceof GuardedExchange guarded ? guarded.pageToken() : null;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Judgement judgement = guard.judge(new ExchangeView(exchange));
    if (judgement instanceof FormTokenQuestion question) {
      judgement = guard.settle(question.resume(prefix(exchange)));
    }
    Decision decision = (Decision) judgement;
    if (decision.verdict() instanceof Verdict.Refuse refuse) {
      answer(exchange, decision, refuse.status());
    } else if (decision.verdict() instanceof Verdict.Answer answer) {
      answer(exchange, decision, answer.status());
    } else {
      chain.doFilter(new GuardedExchange(exchange, decision));
    }
  }

  /** Reads the first bytes of the body, and puts them back for the application. */
  private static byte[] prefix(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    byte[] prefix = body.readNBytes(FormTokenQuestion.LIMIT_BYTES);
    exchange.setStreams(new SequenceInputStream(new ByteArrayInputStream(prefix), body), null);
    return prefix;
  }

  private static void answer(HttpExchange exchange, Decision decision, int status)
      throws IOException {
    decision.editResponse(new HeadersView(exchange.getResponseHeaders()));
    Body body = decision.body();
    if (body == null || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
    exchange.close();
  }

  @Override
  public String description() {
    return "Cordon";
  }
}
