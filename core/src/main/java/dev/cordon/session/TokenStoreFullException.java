package dev.cordon.session;

/** A token store that has no room for one more session, and does not evict one that lives. */
public final class TokenStoreFullException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TokenStoreFullException(int capacity) {
    super(
        "[token-store-full] it holds %d live sessions. Evicting one would break the forms of somebody who is logged in, at the wish of whoever opens many sessions. Use the pattern session-hmac, which stores nothing, or a larger store."
            .formatted(capacity));
  }
}
