package dev.cordon.guard;

import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The edits of a request before the application sees it, gathered while the layers judge. */
final class RequestHalf {
  private List<String> removals = List.of();
  private @Nullable List<CookiePair> cookies;
  private Map<String, String> replacements = Map.of();

  /** The request loses every line with this name. */
  void remove(String name) {
    if (removals.isEmpty()) {
      removals = new ArrayList<>(2);
    }
    removals.add(name);
  }

  /** The request carries one line with this name. */
  void set(String name, String value) {
    if (replacements.isEmpty()) {
      replacements = new LinkedHashMap<>(2);
    }
    replacements.put(name, value);
  }

  /** The request carries these cookies and no other. */
  void cookies(List<CookiePair> survivors) {
    cookies = survivors;
  }

  /** The request loses every cookie but these names, of those that it still carries. */
  void keepOnly(Set<String> names, List<CookiePair> carried) {
    List<CookiePair> before = cookies == null ? carried : cookies;
    if (!before.isEmpty()) {
      cookies = before.stream().filter(cookie -> names.contains(cookie.name())).toList();
    }
  }

  /** The application gets a token for its page in this header. */
  void handOver(String header, String token) {
    set(header, token);
  }

  void edit(HeaderView request) {
    for (String name : removals) {
      request.remove(name);
    }
    if (cookies != null) {
      if (cookies.isEmpty()) {
        request.remove("Cookie");
      } else {
        request.set("Cookie", CookieHeader.format(cookies));
      }
    }
    replacements.forEach(request::set);
  }
}
