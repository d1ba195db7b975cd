package dev.cordon.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The form that the tokens of all patterns share: a head in clear, then a mask and the masked
 * proof.
 *
 * <pre>version(1) kind(1) key id(4) issued-at(5) [nonce(16)] mask(n) proof XOR mask(n)</pre>
 */
final class TokenForm {
  static final int VERSION = 1;
  static final int AT_KIND = 1;
  static final int AT_KEY = 2;
  static final int AT_ISSUED = 6;
  static final int AT_NONCE = 11;

  /** Added to the kind when a nonce follows the head. */
  static final int WITH_NONCE = 0x10;

  private static final long SKEW_SECONDS = SessionSeal.SKEW.toSeconds();

  private final SecureRandom random;
  private final long lifetimeSeconds;
  private final TokenReuse reuse;

  TokenForm(SecureRandom random, Duration lifetime, TokenReuse reuse) {
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("a token lives for a second at least, not " + lifetime);
    }
    this.random = random;
    this.lifetimeSeconds = lifetime.toSeconds();
    this.reuse = reuse;
  }

  /** A token taken apart: its head as it was written, and the proof without its mask. */
  static final class Parts {
    private final byte[] head;
    private final byte[] proof;

    private Parts(byte[] head, byte[] proof) {
      this.head = head;
      this.proof = proof;
    }

    byte[] head() {
      return head;
    }

    byte[] proof() {
      return proof;
    }

    int keyId() {
      return Fields.getInt(head, AT_KEY);
    }

    long issued() {
      return Fields.getSeconds(head, AT_ISSUED);
    }
  }

  /** The head of a token to be issued now. */
  byte[] head(int kind, int keyId, Instant now) {
    boolean once = reuse == TokenReuse.SINGLE_USE;
    byte[] head = new byte[AT_NONCE + (once ? TokenNonce.BYTES : 0)];
    head[0] = VERSION;
    head[AT_KIND] = (byte) (once ? kind | WITH_NONCE : kind);
    Fields.putInt(head, AT_KEY, keyId);
    Fields.putSeconds(head, AT_ISSUED, now.getEpochSecond());
    if (once) {
      TokenNonce.random(random).put(head, AT_NONCE);
    }
    return head;
  }

  String write(byte[] head, byte[] proof) {
    byte[] mask = new byte[proof.length];
    random.nextBytes(mask);
    byte[] bytes = new byte[head.length + 2 * proof.length];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(mask, 0, bytes, head.length, mask.length);
    for (int i = 0; i < proof.length; i++) {
      bytes[head.length + mask.length + i] = (byte) (mask[i] ^ proof[i]);
    }
    return Base64Url.encode(bytes);
  }

  /**
   * The parts of a token of this kind and proof length, not yet verified; null when it is no such
   * token.
   */
  @Nullable Parts readOrNull(@Nullable String token, int kind, int proofLength) {
    if (token == null) {
      return null;
    }
    boolean once =
        token.length() == Base64Url.encodedLength(AT_NONCE + TokenNonce.BYTES + 2 * proofLength);
    if (!once
        && (reuse == TokenReuse.SINGLE_USE
            || token.length() != Base64Url.encodedLength(AT_NONCE + 2 * proofLength))) {
      return null;
    }
    byte[] bytes = Base64Url.decodeOrNull(token, 0);
    if (bytes == null
        || bytes[0] != VERSION
        || bytes[AT_KIND] != (once ? kind | WITH_NONCE : kind)) {
      return null;
    }
    byte[] head = new byte[bytes.length - 2 * proofLength];
    System.arraycopy(bytes, 0, head, 0, head.length);
    byte[] proof = new byte[proofLength];
    for (int i = 0; i < proofLength; i++) {
      proof[i] = (byte) (bytes[head.length + i] ^ bytes[head.length + proofLength + i]);
    }
    return new Parts(head, proof);
  }

  /** The verdict on the date of a token whose proof is good. */
  TokenCheck checkDate(Parts parts, Instant now) {
    long second = now.getEpochSecond();
    if (parts.issued() - SKEW_SECONDS > second) {
      return TokenCheck.INVALID;
    }
    long end = parts.issued() + lifetimeSeconds + SKEW_SECONDS;
    if (second >= end) {
      return TokenCheck.EXPIRED;
    }
    if (reuse == TokenReuse.REUSABLE) {
      return TokenCheck.VALID;
    }
    TokenCheck.Use use =
        new TokenCheck.Use(TokenNonce.at(parts.head(), AT_NONCE), Instant.ofEpochSecond(end));
    return new TokenCheck(TokenVerdict.VALID, use);
  }

  /**
   * Whether a valid token in the cookie has served enough: it is single-use, or past half of its
   * life.
   */
  boolean isDueForRenewal(Parts parts, Instant now) {
    return reuse == TokenReuse.SINGLE_USE
        || now.getEpochSecond() - parts.issued() >= lifetimeSeconds / 2;
  }

  /** How long a store must remember what a token issued now rests on. */
  Instant lastUse(Instant now) {
    return now.plusSeconds(lifetimeSeconds + 2 * SKEW_SECONDS);
  }
}
