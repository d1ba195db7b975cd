package dev.cordon.guard;

import dev.cordon.session.TokenNonce;
import java.time.Instant;
import java.util.function.Function;

/**
 * Is this the first use of a single-use token? Whoever answers also records the use, in one atomic
 * step.
 */
public final class TokenUseQuestion implements Question {
  private final TokenNonce nonce;
  private final Instant expiresAt;
  private final Function<Boolean, Judgement> next;

  TokenUseQuestion(TokenNonce nonce, Instant expiresAt, Function<Boolean, Judgement> next) {
    this.nonce = nonce;
    this.expiresAt = expiresAt;
    this.next = next;
  }

  /** The token's nonce, already authenticated. */
  public TokenNonce nonce() {
    return nonce;
  }

  /** From when on the nonce need not be remembered, because the token itself has expired. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Goes on, with whether this was the first use. */
  public Judgement resume(Use use) {
    return next.apply(use == Use.FIRST);
  }

  /** Whether a token has been used before. */
  public enum Use {
    FIRST,
    REPEATED
  }
}
