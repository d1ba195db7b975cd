package dev.cordon.browser.fetch;

/** Cross-Origin-Embedder-Policy of a page (HTML, embedder policy value). */
public enum EmbedderPolicy {
  UNSAFE_NONE,
  CREDENTIALLESS,
  REQUIRE_CORP
}
