package dev.cordon.session;

import java.time.Instant;

/**
 * Used tokens in the memory of this process: lost with it, and unknown to other nodes.
 *
 * <p>A full one refuses: a nonce that was evicted could be used again. Its size bounds how many
 * writes there can be in one lifetime of a token, so keep that lifetime short where tokens are
 * single-use.
 */
public final class InMemoryUsedTokens implements UsedTokens {
  private final ExpiringMap<TokenNonce, Boolean> used;

  /**
   * @param capacity the most nonces it holds; each takes about 200 bytes
   */
  public InMemoryUsedTokens(int capacity) {
    this.used = new ExpiringMap<>(capacity);
  }

  @Override
  public boolean burn(TokenNonce nonce, Instant until, Instant now) {
    return used.add(nonce, Boolean.TRUE, until, now) == ExpiringMap.Addition.ADDED;
  }
}
