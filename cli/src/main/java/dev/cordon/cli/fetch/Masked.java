package dev.cordon.cli.fetch;

import java.util.Locale;

/** Header values as they may stand in a report that is pasted somewhere: without secrets. */
final class Masked {
  private static final int MAX_CHARS = 200;

  private Masked() {}

  static String value(String name, String value) {
    return shown(
        switch (name.toLowerCase(Locale.ROOT)) {
          case "authorization", "proxy-authorization" -> authorization(value);
          case "cookie" -> cookies(value);
          case "set-cookie" -> setCookie(value);
          default -> value;
        });
  }

  /** On one line, without control characters, cut. */
  static String shown(String value) {
    var text = new StringBuilder(Math.min(value.length(), MAX_CHARS));
    for (int i = 0; i < value.length() && i < MAX_CHARS; i++) {
      char c = value.charAt(i);
      text.append(Character.isISOControl(c) ? '\ufffd' : c);
    }
    return value.length() > MAX_CHARS ? text.append('…').toString() : text.toString();
  }

  private static String authorization(String value) {
    int space = value.indexOf(' ');
    return space < 0 ? "…" : value.substring(0, space + 1) + "…";
  }

  private static String cookies(String value) {
    var text = new StringBuilder();
    for (int start = 0; start <= value.length(); ) {
      int semicolon = value.indexOf(';', start);
      int end = semicolon < 0 ? value.length() : semicolon;
      text.append(text.isEmpty() ? "" : "; ").append(pair(value.substring(start, end).strip()));
      start = end + 1;
    }
    return text.toString();
  }

  private static String setCookie(String value) {
    int semicolon = value.indexOf(';');
    return semicolon < 0
        ? pair(value)
        : pair(value.substring(0, semicolon)) + value.substring(semicolon);
  }

  private static String pair(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? "…" : pair.substring(0, equals) + "=…";
  }
}
