package dev.cordon.conformance.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The documents and scripts that set a row up, and those that tell how it ended. */
final class Pages {
  private static final Set<String> META_NAMES = Set.of("referrer", "viewport", "color-scheme");
  private static final String RIG = resource("rig.js");
  private static final String LANDED = resource("landed.js");

  private Pages() {}

  /** A page that fetches, whatever comes of it, and goes on. */
  static String goingOn(JsonArray fetches, String next) {
    return "<!doctype html><script>(async () => { for (const each of "
        + fetches.encode().replace("<", "\\u003c")
        + ") await fetch(each.fetch, each.init).catch(() => {}); location.replace("
        + literal(next)
        + "); })()</script>";
  }

  /** A page of a row, at the top or in a frame. */
  static String page(Map<String, String> meta, JsonObject config) {
    var head = new StringBuilder();
    meta.forEach(
        (name, content) ->
            head.append(META_NAMES.contains(name) ? "<meta name=\"" : "<meta http-equiv=\"")
                .append(escape(name))
                .append("\" content=\"")
                .append(escape(content))
                .append("\">"));
    return "<!doctype html><html><head>"
        + head
        + "</head><body><script>"
        + worker(config)
        + "</script></body></html>";
  }

  /** A worker of a row. */
  static String worker(JsonObject config) {
    return RIG + "\nrig(" + config.encode().replace("<", "\\u003c") + ");";
  }

  /** Puts in front of an answer that becomes a document what tells the harness of it. */
  static String landing(int row, String body) {
    return "<!doctype html><script>" + LANDED + "\nlanded(" + row + ");</script>" + body;
  }

  /** What a page's script is given; rig.js tells the members. */
  static JsonObject config(JsonObject row, int number, int depth) {
    var down = row.getJsonObject("page").getJsonArray("inside", new JsonArray()).copy();
    for (int i = 0; i < depth; i++) {
      down.remove(0);
    }
    return new JsonObject()
        .put("row", number)
        .put("depth", depth)
        .put("down", down)
        .put("wait", Math.round(row.getDouble("wait", 0.0) * 1000))
        .put("todo", row.getJsonArray("do"));
  }

  private static String literal(String text) {
    return new JsonArray().add(text).encode().replace("<", "\\u003c") + "[0]";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private static String resource(String name) {
    try (var in = Pages.class.getResourceAsStream("/rig/" + name)) {
      if (in == null) {
        throw new IllegalStateException("No resource /rig/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
