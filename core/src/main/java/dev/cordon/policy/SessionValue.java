package dev.cordon.policy;

/** What the application keeps in a session cookie. */
public enum SessionValue {
  /** An id: a new value starts a new session. */
  ID,
  /**
   * The session itself, which changes often: only the paths of {@code rotate-at} start a new
   * session.
   */
  DATA
}
