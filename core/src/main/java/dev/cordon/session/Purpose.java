package dev.cordon.session;

import java.nio.charset.StandardCharsets;

/**
 * What a key is used for: each use has a sub-key of its own, so that what is made for one is worth
 * nothing in another.
 */
enum Purpose {
  /** The seal of a session cookie, the anonymous session before login included. */
  SESSION("cordon/session/v1"),
  /** The note that names the session before the last login. */
  PREDECESSOR("cordon/predecessor/v1"),
  /** The CSRF token that is an HMAC of the session. */
  CSRF_SESSION_HMAC("cordon/csrf-session-hmac/v1"),
  /** The CSRF token that a cookie and a request carry both. */
  CSRF_DOUBLE_SUBMIT("cordon/csrf-double-submit/v1");

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  /** The label: the {@code info} of the sub-key's derivation. */
  String label() {
    return label;
  }

  byte[] labelBytes() {
    return label.getBytes(StandardCharsets.US_ASCII);
  }
}
