package dev.cordon.web;

/** Port numbers in text, and the defaults of the URL Standard's special schemes. */
final class Port {
  static final int NONE = -1;
  static final int MALFORMED = -2;

  private Port() {}

  /** The number from {@code start} to the end: 0 to 65535, no leading zeros, or MALFORMED. */
  static int parse(String text, int start) {
    int digits = text.length() - start;
    if (digits < 1 || digits > 5 || (digits > 1 && text.charAt(start) == '0')) {
      return MALFORMED;
    }
    int port = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Ascii.isDigit(c)) {
        return MALFORMED;
      }
      port = port * 10 + c - '0';
    }
    return port > 0xffff ? MALFORMED : port;
  }

  /** URL Standard, special scheme's default port, or NONE. */
  static int defaultOf(String scheme) {
    return switch (scheme) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      case "ftp" -> 21;
      default -> NONE;
    };
  }
}
