package dev.cordon.policy;

/** How a CSRF token proves that a page of the application wrote the request. */
public enum TokenPattern {
  /** An HMAC of the session id, masked anew in every answer; nothing is stored. */
  SESSION_HMAC,
  /** A random token kept on the server beside the session. */
  SYNCHRONIZER,
  /** A random token in a cookie, bound to the session by an HMAC, repeated in the request. */
  DOUBLE_SUBMIT,
  /** A request header that no cross-origin page can set without a preflight. */
  CUSTOM_HEADER
}
