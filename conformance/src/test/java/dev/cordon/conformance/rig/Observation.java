package dev.cordon.conformance.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a row: what the server saw and what the page could see.
 *
 * @param wire every request from the moment the actions started, in order of arrival
 * @param page one for each action, each a JSON object with the key {@code outcome}; its members in
 *     alphabetical order behind that
 */
public record Observation(List<Seen> wire, List<Map<String, Object>> page) {

  public Observation {
    wire = List.copyOf(wire);
    page = page.stream().<Map<String, Object>>map(Observation::ordered).toList();
  }

  /**
   * A request that the server saw.
   *
   * @param url absolute, with the scheme {@code ws} or {@code wss} for a WebSocket handshake
   * @param headers those that count, lower-case names, lines of one name joined by {@code ", "}
   * @param body as text, at most 1,024 characters; empty if there was none
   */
  public record Seen(String method, String url, Map<String, String> headers, String body) {
    public Seen {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    JsonObject toJson() {
      var json =
          new JsonObject()
              .put("method", method)
              .put("url", url)
              .put("headers", new JsonObject(new LinkedHashMap<>(headers)));
      return body.isEmpty() ? json : json.put("body", body);
    }
  }

  /**
   * Whether both say the same: the requests to each URL in the same order, whatever the order among
   * different URLs, and the same seen by the page.
   */
  public boolean sameAs(Observation other) {
    return page.equals(other.page) && byUrl().equals(other.byUrl());
  }

  private Map<String, List<Seen>> byUrl() {
    var byUrl = new TreeMap<String, List<Seen>>();
    for (var seen : wire) {
      byUrl.computeIfAbsent(seen.url(), url -> new ArrayList<>()).add(seen);
    }
    return byUrl;
  }

  static Observation of(JsonObject json) {
    var wire = new ArrayList<Seen>();
    for (Object each : json.getJsonArray("wire")) {
      var seen = (JsonObject) each;
      var headers = new TreeMap<String, String>();
      seen.getJsonObject("headers")
          .forEach(entry -> headers.put(entry.getKey(), "" + entry.getValue()));
      wire.add(
          new Seen(
              seen.getString("method"),
              seen.getString("url"),
              headers,
              seen.getString("body", "")));
    }
    var page = new ArrayList<Map<String, Object>>();
    for (Object each : json.getJsonArray("page")) {
      page.add(((JsonObject) each).getMap());
    }
    return new Observation(wire, page);
  }

  /** As JSON, a request or a result of an action on a line of its own. */
  String toText(String indent) {
    var text = new StringBuilder("{\n");
    lines(text, indent + "  ", "wire", wire.stream().map(seen -> seen.toJson().encode()).toList());
    text.append(",\n");
    lines(
        text,
        indent + "  ",
        "page",
        page.stream().map(seen -> new JsonObject(seen).encode()).toList());
    return text.append('\n').append(indent).append('}').toString();
  }

  @Override
  public String toString() {
    return toText("");
  }

  private static void lines(StringBuilder text, String indent, String name, List<String> lines) {
    text.append(indent).append('"').append(name).append("\": [");
    String between = "\n" + indent + "  ";
    if (!lines.isEmpty()) {
      text.append(between).append(String.join("," + between, lines)).append('\n').append(indent);
    }
    text.append(']');
  }

  /** The outcome first, the rest by name; nested arrays as lists. */
  private static Map<String, Object> ordered(Map<String, Object> page) {
    var ordered = new LinkedHashMap<String, Object>();
    if (page.containsKey("outcome")) {
      ordered.put("outcome", page.get("outcome"));
    }
    for (var entry : new TreeMap<>(page).entrySet()) {
      Object value = entry.getValue();
      ordered.putIfAbsent(entry.getKey(), value instanceof JsonArray a ? a.getList() : value);
    }
    return Collections.unmodifiableMap(ordered);
  }
}
