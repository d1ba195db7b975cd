package dev.cordon.guard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The methods that a request asks a framework to take instead of its own (W10 in docs/threats.md):
 * {@code _method} in the query, which always reaches the application, and the override headers,
 * which reach it only where the policy says so.
 *
 * @param inQuery the values of {@code _method}, in upper case
 * @param inHeaders the values of the override headers, in upper case
 */
record MethodOverride(List<String> inQuery, List<String> inHeaders) {
  /** The headers that frameworks read a method from. */
  static final List<String> HEADERS =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private static final MethodOverride NONE = new MethodOverride(List.of(), List.of());

  static MethodOverride of(@Nullable String query, List<String> headers) {
    boolean inQuery = query != null && (query.contains("_") || query.contains("%"));
    if (!inQuery && headers.isEmpty()) {
      return NONE;
    }
    List<String> fromQuery = query != null && inQuery ? ofQuery(query) : List.of();
    List<String> fromHeaders =
        headers.stream().map(value -> value.strip().toUpperCase(Locale.ROOT)).toList();
    return new MethodOverride(fromQuery, fromHeaders);
  }

  /** Whether any of the methods can have an effect. */
  boolean isUnsafe() {
    return inQuery.stream().anyMatch(MethodOverride::isUnsafe)
        || inHeaders.stream().anyMatch(MethodOverride::isUnsafe);
  }

  /** Whether the method is anything but exactly {@code GET}, {@code HEAD} or {@code OPTIONS}. */
  static boolean isUnsafe(String method) {
    return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
  }

  private static List<String> ofQuery(String query) {
    List<String> methods = new ArrayList<>(1);
    int start = 0;
    while (start <= query.length()) {
      int end = start;
      // Some frameworks still part a query at semicolons.
      while (end < query.length() && query.charAt(end) != '&' && query.charAt(end) != ';') {
        end++;
      }
      int equals = query.indexOf('=', start);
      if (equals >= start
          && equals < end
          && decode(query.substring(start, equals)).equals("_method")) {
        methods.add(decode(query.substring(equals + 1, end)).strip().toUpperCase(Locale.ROOT));
      }
      start = end + 1;
    }
    return methods;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
