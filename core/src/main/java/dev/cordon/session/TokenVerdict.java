package dev.cordon.session;

/** What a CSRF token turned out to be; never which part of it was wrong. */
public enum TokenVerdict {
  /** Issued here, for this session, in date. */
  VALID,
  /** Absent, malformed, of another session, or made up. */
  INVALID,
  /** Issued here, for this session, too long ago: the page is to be loaded anew. */
  EXPIRED
}
