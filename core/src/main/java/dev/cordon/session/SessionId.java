package dev.cordon.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Cordon's own name of a session: 16 random bytes, chosen here and never by a client.
 *
 * <p>A session that container or framework named is known by what follows from that name.
 *
 * <p>It is not a credential: only a seal that holds it opens a session. Still it belongs in no page
 * and no token.
 */
public final class SessionId {
  static final int BYTES = 16;

  /** Only ever copied. */
  private static final MessageDigest LABELLED = labelled();

  private final long high;
  private final long low;

  private SessionId(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** A new id. */
  public static SessionId random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return at(bytes, 0);
  }

  /**
   * The id that stands for a session which someone else named: the first bytes of the SHA-256 of
   * that name, so that neither follows from the other.
   */
  public static SessionId standingFor(String name) {
    return at(applicationSession().digest(name.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** A digest that has read the label already: a copy costs less than looking for the algorithm. */
  private static MessageDigest applicationSession() {
    try {
      return (MessageDigest) LABELLED.clone();
    } catch (CloneNotSupportedException fromAnotherProvider) {
      return labelled();
    }
  }

  private static MessageDigest labelled() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("cordon/application-session/v1\0".getBytes(StandardCharsets.US_ASCII));
      return sha256;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The id that was written as these 22 characters; null when they are not one. */
  public static @Nullable SessionId parseOrNull(String text) {
    byte[] bytes =
        text.length() == Base64Url.encodedLength(BYTES) ? Base64Url.decodeOrNull(text, 0) : null;
    return bytes == null ? null : at(bytes, 0);
  }

  static SessionId at(byte[] from, int offset) {
    return new SessionId(Fields.getLong(from, offset), Fields.getLong(from, offset + 8));
  }

  void put(byte[] to, int offset) {
    Fields.putLong(to, offset, high);
    Fields.putLong(to, offset + 8, low);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionId that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return (int) (low ^ (low >>> 32));
  }

  /** Base64url, 22 characters. */
  @Override
  public String toString() {
    byte[] bytes = new byte[BYTES];
    put(bytes, 0);
    return Base64Url.encode(bytes);
  }
}
