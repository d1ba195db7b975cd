package dev.cordon.session;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens made from a random secret that the server keeps for each session.
 *
 * <p>The proof is an HMAC under the stored secret rather than the secret itself, so that the time
 * of issue and the nonce cannot be altered; and the key ring plays no part: who steals it still
 * cannot make these tokens.
 */
final class SynchronizerTokens implements CsrfTokens {
  static final int KIND = 3;
  static final int SECRET_BYTES = 32;
  static final String LABEL = "cordon/csrf-synchronizer/v1";
  private static final byte[] NOTHING = new byte[0];

  private final TokenStore store;
  private final SecureRandom random;
  private final TokenForm form;

  SynchronizerTokens(TokenStore store, SecureRandom random, TokenForm form) {
    this.store = store;
    this.random = random;
    this.form = form;
  }

  @Override
  public IssuedToken issue(TokenBinding binding, @Nullable String cookie, Instant now) {
    byte[] fresh = new byte[SECRET_BYTES];
    random.nextBytes(fresh);
    byte[] secret = store.findOrStore(binding.session(), fresh, form.lastUse(now), now);
    TokenForm.Parts parts = form.readOrNull(cookie, KIND, Hkdf.HASH_BYTES);
    boolean serves =
        parts != null && check(parts, secret, binding, now).verdict() == TokenVerdict.VALID;
    boolean keep = parts != null && serves && !form.isDueForRenewal(parts, now);
    return new IssuedToken(write(secret, binding, now), keep ? null : write(secret, binding, now));
  }

  private String write(byte[] secret, TokenBinding binding, Instant now) {
    byte[] head = form.head(KIND, 0, now);
    return form.write(head, prove(secret, binding, head));
  }

  @Override
  public TokenCheck verify(
      @Nullable String token, @Nullable String cookie, TokenBinding binding, Instant now) {
    TokenForm.Parts parts = form.readOrNull(token, KIND, Hkdf.HASH_BYTES);
    byte[] secret = parts == null ? null : store.find(binding.session(), now);
    return parts == null || secret == null
        ? TokenCheck.INVALID
        : check(parts, secret, binding, now);
  }

  @Override
  public TokenCheck verifyPredecessor(
      @Nullable String token, TokenBinding predecessor, Instant now) {
    return verify(token, null, predecessor, now);
  }

  private TokenCheck check(
      TokenForm.Parts parts, byte[] secret, TokenBinding binding, Instant now) {
    boolean good = MessageDigest.isEqual(prove(secret, binding, parts.head()), parts.proof());
    return good ? form.checkDate(parts, now) : TokenCheck.INVALID;
  }

  private static byte[] prove(byte[] secret, TokenBinding binding, byte[] head) {
    return Hkdf.hmac(secret).doFinal(TokenProof.input(LABEL, binding, head, NOTHING));
  }
}
