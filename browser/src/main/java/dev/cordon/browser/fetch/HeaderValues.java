package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.web.HttpToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header values by their grammar (Fetch, section 2.2.2, extract header list values). */
final class HeaderValues {
  /** What a list is that does not follow its grammar (Fetch, failure). Compared by identity. */
  static final List<String> MALFORMED = new ArrayList<>(0);

  private HeaderValues() {}

  /**
   * The tokens of a comma-separated list, over all lines; null where there is no such header,
   * {@link #MALFORMED} where an element is no token. Empty elements are skipped (RFC 9110, section
   * 5.6.1.2).
   */
  static @Nullable List<String> tokens(Headers headers, String name) {
    var value = headers.get(name);
    if (value == null) {
      return null;
    }
    var tokens = new ArrayList<String>(4);
    for (var start = 0; start <= value.length(); ) {
      var comma = value.indexOf(',', start);
      var end = comma < 0 ? value.length() : comma;
      var token = Ascii.trim(value, start, end);
      if (!token.isEmpty()) {
        if (!HttpToken.isToken(token)) {
          return MALFORMED;
        }
        tokens.add(token);
      }
      start = end + 1;
    }
    return tokens;
  }

  /** What is a token among the elements, of a list whose grammar nobody minds. */
  static List<String> tokensAmong(Headers headers, String name) {
    var value = headers.get(name);
    var tokens = new ArrayList<String>(4);
    for (var start = 0; value != null && start <= value.length(); ) {
      var comma = value.indexOf(',', start);
      var end = comma < 0 ? value.length() : comma;
      var token = Ascii.trim(value, start, end);
      if (HttpToken.isToken(token)) {
        tokens.add(token);
      }
      start = end + 1;
    }
    return tokens;
  }

  /** Whether a list names this, without regard to case. */
  static boolean names(List<String> list, String name) {
    for (var i = 0; i < list.size(); i++) {
      if (list.get(i).equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}
