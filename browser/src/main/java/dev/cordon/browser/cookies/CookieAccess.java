package dev.cordon.browser.cookies;

/** Who asks for cookies or sets them (RFC 6265bis, "HTTP" and "non-HTTP" APIs). */
public enum CookieAccess {
  /** A request and its answer. */
  HTTP,
  /** A script, through {@code document.cookie}. */
  SCRIPT
}
