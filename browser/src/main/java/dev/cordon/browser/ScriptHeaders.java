package dev.cordon.browser;

import dev.cordon.browser.http.Headers;
import dev.cordon.web.HttpToken;
import org.jspecify.annotations.Nullable;

/** Header names and values as script writes them (Fetch, Headers class, append). */
final class ScriptHeaders {
  private ScriptHeaders() {}

  /** Why these make script throw a TypeError; null where they are well-formed. */
  static @Nullable String malformed(Headers headers) {
    for (var i = 0; i < headers.size(); i++) {
      if (!HttpToken.isToken(headers.name(i))) {
        return "A header's name is a token, without spaces and colons.";
      }
      if (!isValue(headers.value(i))) {
        return "The value of "
            + headers.name(i)
            + " holds a line end, a NUL, or a letter beyond Latin-1.";
      }
    }
    return null;
  }

  private static boolean isValue(String value) {
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c == 0 || c > 0xff || ((c == '\r' || c == '\n') && isInner(value, i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is not among the whitespace at either end, which is stripped. */
  private static boolean isInner(String value, int at) {
    return at >= start(value) && at < end(value);
  }

  /** Fetch, normalize a byte sequence: without whitespace at either end. */
  static Headers normalized(Headers headers) {
    var clean = true;
    for (var i = 0; i < headers.size() && clean; i++) {
      var value = headers.value(i);
      clean = start(value) == 0 && end(value) == value.length();
    }
    if (clean) {
      return headers;
    }
    var normalized = Headers.builder();
    headers.forEach(
        (name, value) ->
            normalized.add(
                name, value.substring(start(value), Math.max(start(value), end(value)))));
    return normalized.build();
  }

  /** One line for each name, with all its values in order. */
  static Headers combined(Headers headers) {
    var combined = Headers.builder();
    for (var i = 0; i < headers.size(); i++) {
      var name = headers.name(i);
      if (!combined.has(name)) {
        combined.add(name, String.valueOf(headers.get(name)));
      }
    }
    return combined.build();
  }

  private static int start(String value) {
    var start = 0;
    while (start < value.length() && isWhitespace(value.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int end(String value) {
    var end = value.length();
    while (end > 0 && isWhitespace(value.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
