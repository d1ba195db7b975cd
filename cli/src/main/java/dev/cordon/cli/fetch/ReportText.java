package dev.cordon.cli.fetch;

import dev.cordon.browser.Seen;
import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.ReportedHeaders;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A report for a person: step by step as the browser went, what the page sees, and why. */
public final class ReportText {
  private static final String RED = "\u001b[1;31m";
  private static final String GREEN = "\u001b[1;32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final Ansi ansi;
  private final StringBuilder text = new StringBuilder(1024);

  /** {@code ansi} says whether there are colours. */
  public ReportText(Ansi ansi) {
    this.ansi = ansi;
  }

  /**
   * The whole report.
   *
   * @param body whether the body that the page sees is wanted
   */
  public String of(Report report, boolean body) {
    text.setLength(0);
    head(report);
    var exchanges = report.trace().exchanges();
    for (int i = 0; i < exchanges.size(); i++) {
      steps(report, i);
      exchange(i, exchanges.get(i), report.block());
    }
    steps(report, exchanges.size());
    text.append('\n');
    end(report);
    if (body && report.trace().seen() instanceof Seen.Readable readable) {
      text.append('\n').append(readable.body().text());
      if (!readable.body().text().endsWith("\n")) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  private void head(Report report) {
    var order = report.order();
    text.append(coloured(BOLD, order.methodInForce() + " " + order.target())).append('\n');
    text.append("in ").append(order.profile()).append(": ").append(order.action().words());
    var url = order.page().url();
    if (url != null) {
      text.append(", page ").append(url);
      if (order.page().sandboxed()) {
        text.append(" (sandboxed: its origin is opaque)");
      }
      if (order.page().top() != null) {
        text.append(" in a frame of ").append(order.page().top());
      }
    }
    text.append("\n\n");
  }

  private void steps(Report report, int before) {
    for (var step : report.trace().steps()) {
      if (step.exchange() == before) {
        text.append(Lines.wrapped(step.detail(), "  · ", "    ")).append('\n');
      }
    }
  }

  private void exchange(int index, Exchange exchange, @Nullable Block block) {
    var request = exchange.request();
    text.append("  ")
        .append(index + 1)
        .append(". ")
        .append(
            coloured(
                BOLD, request.method() + " " + ReportedHeaders.shown(request.url().toString())))
        .append(exchange.preflight() ? "   the browser asks leave (preflight)" : "")
        .append('\n');
    headers("     > ", ReportedHeaders.ofRequest(request.headers()), null);
    cookies("     > ", exchange.sent(), "goes along", "stays");
    var response = exchange.response();
    if (response == null) {
      text.append(coloured(RED, "     < no answer")).append('\n');
      return;
    }
    var blamed = block != null && block.exchange() == index ? block : null;
    var header = blamed == null ? null : blamed.header();
    var status = "     < " + response.status();
    text.append(blamed != null && header == null ? coloured(RED, status) : status).append('\n');
    headers("     < ", ReportedHeaders.ofResponse(response.headers(), header), header);
    cookies("     < ", exchange.stored(), "stored", "refused");
    if (blamed != null && header != null && blamed.value() == null) {
      text.append(coloured(RED, "     < (no " + header + ")")).append('\n');
    }
  }

  private void headers(String mark, Headers headers, @Nullable String blamed) {
    headers.forEach(
        (name, value) -> {
          var line = mark + name + ": " + value;
          text.append(name.equalsIgnoreCase(blamed) ? coloured(RED, line) : line).append('\n');
        });
  }

  private void cookies(String mark, List<CookieNote> notes, String yes, String no) {
    for (var note : notes) {
      var name = mark + "cookie " + ReportedHeaders.shown(note.name()) + " ";
      if (note.accepted()) {
        text.append(coloured(FAINT, name + yes)).append('\n');
      } else {
        var indent = " ".repeat(mark.length() + 2);
        var instead = note.instead();
        var said = note.detail() + "." + (instead.isEmpty() ? "" : " " + instead);
        text.append(coloured(YELLOW, Lines.wrapped(no + ": " + said, name, indent))).append('\n');
      }
    }
  }

  private void end(Report report) {
    var failure = report.failure();
    var block = report.block();
    if (failure != null) {
      text.append(coloured(RED, "No answer. ")).append(failure.getMessage()).append('\n');
      return;
    }
    if (block == null) {
      text.append(coloured(report.outcome().isGood() ? GREEN : RED, sentence(report))).append('\n');
      readable(report);
      return;
    }
    var rule = block.rule();
    text.append(coloured(RED, "Blocked" + (rule == null ? "" : " by " + ReportJson.name(rule))));
    text.append(". The page sees ").append(report.trace().seen()).append(".\n");
    text.append(Lines.wrapped(block.problem(), "  Why:     ", "           ")).append('\n');
    text.append(Lines.wrapped(block.instead(), "  Instead: ", "           ")).append('\n');
    if (rule != null) {
      text.append(coloured(FAINT, Lines.wrapped(rule.citation(), "  Clause:  ", "           ")))
          .append('\n');
    }
    text.append(Lines.wrapped(aftermath(report), "  Note:    ", "           ")).append('\n');
  }

  private static String aftermath(Report report) {
    if (report.trace().exchanges().isEmpty()) {
      return "Nothing was sent.";
    }
    if (report.trace().block() == null) {
      return "The page reads the rest of the answer.";
    }
    return report.executed()
        ? "The server did get the request and carried it out; only the answer is kept from the"
            + " page."
        : "The request itself was never sent.";
  }

  private static String sentence(Report report) {
    return switch (report.outcome()) {
          case READ -> "The page reads the answer";
          case OPAQUE -> "It went out, and the page learns nothing of the answer";
          case LOADED -> "It loads";
          case OPENED -> "It is open: the page reads what comes";
          case SENT -> "It is sent; the page learns nothing more";
          case NAVIGATED -> "The page is there";
          case NOTHING -> "No other page comes: an answer without content, or a download";
          default -> "It fails, though no rule of the browser stopped it";
        }
        + " ("
        + report.trace().seen()
        + ").";
  }

  private void readable(Report report) {
    if (report.trace().seen() instanceof Seen.Readable readable) {
      var visible = new TreeSet<String>();
      readable.headers().forEach((name, value) -> visible.add(name.toLowerCase(Locale.ROOT)));
      text.append(Lines.wrapped("It sees: " + list(visible), "  ", "    ")).append('\n');
      var hidden = report.hiddenHeaders();
      if (!hidden.isEmpty()) {
        var said = "Hidden, since Access-Control-Expose-Headers does not name it: " + list(hidden);
        text.append(coloured(FAINT, Lines.wrapped(said, "  ", "    "))).append('\n');
      }
    }
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "no header" : String.join(", ", names);
  }

  private String coloured(String colour, String words) {
    return ansi.enabled() ? colour + words + PLAIN : words;
  }
}
