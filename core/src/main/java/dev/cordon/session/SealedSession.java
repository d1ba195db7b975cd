package dev.cordon.session;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a seal holds: Cordon's facts about a session, and the value that the application gave its
 * cookie.
 *
 * <p>Times are whole seconds from 1970 on; a finer one is cut down.
 */
public final class SealedSession {
  static final int BOUND_KEY_BYTES = 32;

  private static final byte[] UNBOUND = new byte[0];

  private final SessionId id;
  private final Instant issuedAt;
  private final Instant expiresAt;
  private final @Nullable Instant idleUntil;
  private final int epoch;
  private final byte[] boundKey;
  private final String value;

  /**
   * @param issuedAt when the session began; re-sealing keeps it
   * @param expiresAt the absolute end, after {@code issuedAt}; re-sealing keeps it
   * @param idleUntil the end unless the session is used before, cut down to {@code expiresAt}; null
   *     for none
   * @param epoch the user's epoch, 0 or more
   * @param boundKey the 32 bytes of the key that the session is bound to; empty for none
   * @param value the application's cookie value, byte for byte; empty for a session before login
   * @throws IllegalArgumentException when a bound is broken, or the value could break out of a
   *     cookie
   */
  public SealedSession(
      SessionId id,
      Instant issuedAt,
      Instant expiresAt,
      @Nullable Instant idleUntil,
      int epoch,
      byte[] boundKey,
      String value) {
    this.id = id;
    this.issuedAt = second(issuedAt);
    this.expiresAt = second(expiresAt);
    if (!this.expiresAt.isAfter(this.issuedAt)) {
      throw new IllegalArgumentException(
          "a session ends after it began: it would last from " + issuedAt + " to " + expiresAt);
    }
    this.idleUntil =
        idleUntil == null || idleUntil.isBefore(expiresAt)
            ? secondOrNull(idleUntil)
            : this.expiresAt;
    if (epoch < 0) {
      throw new IllegalArgumentException("an epoch is 0 or more, not " + epoch);
    }
    this.epoch = epoch;
    if (boundKey.length != 0 && boundKey.length != BOUND_KEY_BYTES) {
      throw new IllegalArgumentException("a bound key has 32 bytes, not " + boundKey.length);
    }
    this.boundKey = boundKey.length == 0 ? UNBOUND : boundKey.clone();
    this.value = checked(value);
  }

  /** A new session that begins now. */
  public static SealedSession begin(
      SessionId id, Instant now, Duration lifetime, @Nullable Duration idle, String value) {
    return new SealedSession(
        id, now, now.plus(lifetime), idle == null ? null : now.plus(idle), 0, UNBOUND, value);
  }

  /** A session before login: it has an id to bind a token to, and no value. */
  public static SealedSession anonymous(SessionId id, Instant now, Duration lifetime) {
    return begin(id, now, lifetime, null, "");
  }

  /** Cordon's own name of it. */
  public SessionId id() {
    return id;
  }

  /** When it began. */
  public Instant issuedAt() {
    return issuedAt;
  }

  /** Its absolute end. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Its end unless it is used before; null for none. */
  public @Nullable Instant idleUntil() {
    return idleUntil;
  }

  /** The user's epoch. */
  public int epoch() {
    return epoch;
  }

  /** The key that it is bound to, 32 bytes, or none. */
  public byte[] boundKey() {
    return boundKey.clone();
  }

  boolean isBound() {
    return boundKey.length != 0;
  }

  /** The application's cookie value. */
  public String value() {
    return value;
  }

  /** The same session with another value from the application. */
  public SealedSession withValue(String newValue) {
    return new SealedSession(id, issuedAt, expiresAt, idleUntil, epoch, boundKey, newValue);
  }

  /** The same session with another idle end; never beyond the absolute one. */
  public SealedSession withIdleUntil(Instant newIdleUntil) {
    return new SealedSession(id, issuedAt, expiresAt, newIdleUntil, epoch, boundKey, value);
  }

  /**
   * Whether a use at this time is worth a new seal: a quarter of the idle window has passed since
   * the last one, so that an active session is sealed again four times a window and not with every
   * answer. Never when the idle end is the absolute one already.
   */
  public boolean isDueForReseal(Instant now, Duration idle) {
    if (idleUntil == null) {
      return false;
    }
    Instant renewed = now.plus(idle);
    boolean gains = idleUntil.isBefore(expiresAt);
    return gains && !renewed.isBefore(idleUntil.plus(idle.dividedBy(4)));
  }

  // A control or a semicolon would split the Cookie header that the value goes back into. A lone
  // surrogate has no UTF-8.
  private static String checked(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c == ';' || c == 0x7f) {
        throw new IllegalArgumentException(
            "a cookie value holds no control character and no semicolon");
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (!pair) {
          throw new IllegalArgumentException("a cookie value is well-formed Unicode");
        }
        i++;
      }
    }
    return value;
  }

  private static @Nullable Instant secondOrNull(@Nullable Instant time) {
    return time == null ? null : second(time);
  }

  private static Instant second(Instant time) {
    if (time.getEpochSecond() < 0 || time.getEpochSecond() > Fields.MAX_SECONDS) {
      throw new IllegalArgumentException(
          "a time of a session lies between 1970 and 36812, unlike " + time);
    }
    return time.getNano() == 0 ? time : time.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SealedSession that
        && id.equals(that.id)
        && issuedAt.equals(that.issuedAt)
        && expiresAt.equals(that.expiresAt)
        && Objects.equals(idleUntil, that.idleUntil)
        && epoch == that.epoch
        && MessageDigest.isEqual(boundKey, that.boundKey)
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Its id and times, never its value. */
  @Override
  public String toString() {
    return "SealedSession["
        + id
        + ", "
        + issuedAt
        + " to "
        + expiresAt
        + ", idle "
        + idleUntil
        + "]";
  }
}
