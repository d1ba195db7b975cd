package dev.cordon.web;

/** The promises that a cookie's name makes (RFC 6265bis, section 4.1.3). */
final class CookiePrefix {
  private CookiePrefix() {}

  /**
   * Holds a cookie against what browsers demand (section 5.7).
   *
   * @throws IllegalStateException if they would refuse it
   */
  static void require(SetCookie cookie) {
    String name = Ascii.toLower(cookie.name());
    boolean host = name.startsWith("__host-");
    boolean needsSecure =
        host || name.startsWith("__secure-") || cookie.sameSite() == SameSite.NONE;
    if (needsSecure && !cookie.secure()) {
      throw fault(cookie, "is not Secure");
    }
    if (host && (cookie.has("Domain") || !"/".equals(cookie.path()))) {
      throw fault(cookie, "has a Domain, or a Path other than /");
    }
  }

  private static IllegalStateException fault(SetCookie cookie, String problem) {
    return new IllegalStateException(
        "Cookie " + Ascii.quote(cookie.name()) + " " + problem + ": browsers would refuse it.");
  }
}
