package dev.cordon.web;

/** Schemes of URLs (URL Standard, section 4.2). */
final class UrlScheme {
  private UrlScheme() {}

  static boolean isSpecial(String scheme) {
    return switch (scheme) {
      case "http", "https", "ws", "wss", "ftp", "file" -> true;
      default -> false;
    };
  }

  /** The index of the colon after a scheme in any case (scheme state), or -1. */
  static int end(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i == 0 ? -1 : i;
      }
      char lower = Ascii.toLower(c);
      boolean later = Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
      if (!Ascii.isLower(lower) && (i == 0 || !later)) {
        return -1;
      }
    }
    return -1;
  }

  /** The scheme in lower case, without a copy where it is one of the two that nearly all are. */
  static String lower(String text, int end) {
    if (text.startsWith("https:")) {
      return "https";
    }
    return text.startsWith("http:") ? "http" : Ascii.toLower(text.substring(0, end));
  }

  static PercentEncoding queryEncoding(String scheme) {
    return isSpecial(scheme) ? PercentEncoding.SPECIAL_QUERY : PercentEncoding.QUERY;
  }
}
