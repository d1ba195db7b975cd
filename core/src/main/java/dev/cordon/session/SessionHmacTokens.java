package dev.cordon.session;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose proof is an HMAC of the session: any token of the session serves, and nothing is
 * stored.
 */
final class SessionHmacTokens implements CsrfTokens {
  static final int KIND = 1;
  private static final byte[] NOTHING = new byte[0];

  private final KeyRing ring;
  private final TokenForm form;

  SessionHmacTokens(KeyRing ring, TokenForm form) {
    this.ring = ring;
    this.form = form;
  }

  @Override
  public IssuedToken issue(TokenBinding binding, @Nullable String cookie, Instant now) {
    TokenForm.Parts parts = form.readOrNull(cookie, KIND, Hkdf.HASH_BYTES);
    boolean serves = parts != null && check(parts, binding, now).verdict() == TokenVerdict.VALID;
    boolean keep = parts != null && serves && !form.isDueForRenewal(parts, now);
    return new IssuedToken(write(binding, now), keep ? null : write(binding, now));
  }

  private String write(TokenBinding binding, Instant now) {
    KeyRing.Key key = ring.current();
    byte[] head = form.head(KIND, key.idBits(), now);
    return form.write(
        head, key.signing(Purpose.CSRF_SESSION_HMAC).authenticate(input(binding, head)));
  }

  @Override
  public TokenCheck verify(
      @Nullable String token, @Nullable String cookie, TokenBinding binding, Instant now) {
    TokenForm.Parts parts = form.readOrNull(token, KIND, Hkdf.HASH_BYTES);
    return parts == null ? TokenCheck.INVALID : check(parts, binding, now);
  }

  @Override
  public TokenCheck verifyPredecessor(
      @Nullable String token, TokenBinding predecessor, Instant now) {
    return verify(token, null, predecessor, now);
  }

  private TokenCheck check(TokenForm.Parts parts, TokenBinding binding, Instant now) {
    KeyRing.Key key = ring.find(parts.keyId());
    SubKey subKey = key == null || !key.verifies() ? null : key.subKey(Purpose.CSRF_SESSION_HMAC);
    if (subKey == null
        || !MessageDigest.isEqual(
            subKey.authenticate(input(binding, parts.head())), parts.proof())) {
      return TokenCheck.INVALID;
    }
    return form.checkDate(parts, now);
  }

  private static byte[] input(TokenBinding binding, byte[] head) {
    return TokenProof.input(Purpose.CSRF_SESSION_HMAC, binding, head, NOTHING);
  }
}
