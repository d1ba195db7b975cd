package dev.cordon.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * CSRF tokens of one pattern: what a page of the application knows and another site's page does
 * not.
 *
 * <p>A token carries its time of issue, so that a lifetime can be enforced, and is masked anew each
 * time it is written out, so that the size of a compressed page tells nothing of it (BREACH, W26).
 * It holds neither the session id nor anything the id follows from. The pattern {@code
 * custom-header} has no token and no class here.
 */
public sealed interface CsrfTokens
    permits SessionHmacTokens, DoubleSubmitTokens, SynchronizerTokens {
  /** Tokens that are an HMAC of the session: nothing is stored. */
  static CsrfTokens sessionHmac(
      KeyRing ring, SecureRandom random, Duration lifetime, TokenReuse reuse) {
    return new SessionHmacTokens(ring, new TokenForm(random, lifetime, reuse));
  }

  /** Random tokens that the cookie and the request carry both, bound to the session by an HMAC. */
  static CsrfTokens doubleSubmit(
      KeyRing ring, SecureRandom random, Duration lifetime, TokenReuse reuse) {
    return new DoubleSubmitTokens(ring, random, new TokenForm(random, lifetime, reuse));
  }

  /** Tokens made from a random secret that the server keeps for each session. */
  static CsrfTokens synchronizer(
      TokenStore store, SecureRandom random, Duration lifetime, TokenReuse reuse) {
    return new SynchronizerTokens(store, random, new TokenForm(random, lifetime, reuse));
  }

  /**
   * A token for this binding.
   *
   * @param cookie the value of the request's token cookie; null when it has none, or more than one
   *     of the name
   * @throws TokenStoreFullException when the pattern needs a place in the store and there is none
   */
  IssuedToken issue(TokenBinding binding, @Nullable String cookie, Instant now);

  /**
   * What the token of a request is.
   *
   * @param token the token of the header or the form field; null or empty is invalid
   * @param cookie the value of the request's token cookie, which only double-submit asks for; null
   *     when it has none, or more than one of the name
   */
  TokenCheck verify(
      @Nullable String token, @Nullable String cookie, TokenBinding binding, Instant now);

  /**
   * What the token of a request is to the session before the last login. Count it only with the
   * browser's word that the request is same-origin: who planted that session knows its tokens
   * (W21). The cookie is of the new session by now, so it is not asked for.
   */
  TokenCheck verifyPredecessor(@Nullable String token, TokenBinding predecessor, Instant now);
}
