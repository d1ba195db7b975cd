package dev.cordon.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of verifying a token.
 *
 * @param verdict what it is
 * @param use for a valid single-use token, what is still to be asked of {@link UsedTokens}; null
 *     otherwise
 */
public record TokenCheck(TokenVerdict verdict, @Nullable Use use) {
  static final TokenCheck VALID = new TokenCheck(TokenVerdict.VALID, null);
  static final TokenCheck INVALID = new TokenCheck(TokenVerdict.INVALID, null);
  static final TokenCheck EXPIRED = new TokenCheck(TokenVerdict.EXPIRED, null);

  /**
   * The one use of a token. Burn it last, when nothing else can refuse the request any more.
   *
   * @param nonce the token's name
   * @param until when the token would be refused anyway, skew included: remember the nonce till
   *     then
   */
  public record Use(TokenNonce nonce, Instant until) {}
}
