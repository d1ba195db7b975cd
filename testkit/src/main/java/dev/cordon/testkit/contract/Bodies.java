package dev.cordon.testkit.contract;

import dev.cordon.browser.FormData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A request's fields in the shapes in which attackers send them. */
final class Bodies {
  private Bodies() {}

  static FormData data(Map<String, String> fields) {
    var data = FormData.EMPTY;
    for (var field : fields.entrySet()) {
      data = data.with(field.getKey(), field.getValue());
    }
    return data;
  }

  static String withQuery(String url, Map<String, String> fields) {
    if (fields.isEmpty()) {
      return url;
    }
    return url + (url.indexOf('?') < 0 ? "?" : "&") + urlEncoded(fields);
  }

  static String urlEncoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What the route takes as JSON: as it was written, or else the fields as an object. */
  static String json(Write write) {
    var json = write.json();
    if (json != null) {
      return json;
    }
    return write.fields().entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** JSON up to a last member whose value is still open, so that an equals sign may follow. */
  static String jsonUpToLastValue(Write write) {
    var json = json(write);
    var inside = json.substring(1, json.length() - 1).strip();
    return "{" + inside + (inside.isEmpty() ? "" : ",") + "\"x\":\"";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
