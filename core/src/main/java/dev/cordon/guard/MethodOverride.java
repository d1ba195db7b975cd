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
    List<String> inQuery = query != null && couldHold(query) ? ofQuery(query) : List.of();
    if (inQuery.isEmpty() && headers.isEmpty()) {
      return NONE;
    }
    List<String> inHeaders =
        headers.stream().map(value -> value.strip().toUpperCase(Locale.ROOT)).toList();
    return new MethodOverride(inQuery, inHeaders);
  }

  /** Whether any of the methods can have an effect. */
  boolean isUnsafe() {
    return isAnyUnsafe(inQuery) || isAnyUnsafe(inHeaders);
  }

  private static boolean isAnyUnsafe(List<String> methods) {
    for (int i = 0; i < methods.size(); i++) {
      if (isUnsafe(methods.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the method is anything but exactly {@code GET}, {@code HEAD} or {@code OPTIONS}. */
  static boolean isUnsafe(String method) {
    return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
  }

  /** One look tells that an ordinary query holds none. */
  private static boolean couldHold(String query) {
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '%' || ((c == 'm' || c == 'M') && query.regionMatches(true, i, "method", 0, 6))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> ofQuery(String query) {
    List<String> methods = new ArrayList<>(1);
    int start = 0;
    int equals = -1;
    for (int i = 0; i <= query.length(); i++) {
      char c = i < query.length() ? query.charAt(i) : '&';
      // Some frameworks still part a query at semicolons.
      if (c == '&' || c == ';') {
        if (equals >= 0 && isOverride(decode(query.substring(start, equals)))) {
          methods.add(decode(query.substring(equals + 1, i)).strip().toUpperCase(Locale.ROOT));
        }
        start = i + 1;
        equals = -1;
      } else if (c == '=' && equals < 0) {
        equals = i;
      }
    }
    return methods;
  }

  /**
   * Whether the laxest reader takes the name for {@code _method}: PHP drops spaces before it, cuts
   * it at a bracket or a NUL and reads dots and spaces as underscores; others ignore case.
   */
  private static boolean isOverride(String name) {
    String lax = name.stripLeading();
    int end = 0;
    while (end < lax.length() && lax.charAt(end) != '[' && lax.charAt(end) != 0) {
      end++;
    }
    boolean underscore = end == 7 && "_. ".indexOf(lax.charAt(0)) >= 0;
    return underscore && lax.regionMatches(true, 1, "method", 0, 6);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
