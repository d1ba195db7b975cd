package dev.cordon.conformance.model;

import dev.cordon.conformance.rig.ActionKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The way that a request is drawn to take: the URLs from the first to the last, and what each says.
 */
final class DrawnAnswers {
  private static final String SVG =
      "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";

  private final Draw draw;
  private final DrawnPage page;
  private final ActionKind kind;
  private final List<String> urls = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();

  private DrawnAnswers(Draw draw, DrawnPage page, ActionKind kind) {
    this.draw = draw;
    this.page = page;
    this.kind = kind;
  }

  static DrawnAnswers by(Draw draw, DrawnPage page, ActionKind kind) {
    var answers = new DrawnAnswers(draw, page, kind);
    var hops = kind == ActionKind.WEB_SOCKET ? 0 : draw.of(0, 0, 0, 0, 1, 1, 2);
    for (var i = 0; i <= hops; i++) {
      answers.urls.add(answers.origin() + "/" + "xyz".charAt(i));
      if (i < hops) {
        answers.statuses.add(draw.of(301, 302, 303, 307, 308));
      }
    }
    return answers;
  }

  /** The URL that the action is given. */
  String first() {
    return urls.get(0);
  }

  /** Whether all of it is secure. */
  boolean isSecure() {
    return urls.stream().noneMatch(url -> url.startsWith("http:"));
  }

  /** The way in words. */
  String about() {
    var text = new StringBuilder(first());
    for (var i = 0; i < statuses.size(); i++) {
      text.append(", redirected by ")
          .append(statuses.get(i))
          .append(" to ")
          .append(urls.get(i + 1));
    }
    return text.toString();
  }

  private String origin() {
    var site = page.top().contains("github.io") ? "a.github.io" : "a.test";
    var own = page.acting().replaceFirst("(://[^/]*)/.*", "$1");
    var origin =
        switch (draw.below(10)) {
          case 0, 1 -> own;
          case 2 -> "https://api." + site;
          case 3 -> "https://" + site + ":8443";
          case 4 -> "http://" + site;
          case 5 -> "http://b.test";
          case 6 -> "https://b.github.io";
          default -> "https://b.test";
        };
    return kind == ActionKind.WEB_SOCKET ? origin.replaceFirst("^http", "ws") : origin;
  }

  JsonObject json(JsonObject action) {
    var answers = new JsonObject();
    for (var i = 0; i < urls.size(); i++) {
      var last = i == urls.size() - 1;
      if (last && kind == ActionKind.WEB_SOCKET) {
        if (draw.oneIn(4)) {
          answers.put(urls.get(i), new JsonObject().put("*", new JsonObject().put("status", 403)));
        }
        continue;
      }
      var answer = new JsonObject();
      if (mayAskFirst()) {
        answer.put("OPTIONS", preflight(action));
      }
      answer.put("*", last ? content() : redirect(i));
      answers.put(urls.get(i), answer);
    }
    return answers;
  }

  private boolean mayAskFirst() {
    return kind == ActionKind.FETCH || kind == ActionKind.XHR || kind == ActionKind.BEACON;
  }

  private JsonObject redirect(int index) {
    var headers = new JsonArray().add(DrawnAction.pair("Location", urls.get(index + 1)));
    consent(headers);
    if (draw.oneIn(6)) {
      headers.add(DrawnAction.pair("Referrer-Policy", DrawnPage.referrerPolicy(draw)));
    }
    if (draw.oneIn(5)) {
      headers.add(DrawnAction.pair("Set-Cookie", "hop=1; Secure; SameSite=None"));
    }
    return new JsonObject().put("status", statuses.get(index)).put("headers", headers);
  }

  /** Access-Control-Allow-Origin and -Credentials, more often right than wrong. */
  private void consent(JsonArray headers) {
    var origin =
        draw.of(page.origin(), page.origin(), page.origin(), "*", "null", "https://e.test");
    if (!draw.oneIn(6)) {
      headers.add(DrawnAction.pair("Access-Control-Allow-Origin", origin));
    }
    if (draw.oneIn(2)) {
      headers.add(
          DrawnAction.pair("Access-Control-Allow-Credentials", draw.oneIn(8) ? "True" : "true"));
    }
  }

  private JsonObject preflight(JsonObject action) {
    var init = action.getJsonObject("init", new JsonObject());
    var headers = new JsonArray();
    consent(headers);
    if (!draw.oneIn(4)) {
      var method = init.getString("method", "POST");
      headers.add(
          DrawnAction.pair(
              "Access-Control-Allow-Methods", draw.of(method, method, "*", "GET, POST, PUT")));
    }
    if (!draw.oneIn(5)) {
      headers.add(
          DrawnAction.pair(
              "Access-Control-Allow-Headers",
              draw.of(
                  "X-A, X-B, Content-Type, Authorization",
                  "x-a,x-b,content-type,authorization",
                  "*",
                  "Content-Type")));
    }
    if (draw.oneIn(3)) {
      headers.add(DrawnAction.pair("Access-Control-Max-Age", draw.of("60", "0", "-1", "many")));
    }
    return new JsonObject().put("status", draw.of(204, 204, 200, 404)).put("headers", headers);
  }

  private JsonObject content() {
    var headers = new JsonArray();
    headers.add(DrawnAction.pair("Content-Type", type()));
    consent(headers);
    if (draw.oneIn(4)) {
      headers.add(DrawnAction.pair("X-Content-Type-Options", "nosniff"));
    }
    if (draw.oneIn(3)) {
      headers.add(
          DrawnAction.pair(
              "Cross-Origin-Resource-Policy", draw.of("same-origin", "same-site", "cross-origin")));
    }
    if (draw.oneIn(3)) {
      headers.add(DrawnAction.pair("X-Seen", "1"));
      headers.add(DrawnAction.pair("Access-Control-Expose-Headers", draw.of("X-Seen", "*", "X-B")));
    }
    if (kind == ActionKind.IFRAME && draw.oneIn(3)) {
      headers.add(DrawnAction.pair("X-Frame-Options", draw.of("DENY", "SAMEORIGIN")));
    }
    return new JsonObject()
        .put("status", draw.of(200, 200, 200, 200, 200, 200, 404, 500))
        .put("headers", headers)
        .put("body", body());
  }

  private String type() {
    var right =
        switch (kind) {
          case IMG -> "image/svg+xml";
          case SCRIPT, MODULE, IMPORT_SCRIPTS -> "text/javascript";
          case STYLE -> "text/css";
          case EVENT_SOURCE -> "text/event-stream";
          case FETCH, XHR, BEACON -> draw.of("text/plain", "application/json");
          default -> "text/html";
        };
    var document = right.equals("text/html");
    return document || !draw.oneIn(4) ? right : draw.of("text/html", "text/plain");
  }

  private String body() {
    return switch (kind) {
      case IMG -> SVG;
      case SCRIPT, MODULE, IMPORT_SCRIPTS -> "self.ran = true;";
      case STYLE -> "p{}";
      case EVENT_SOURCE -> "data: 1\n\n";
      case FETCH, XHR, BEACON -> "{\"a\":1}";
      default -> "<p>landed</p>";
    };
  }
}
