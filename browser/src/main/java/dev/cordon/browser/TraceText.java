package dev.cordon.browser;

import static dev.cordon.browser.http.ReportedHeaders.shown;

import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.ReportedHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace as a person reads it: each exchange with the header lines that decide, and the end. */
final class TraceText {
  private TraceText() {}

  static String of(Trace trace) {
    var text = new StringBuilder(256);
    text.append(trace.action());
    if (trace.target() != null) {
      text.append(' ').append(shown(trace.target().toString()));
    }
    var from = trace.from();
    if (from != null) {
      text.append("  from ").append(shown(from.url().toString()));
      if (from.origin().isOpaque()) {
        text.append(", whose origin is opaque");
      }
    }
    text.append('\n');
    for (var i = 0; i < trace.exchanges().size(); i++) {
      steps(trace, i, text);
      exchange(trace.exchanges().get(i), blamed(trace, i), text);
    }
    steps(trace, trace.exchanges().size(), text);
    text.append("  sees: ").append(trace.seen()).append('\n');
    var block = trace.block();
    if (block != null) {
      text.append("  why:  ").append(block.problem()).append('\n');
      text.append("        ").append(block.instead()).append('\n');
      var rule = block.rule();
      if (rule != null) {
        text.append("        ").append(rule.citation()).append('\n');
      }
    }
    return text.toString();
  }

  private static void steps(Trace trace, int exchange, StringBuilder text) {
    for (var step : trace.steps()) {
      if (step.exchange() == exchange) {
        text.append("  - ").append(shown(step.detail())).append('\n');
      }
    }
  }

  private static void exchange(Exchange exchange, @Nullable String blamed, StringBuilder text) {
    var request = exchange.request();
    var response = exchange.response();
    text.append("  ")
        .append(request.method())
        .append(' ')
        .append(shown(request.url().toString()))
        .append("  ")
        .append(response == null ? "no answer" : String.valueOf(response.status()))
        .append(exchange.preflight() ? "  (preflight)" : "")
        .append('\n');
    lines("    > ", ReportedHeaders.ofRequest(request.headers()), text);
    notes("    > cookie ", "stays", exchange.sent(), text);
    if (response != null) {
      lines("    < ", ReportedHeaders.ofResponse(response.headers(), blamed), text);
      notes("    < cookie ", "refused", exchange.stored(), text);
    }
  }

  private static void lines(String mark, Headers headers, StringBuilder text) {
    headers.forEach(
        (name, value) -> text.append(mark).append(name).append(": ").append(value).append('\n'));
  }

  private static @Nullable String blamed(Trace trace, int exchange) {
    var block = trace.block();
    return block != null && block.exchange() == exchange ? block.header() : null;
  }

  private static void notes(
      String mark, String verdict, List<CookieNote> notes, StringBuilder text) {
    for (var note : notes) {
      if (!note.accepted()) {
        text.append(mark)
            .append(shown(note.name()))
            .append(' ')
            .append(verdict)
            .append(": ")
            .append(shown(note.detail()))
            .append('\n');
      }
    }
  }
}
