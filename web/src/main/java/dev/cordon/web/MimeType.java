package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** What a Content-Type says, read as browsers do (MIME Sniffing, parsing a MIME type). */
public final class MimeType {
  /** The longest value looked at. */
  public static final int MAX_CHARS = 8_192;

  private MimeType() {}

  /**
   * The essence: type and subtype in lower case, without parameters; null if the value is no MIME
   * type. {@code TEXT/HTML;charset=utf-8} is {@code text/html}.
   */
  public static @Nullable String essence(String contentType) {
    if (contentType.length() > MAX_CHARS) {
      return null;
    }
    int start = 0;
    int end = contentType.length();
    while (start < end && isHttpWhitespace(contentType.charAt(start))) {
      start++;
    }
    int semicolon = contentType.indexOf(';', start);
    if (semicolon >= 0) {
      end = semicolon;
    }
    while (end > start && isHttpWhitespace(contentType.charAt(end - 1))) {
      end--;
    }
    int slash = contentType.indexOf('/', start);
    if (slash < 0
        || slash >= end
        || !HttpToken.isToken(contentType.subSequence(start, slash))
        || !HttpToken.isToken(contentType.subSequence(slash + 1, end))) {
      return null;
    }
    return Ascii.toLower(contentType.substring(start, end));
  }

  /** Fetch, HTTP whitespace: unlike the optional whitespace of HTTP it knows line ends. */
  private static boolean isHttpWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
