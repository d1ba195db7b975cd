package dev.cordon.browser;

import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.http.Headers;
import java.util.List;
import java.util.Locale;

/** A trace as a person reads it: each exchange with the header lines that decide, and the end. */
final class TraceText {
  private static final int MAX_VALUE_CHARS = 200;

  private TraceText() {}

  static String of(Trace trace) {
    var text = new StringBuilder(256);
    text.append(trace.action());
    if (trace.target() != null) {
      text.append(' ').append(cut(trace.target().toString()));
    }
    var from = trace.from();
    if (from != null) {
      text.append("  from ").append(cut(from.url().toString()));
      if (from.origin().isOpaque()) {
        text.append(", whose origin is opaque");
      }
    }
    text.append('\n');
    for (var i = 0; i < trace.exchanges().size(); i++) {
      steps(trace, i, text);
      exchange(trace.exchanges().get(i), text);
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
        text.append("  - ").append(cut(step.detail())).append('\n');
      }
    }
  }

  private static void exchange(Exchange exchange, StringBuilder text) {
    var request = exchange.request();
    var response = exchange.response();
    text.append("  ")
        .append(request.method())
        .append(' ')
        .append(cut(request.url().toString()))
        .append("  ")
        .append(response == null ? "no answer" : String.valueOf(response.status()))
        .append(exchange.preflight() ? "  (preflight)" : "")
        .append('\n');
    lines("    > ", request.headers(), true, text);
    notes("    > cookie ", "stays", exchange.sent(), text);
    if (response != null) {
      lines("    < ", response.headers(), false, text);
      notes("    < cookie ", "refused", exchange.stored(), text);
    }
  }

  private static void lines(String mark, Headers headers, boolean request, StringBuilder text) {
    for (var i = 0; i < headers.size(); i++) {
      var name = headers.name(i);
      if (request ? !isNoise(name) : decides(name)) {
        text.append(mark)
            .append(name)
            .append(": ")
            .append(cookieValues(name, cut(headers.value(i))))
            .append('\n');
      }
    }
  }

  private static void notes(
      String mark, String verdict, List<CookieNote> notes, StringBuilder text) {
    for (var note : notes) {
      if (!note.accepted()) {
        text.append(mark)
            .append(cut(note.name()))
            .append(' ')
            .append(verdict)
            .append(": ")
            .append(cut(note.detail()))
            .append('\n');
      }
    }
  }

  /** A trace is printed, logged, pasted: the names of cookies are enough for that. */
  private static String cookieValues(String name, String value) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("authorization")) {
      var space = value.indexOf(' ');
      return (space < 0 ? "" : value.substring(0, space + 1)) + "…";
    }
    if (lower.equals("set-cookie")) {
      var semicolon = value.indexOf(';');
      var pair = semicolon < 0 ? value : value.substring(0, semicolon);
      return withoutValue(pair) + (semicolon < 0 ? "" : value.substring(semicolon));
    }
    if (!lower.equals("cookie")) {
      return value;
    }
    var names = new StringBuilder();
    for (var pair : value.split("; ")) {
      names.append(names.isEmpty() ? "" : "; ").append(withoutValue(pair));
    }
    return names.toString();
  }

  private static String withoutValue(String pair) {
    var equals = pair.indexOf('=');
    return equals < 0 ? "…" : pair.substring(0, equals) + "=…";
  }

  private static boolean isNoise(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "accept", "accept-encoding", "accept-language", "user-agent" -> true;
      default -> false;
    };
  }

  /** Whether an answer's line has a say in what the browser does. */
  private static boolean decides(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("access-control-")
        || lower.startsWith("cross-origin-")
        || switch (lower) {
          case "content-security-policy",
              "content-type",
              "location",
              "referrer-policy",
              "set-cookie",
              "strict-transport-security",
              "upgrade",
              "x-content-type-options",
              "x-frame-options" ->
              true;
          default -> false;
        };
  }

  /** Bounded, and on one line. */
  private static String cut(String value) {
    var line = value.replace('\n', ' ').replace('\r', ' ');
    return line.length() <= MAX_VALUE_CHARS ? line : line.substring(0, MAX_VALUE_CHARS) + "…";
  }
}
