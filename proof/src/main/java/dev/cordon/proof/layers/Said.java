package dev.cordon.proof.layers;

import dev.cordon.browser.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, read as a careless server reads it: any field in query or body, whatever the
 * body calls itself (W02 to W05), and cookies by the first of their name.
 */
final class Said {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private Said() {}

  /** The value of a field, of a form or of JSON alike; null where there is none. */
  static @Nullable String field(Request request, String name) {
    var query = request.url().query();
    var inQuery = query == null ? null : field(query, name);
    var body = request.body();
    return inQuery != null || body == null ? inQuery : field(body.text(), name);
  }

  /**
   * The value that follows a name in a text: {@code to=me}, {@code "to":"me"}, a part, an input.
   */
  static @Nullable String field(String text, String name) {
    if (!text.contains(name)) {
      return null;
    }
    var pattern =
        PATTERNS.computeIfAbsent(
            name,
            it ->
                Pattern.compile(
                    "\\b" + Pattern.quote(it) + "\\b(?:\" value=)?[\"=:\\s]+([\\w.-]+)"));
    var found = pattern.matcher(text);
    return found.find() ? found.group(1) : null;
  }

  /** The values of all cookies of this name, in the order of the request. */
  static List<String> cookies(Request request, String name) {
    var values = new ArrayList<String>();
    for (var line : request.headers().all("Cookie")) {
      for (var pair : line.split("; ?")) {
        if (pair.startsWith(name + "=")) {
          values.add(pair.substring(name.length() + 1));
        }
      }
    }
    return values;
  }

  /** The value of the first cookie of this name; null where there is none. */
  static @Nullable String cookie(Request request, String name) {
    var values = cookies(request, name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** Whether the method is one that should change nothing. */
  static boolean isSafe(Request request) {
    return switch (request.method()) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  /** Whether it is the question that a browser asks before a request (Fetch, CORS-preflight). */
  static boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS")
        && request.header("Access-Control-Request-Method") != null;
  }
}
