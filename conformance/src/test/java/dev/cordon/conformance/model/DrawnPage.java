package dev.cordon.conformance.model;

import dev.cordon.web.Url;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A page drawn for a row, and the context inside it from which the row acts.
 *
 * @param json as a row has it
 * @param top the page's URL
 * @param acting the URL that the acting context's origin is taken from
 * @param origin as the acting context serialises it: {@code null} where it is opaque
 * @param worker whether the context is a worker
 * @param about the context in words
 */
record DrawnPage(
    JsonObject json, String top, String acting, String origin, boolean worker, String about) {
  private static final String[] REFERRER_POLICIES = {
    "no-referrer",
    "no-referrer-when-downgrade",
    "origin",
    "origin-when-cross-origin",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url"
  };

  static DrawnPage by(Draw draw) {
    var scheme = draw.oneIn(5) ? "http" : "https";
    var top = scheme + "://" + draw.of("a.test", "a.test", "www.a.test", "a.github.io") + "/";
    var headers = policies(draw, top);
    var inside = new JsonArray();
    var page = new JsonObject().put("url", top);
    var drawn = context(draw, page, top, inside, headers);
    if (!headers.isEmpty()) {
      page.put("headers", headers);
    }
    if (draw.oneIn(10)) {
      page.put("meta", new JsonObject().put("referrer", referrerPolicy(draw)));
    }
    if (!inside.isEmpty()) {
      page.put("inside", inside);
    }
    return drawn;
  }

  static String referrerPolicy(Draw draw) {
    return draw.of(REFERRER_POLICIES);
  }

  private static JsonObject policies(Draw draw, String top) {
    var headers = new JsonObject();
    if (draw.oneIn(3)) {
      headers.put("Referrer-Policy", referrerPolicy(draw));
    }
    var secure = top.startsWith("https"); // What is inside an upgraded http: page is not its own.
    if (secure && draw.oneIn(10)) {
      headers.put("Content-Security-Policy", "upgrade-insecure-requests");
    }
    if (secure && draw.oneIn(8)) {
      headers.put("Cross-Origin-Embedder-Policy", draw.of("require-corp", "credentialless"));
    }
    return headers;
  }

  private static DrawnPage context(
      Draw draw, JsonObject page, String top, JsonArray inside, JsonObject headers) {
    var own = Url.parse(top).origin().toString();
    switch (draw.below(10)) {
      case 0 -> {
        var same = "https://frame.a.test/f";
        inside.add(frame(same, headers));
        return new DrawnPage(
            page, top, same, "https://frame.a.test", false, "a frame of " + same + " in " + top);
      }
      case 1, 2 -> {
        var foreign = "https://c.test/f";
        inside.add(frame(foreign, headers));
        return new DrawnPage(
            page, top, foreign, "https://c.test", false, "a frame of " + foreign + " in " + top);
      }
      case 3 -> {
        var flags =
            draw.of("allow-scripts", "allow-scripts allow-forms", "allow-scripts allow-popups");
        inside.add(frame(top + "f", headers).put("sandbox", flags));
        return new DrawnPage(
            page,
            top,
            top + "f",
            "null",
            false,
            "a frame with sandbox=\"" + flags + "\" in " + top);
      }
      case 4 -> {
        inside.add(new JsonObject().put("srcdoc", true));
        return new DrawnPage(page, top, top, own, false, "a srcdoc frame in " + top);
      }
      case 5 -> {
        var worker = new JsonObject().put("worker", top + "w.js");
        if (headers.containsKey("Cross-Origin-Embedder-Policy")) {
          worker.put("headers", embeddable(headers));
        }
        inside.add(draw.oneIn(3) ? worker.put("type", "module") : worker);
        return new DrawnPage(page, top, top + "w.js", own, true, "a worker of " + top);
      }
      default -> {
        return new DrawnPage(page, top, top, own, false, top);
      }
    }
  }

  private static JsonObject frame(String url, JsonObject headers) {
    var frame = new JsonObject().put("iframe", url);
    return headers.containsKey("Cross-Origin-Embedder-Policy")
        ? frame.put("headers", embeddable(headers))
        : frame;
  }

  /** What an answer must say to be let into a page with an embedder policy. */
  private static JsonObject embeddable(JsonObject headers) {
    return new JsonObject()
        .put("Cross-Origin-Embedder-Policy", headers.getString("Cross-Origin-Embedder-Policy"))
        .put("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
