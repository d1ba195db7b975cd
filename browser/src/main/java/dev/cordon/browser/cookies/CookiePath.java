package dev.cordon.browser.cookies;

/** Where on a host a cookie goes (RFC 6265bis, section 5.1.4). */
final class CookiePath {
  private CookiePath() {}

  /** The folder of a URL's path, without its last slash. */
  static String defaultOf(String path) {
    int slash = path.startsWith("/") ? path.lastIndexOf('/') : 0;
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  /** Whether a path is the cookie's or lies below it. {@code /foo} is not below {@code /fo}. */
  static boolean matches(String path, String cookiePath) {
    return path.startsWith(cookiePath)
        && (path.length() == cookiePath.length()
            || cookiePath.endsWith("/")
            || path.charAt(cookiePath.length()) == '/');
  }

  /** Whether a host is the domain or lies below it (section 5.1.3). Both in lower case. */
  static boolean domainMatches(String host, String domain) {
    int head = host.length() - domain.length();
    return head == 0
        ? host.equals(domain)
        : head > 0 && host.endsWith(domain) && host.charAt(head - 1) == '.';
  }
}
