package dev.cordon.browser;

import java.util.Locale;

/** The charset of a Content-Type that a page set on a text which is sent in UTF-8 in any case. */
final class Charset {
  private static final String CHARSET = "charset=";

  private Charset() {}

  /**
   * The same type, its charset UTF-8 where it names another one (XMLHttpRequest, send(), step 4).
   */
  static String utf8(String contentType) {
    var lower = contentType.toLowerCase(Locale.ROOT);
    var at = lower.indexOf(';');
    while (at >= 0) {
      var start = at + 1;
      while (start < lower.length() && Character.isWhitespace(lower.charAt(start))) {
        start++;
      }
      var end = lower.indexOf(';', start);
      if (lower.startsWith(CHARSET, start)) {
        var stop = end < 0 ? lower.length() : end;
        var value = lower.substring(start + CHARSET.length(), stop).strip().replace("\"", "");
        return value.equals("utf-8")
            ? contentType
            : lower.substring(0, at).strip() + ";charset=UTF-8" + contentType.substring(stop);
      }
      at = end;
    }
    return contentType;
  }
}
