package dev.cordon.browser.fetch;

/** A request's redirect mode (Fetch, section 2.2.5). */
public enum RedirectMode {
  FOLLOW,
  ERROR,
  MANUAL
}
