package dev.cordon.browser.profile;

/** What a browser does with the cookies of a site that is not the top-level one. */
public enum ThirdPartyCookies {
  /** They are stored and sent. */
  ALLOWED,
  /** Each top-level site has a jar of its own for them. */
  PARTITIONED,
  /** They are neither stored nor sent. Cookies with {@code Partitioned} still are, where known. */
  BLOCKED
}
