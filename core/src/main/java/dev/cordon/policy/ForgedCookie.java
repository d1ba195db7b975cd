package dev.cordon.policy;

/** What becomes of a safe request that carries a forged session cookie. */
public enum ForgedCookie {
  /** It goes on without the cookie, which is cleared. */
  IGNORE,
  /** It is refused with 401, as an unsafe one always is. */
  REFUSE
}
