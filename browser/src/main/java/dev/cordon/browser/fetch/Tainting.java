package dev.cordon.browser.fetch;

/** A request's response tainting (Fetch, section 2.2.5): how far the page may trust the answer. */
public enum Tainting {
  BASIC,
  CORS,
  OPAQUE
}
