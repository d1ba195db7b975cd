package dev.cordon.cli.fetch;

import dev.cordon.browser.Seen;
import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.fetch.Step;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.ReportedHeaders;
import dev.cordon.browser.profile.Rule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for a program, as docs/formats.md says. The keys are added to, never changed. */
public final class ReportJson {
  private ReportJson() {}

  /**
   * The whole report.
   *
   * @param body whether the body that the page sees is wanted
   */
  public static String of(Report report, boolean body) {
    var order = report.order();
    var page = order.page();
    var exchanges = new JsonArray();
    report.trace().exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
    var steps = new JsonArray();
    report.trace().steps().forEach(step -> steps.add(step(step)));
    var failure = report.failure();
    return new JsonObject()
        .put("url", order.target().toString())
        .put("action", order.action().text())
        .put("method", order.methodInForce())
        .put("browser", order.profile().toString())
        .put("page", page.url() == null ? null : page.url().toString())
        .put("top", page.top() == null ? null : page.top().toString())
        .put("sandboxed", page.sandboxed())
        .put("outcome", report.outcome().text())
        .put("executed", report.executed())
        .put("block", block(report.block()))
        .put("failure", failure == null ? null : failure.getMessage())
        .put("seen", seen(report, body))
        .put("steps", steps)
        .put("exchanges", exchanges)
        .encodePrettily();
  }

  /** A rule as reports call it: {@code cors-check}. */
  static String name(Rule rule) {
    return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable JsonObject block(@Nullable Block block) {
    return block == null
        ? null
        : rule(block.rule())
            .put("exchange", block.exchange() < 0 ? null : block.exchange())
            .put("header", block.header())
            .put("value", block.value())
            .put("problem", block.problem())
            .put("instead", block.instead());
  }

  private static JsonObject rule(@Nullable Rule rule) {
    return new JsonObject()
        .put("rule", rule == null ? null : name(rule))
        .put("clause", rule == null ? null : rule.citation());
  }

  private static JsonObject seen(Report report, boolean body) {
    var seen = report.trace().seen();
    var json = new JsonObject().put("kind", kind(seen)).put("words", seen.toString());
    if (seen instanceof Seen.Readable readable) {
      json.put("type", readable.type().name().toLowerCase(Locale.ROOT))
          .put("status", readable.status())
          .put("url", readable.url().toString())
          .put("redirected", readable.redirected())
          .put("headers", headers(readable.headers()))
          .put("hidden", new JsonArray(List.copyOf(report.hiddenHeaders())));
      if (body) {
        json.put("body", readable.body().text());
      }
    } else if (seen instanceof Seen.Loaded loaded) {
      json.put("ran", loaded.ran()).put("readable", loaded.readable());
    } else if (seen instanceof Seen.Navigated navigated) {
      json.put("url", navigated.url().toString()).put("referrer", navigated.referrer());
    }
    return json;
  }

  private static String kind(Seen seen) {
    if (seen instanceof Seen.Readable) {
      return "readable";
    }
    if (seen instanceof Seen.Opaque) {
      return "opaque";
    }
    if (seen instanceof Seen.Loaded) {
      return "loaded";
    }
    if (seen instanceof Seen.Opened) {
      return "opened";
    }
    if (seen instanceof Seen.Sent) {
      return "sent";
    }
    if (seen instanceof Seen.Navigated) {
      return "navigated";
    }
    if (seen instanceof Seen.Nothing) {
      return "nothing";
    }
    return seen instanceof Seen.Thrown ? "exception" : "error";
  }

  private static JsonObject step(Step step) {
    return rule(step.rule()).put("before", step.exchange()).put("detail", step.detail());
  }

  private static JsonObject exchange(Exchange exchange) {
    var request = exchange.request();
    var response = exchange.response();
    return new JsonObject()
        .put("preflight", exchange.preflight())
        .put(
            "request",
            new JsonObject()
                .put("method", request.method())
                .put("url", request.url().toString())
                .put("headers", headers(request.headers()))
                .put("bodyBytes", length(request.body())))
        .put(
            "response",
            response == null
                ? null
                : new JsonObject()
                    .put("status", response.status())
                    .put("headers", headers(response.headers()))
                    .put("bodyBytes", length(response.body())))
        .put("cookiesSent", cookies(exchange.sent()))
        .put("cookiesStored", cookies(exchange.stored()));
  }

  private static @Nullable Integer length(@Nullable Body body) {
    return body == null ? null : body.length();
  }

  private static JsonArray headers(Headers headers) {
    var lines = new JsonArray();
    ReportedHeaders.masked(headers)
        .forEach((name, value) -> lines.add(new JsonArray().add(name).add(value)));
    return lines;
  }

  private static JsonArray cookies(List<CookieNote> notes) {
    var list = new JsonArray();
    for (var note : notes) {
      list.add(
          rule(note.rule())
              .put("name", note.name())
              .put("accepted", note.accepted())
              .put("detail", note.detail())
              .put("instead", note.instead()));
    }
    return list;
  }
}
