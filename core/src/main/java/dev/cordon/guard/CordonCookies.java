package dev.cordon.guard;

import java.time.Duration;

/**
 * The cookies that Cordon sets for itself. The application never sees them, and they are no
 * credentials.
 *
 * <table>
 *   <caption>The cookies</caption>
 *   <tr><th>cookie</th><th>holds</th><th>script may read it</th></tr>
 *   <tr><td>{@code cordon-csrf}</td><td>the CSRF token</td><td>yes: that is its purpose</td></tr>
 *   <tr><td>{@code cordon-pre}</td><td>the sealed id of a client that has no session yet</td><td>no</td></tr>
 *   <tr><td>{@code cordon-prior}</td><td>the session id of before the login, for a short grace</td><td>no</td></tr>
 * </table>
 *
 * Each is {@code Secure} under the {@code __Host-} prefix where a browser accepts that, so that no
 * sibling can plant one (RFC 6265bis, section 4.1.3.2; W19 in docs/threats.md).
 */
final class CordonCookies {
  static final String CSRF = "cordon-csrf";
  static final String PRE_SESSION = "cordon-pre";
  static final String PREDECESSOR = "cordon-prior";

  /** Occurs in the name of each. */
  static final String STEM = "cordon-";

  /**
   * The cookies of an origin whose browsers keep {@code Secure} ones: https, or a loopback name.
   */
  static final CordonCookies SECURE = new CordonCookies(true);

  /** The cookies of a plain http origin, which can have neither the attribute nor the prefix. */
  static final CordonCookies INSECURE = new CordonCookies(false);

  private static final String PREFIX = "__Host-";

  private final boolean secure;

  private CordonCookies(boolean secure) {
    this.secure = secure;
  }

  String name(String cookie) {
    return secure ? PREFIX + cookie : cookie;
  }

  boolean owns(String name) {
    return name.equals(name(CSRF))
        || name.equals(name(PRE_SESSION))
        || name.equals(name(PREDECESSOR));
  }

  /** A {@code Set-Cookie} line for a cookie that scripts may read. */
  String readable(String cookie, String value, Duration maxAge) {
    return line(cookie, value, maxAge) + "; SameSite=Strict";
  }

  /** A {@code Set-Cookie} line for a cookie that scripts may not read. */
  String hidden(String cookie, String value, Duration maxAge) {
    // Lax: the first page of a visit is often reached by a link from elsewhere.
    return line(cookie, value, maxAge) + "; HttpOnly; SameSite=Lax";
  }

  private String line(String cookie, String value, Duration maxAge) {
    return name(cookie)
        + "="
        + value
        + "; Path=/; Max-Age="
        + maxAge.toSeconds()
        + (secure ? "; Secure" : "");
  }
}
