package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import org.jspecify.annotations.Nullable;

/** Words for those who must mend what was blocked. */
final class Advice {
  private static final int MAX_CHARS = 200;

  private Advice() {}

  /** A value as it may stand in a message: escaped, in quotes, cut at 200 characters. */
  static String quoted(String value) {
    var text = new StringBuilder(Math.min(value.length(), MAX_CHARS) + 2).append('"');
    var shown = Math.min(value.length(), MAX_CHARS);
    for (var i = 0; i < shown; i++) {
      var c = value.charAt(i);
      if (c < 0x20 || c > 0x7e) {
        text.append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4) {
          text.append(Character.forDigit(c >> shift & 0xf, 16));
        }
      } else {
        if (c == '"' || c == '\\') {
          text.append('\\');
        }
        text.append(c);
      }
    }
    return text.append(shown < value.length() ? "…\"" : "\"").toString();
  }

  /** Which answer is meant. */
  static String answer(FetchRequest request, Response response, boolean preflight) {
    return (preflight
            ? "The answer to the preflight (OPTIONS "
            : "The answer (" + request.method + " ")
        + request.url()
        + ", status "
        + response.status()
        + ")";
  }

  /** A header line to send. */
  static String send(String name, String value) {
    return "Send \"" + name + ": " + value + "\".";
  }

  static @Nullable String cut(@Nullable String value) {
    return value == null || value.length() <= MAX_CHARS
        ? value
        : value.substring(0, MAX_CHARS) + "…";
  }
}
