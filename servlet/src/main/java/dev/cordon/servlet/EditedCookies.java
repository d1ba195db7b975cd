package dev.cordon.servlet;

import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of an edited Cookie header: those that stayed as the container read them, quotes and
 * all, and the others anew.
 */
final class EditedCookies {
  private EditedCookies() {}

  /**
   * The cookies; null where there is none, as the Servlet API has it.
   *
   * @param read what the container read
   * @param before the header's lines that it read them from
   * @param after the lines as they are now
   */
  static Cookie @Nullable [] of(Cookie @Nullable [] read, List<String> before, List<String> after) {
    Map<String, List<String>> values = byName(before);
    List<Cookie> cookies = new ArrayList<>();
    byName(after)
        .forEach(
            (name, kept) -> {
              if (!kept.equals(values.get(name))) {
                kept.forEach(value -> add(cookies, name, value));
              } else if (read != null) {
                for (Cookie cookie : read) {
                  if (cookie.getName().equals(name)) {
                    cookies.add(cookie);
                  }
                }
              }
            });
    return cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
  }

  private static Map<String, List<String>> byName(List<String> lines) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (CookiePair pair : CookieHeader.parse(lines)) {
      values.computeIfAbsent(pair.name(), name -> new ArrayList<>(1)).add(pair.value());
    }
    return values;
  }

  /** A name that the API knows no cookie of is none for the application either. */
  private static void add(List<Cookie> cookies, String name, String value) {
    try {
      cookies.add(new Cookie(name, value));
    } catch (IllegalArgumentException noToken) {
      // The container would have dropped it as well.
    }
  }
}
