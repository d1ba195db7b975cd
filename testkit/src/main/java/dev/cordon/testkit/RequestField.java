package dev.cordon.testkit;

import dev.cordon.browser.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request as servers read it: out of the query, or out of a urlencoded or multipart
 * body.
 *
 * @param fileName null where it is no file
 * @param contentType of its part; null where none is named
 */
public record RequestField(
    String name, String value, @Nullable String fileName, @Nullable String contentType) {

  /** The fields of the query. */
  public static List<RequestField> inQuery(Request request) {
    var query = request.url().query();
    return query == null ? List.of() : urlEncoded(query);
  }

  /** The fields of the body; none where it is neither urlencoded nor multipart. */
  public static List<RequestField> inBody(Request request) {
    var body = request.body();
    var type = request.header("Content-Type");
    if (body == null || type == null) {
      return List.of();
    }
    var lower = type.toLowerCase(Locale.ROOT);
    if (lower.startsWith("application/x-www-form-urlencoded")) {
      return urlEncoded(body.text());
    }
    var boundary = lower.startsWith("multipart/form-data") ? boundary(type) : null;
    return boundary == null ? List.of() : multipart(body.text(), boundary);
  }

  private static List<RequestField> urlEncoded(String text) {
    var fields = new ArrayList<RequestField>();
    for (var pair : text.split("&")) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.add(new RequestField(decoded(name), decoded(value), null, null));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  private static List<RequestField> multipart(String text, String boundary) {
    var fields = new ArrayList<RequestField>();
    var parts = ("\r\n" + text).split(java.util.regex.Pattern.quote("\r\n--" + boundary));
    for (var part : parts) {
      var head = part.indexOf("\r\n\r\n");
      var disposition = head < 0 ? null : line(part.substring(0, head), "content-disposition:");
      var name = disposition == null ? null : parameter(disposition, "name");
      if (name != null) {
        fields.add(
            new RequestField(
                name,
                part.substring(head + 4),
                parameter(String.valueOf(disposition), "filename"),
                line(part.substring(0, head), "content-type:")));
      }
    }
    return fields;
  }

  private static @Nullable String line(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String parameter(String value, String name) {
    var start = value.indexOf(" " + name + "=\"");
    if (start < 0) {
      return null;
    }
    var from = start + name.length() + 3;
    var end = value.indexOf('"', from);
    return end < 0 ? null : value.substring(from, end);
  }

  private static @Nullable String boundary(String type) {
    var start = type.indexOf("boundary=");
    if (start < 0) {
      return null;
    }
    var rest = type.substring(start + "boundary=".length());
    var semicolon = rest.indexOf(';');
    return (semicolon < 0 ? rest : rest.substring(0, semicolon)).strip().replace("\"", "");
  }
}
