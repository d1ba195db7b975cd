package dev.cordon.session;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Random tokens that the cookie and the request carry both.
 *
 * <p>The proof is {@code random(32) tag(32)}, the tag an HMAC over the random and the session: a
 * cookie that a sibling domain tossed, with a token that it got for a session of its own, is bound
 * to that session and fails here (W19).
 */
final class DoubleSubmitTokens implements CsrfTokens {
  static final int KIND = 2;
  static final int RANDOM_BYTES = 32;
  static final int PROOF_BYTES = RANDOM_BYTES + Hkdf.HASH_BYTES;

  private final KeyRing ring;
  private final SecureRandom random;
  private final TokenForm form;

  DoubleSubmitTokens(KeyRing ring, SecureRandom random, TokenForm form) {
    this.ring = ring;
    this.random = random;
    this.form = form;
  }

  @Override
  public IssuedToken issue(TokenBinding binding, @Nullable String cookie, Instant now) {
    TokenForm.Parts parts = form.readOrNull(cookie, KIND, PROOF_BYTES);
    if (parts == null || check(parts, binding, now).verdict() != TokenVerdict.VALID) {
      byte[] fresh = new byte[RANDOM_BYTES];
      random.nextBytes(fresh);
      return new IssuedToken(write(fresh, binding, now), write(fresh, binding, now));
    }
    // A renewed cookie keeps its random, so that the tokens already written into other tabs still
    // match it.
    byte[] kept = Arrays.copyOf(parts.proof(), RANDOM_BYTES);
    return new IssuedToken(
        write(kept, binding, now),
        form.isDueForRenewal(parts, now) ? write(kept, binding, now) : null);
  }

  private String write(byte[] chosen, TokenBinding binding, Instant now) {
    KeyRing.Key key = ring.current();
    byte[] head = form.head(KIND, key.idBits(), now);
    byte[] tag = key.signing(Purpose.CSRF_DOUBLE_SUBMIT).authenticate(input(binding, head, chosen));
    byte[] proof = Arrays.copyOf(chosen, PROOF_BYTES);
    System.arraycopy(tag, 0, proof, RANDOM_BYTES, tag.length);
    return form.write(head, proof);
  }

  @Override
  public TokenCheck verify(
      @Nullable String token, @Nullable String cookie, TokenBinding binding, Instant now) {
    TokenForm.Parts sent = form.readOrNull(token, KIND, PROOF_BYTES);
    TokenForm.Parts kept = form.readOrNull(cookie, KIND, PROOF_BYTES);
    // Two that are absent are not two that are equal (CVE-2023-52431).
    if (sent == null || kept == null) {
      return TokenCheck.INVALID;
    }
    TokenCheck cookieCheck = check(kept, binding, now);
    if (cookieCheck.verdict() != TokenVerdict.VALID) {
      return cookieCheck;
    }
    byte[] sentRandom = Arrays.copyOf(sent.proof(), RANDOM_BYTES);
    byte[] keptRandom = Arrays.copyOf(kept.proof(), RANDOM_BYTES);
    return MessageDigest.isEqual(sentRandom, keptRandom)
        ? check(sent, binding, now)
        : TokenCheck.INVALID;
  }

  @Override
  public TokenCheck verifyPredecessor(
      @Nullable String token, TokenBinding predecessor, Instant now) {
    TokenForm.Parts sent = form.readOrNull(token, KIND, PROOF_BYTES);
    return sent == null ? TokenCheck.INVALID : check(sent, predecessor, now);
  }

  private TokenCheck check(TokenForm.Parts parts, TokenBinding binding, Instant now) {
    KeyRing.Key key = ring.find(parts.keyId());
    SubKey subKey = key == null || !key.verifies() ? null : key.subKey(Purpose.CSRF_DOUBLE_SUBMIT);
    if (subKey == null) {
      return TokenCheck.INVALID;
    }
    byte[] chosen = Arrays.copyOf(parts.proof(), RANDOM_BYTES);
    byte[] tag = Arrays.copyOfRange(parts.proof(), RANDOM_BYTES, PROOF_BYTES);
    byte[] expected = subKey.authenticate(input(binding, parts.head(), chosen));
    return MessageDigest.isEqual(expected, tag) ? form.checkDate(parts, now) : TokenCheck.INVALID;
  }

  private static byte[] input(TokenBinding binding, byte[] head, byte[] chosen) {
    return TokenProof.input(Purpose.CSRF_DOUBLE_SUBMIT, binding, head, chosen);
  }
}
