package dev.cordon.browser.fetch;

/**
 * A request's cache mode (Fetch, section 2.2.5). The model has no HTTP cache; it sends the headers.
 */
public enum CacheMode {
  DEFAULT,
  NO_STORE,
  RELOAD,
  NO_CACHE,
  FORCE_CACHE,
  ONLY_IF_CACHED
}
