package dev.cordon.session;

import java.time.Instant;

/** Remembers which single-use tokens were used. Safe for use by many threads. */
public interface UsedTokens {
  /**
   * Uses the token of this nonce up.
   *
   * @param until when the token is refused anyway; the nonce is remembered till then
   * @return whether this was its first use; false also when it cannot be remembered, so that no
   *     token serves twice
   */
  boolean burn(TokenNonce nonce, Instant until, Instant now);
}
