package dev.cordon.bench.edge;

/** Cookies of sessions: what the application sets, and what becomes of it. */
final class Sessions {
  /** What the application sets as {@code JSESSIONID}. */
  static final String PLAIN = "6b1f0c52d9a84e7ab03c5a7e9f124d86";

  private Sessions() {}

  /** The same cookie with one character of its value changed, which no key has vouched for. */
  static String forged(String cookie) {
    int place = cookie.length() - 8;
    char other = cookie.charAt(place) == 'A' ? 'B' : 'A';
    return cookie.substring(0, place) + other + cookie.substring(place + 1);
  }
}
