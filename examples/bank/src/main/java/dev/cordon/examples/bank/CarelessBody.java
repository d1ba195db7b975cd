package dev.cordon.examples.bank;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields out of any body.
 *
 * <p>Wrong: what looks like JSON is parsed as JSON, whatever the Content-Type says and also when
 * there is none (W02, W03, W04); everything else is taken for a form (W01), and multipart is as
 * good (W05).
 */
final class CarelessBody {

  private CarelessBody() {}

  static Map<String, String> fields(MultiMap query, MultiMap form, Buffer body) {
    Map<String, String> fields = new LinkedHashMap<>();
    query.forEach(fields::put);
    form.forEach(fields::put);
    String text = body.toString(StandardCharsets.UTF_8).strip();
    if (text.startsWith("{")) {
      json(text, fields);
    } else {
      form(text, fields);
    }
    return fields;
  }

  private static void json(String text, Map<String, String> fields) {
    try {
      new JsonObject(text).forEach(e -> fields.put(e.getKey(), String.valueOf(e.getValue())));
    } catch (DecodeException e) {
      // Not JSON after all: no fields, and the handler will say what it misses.
      fields.putIfAbsent("malformed", "true");
    }
  }

  private static void form(String text, Map<String, String> fields) {
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
