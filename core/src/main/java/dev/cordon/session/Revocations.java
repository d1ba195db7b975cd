package dev.cordon.session;

import java.time.Instant;

/** The sessions that ended before their time. Safe for use by many threads. */
public interface Revocations {
  /** Whether this session was revoked. It does not block. */
  boolean isRevoked(SealedSession session);

  /**
   * Revokes one session, from now on and after a restart if the implementation says so. It may
   * block on a disk.
   *
   * @param until when the session is refused anyway, skew included; remembered till then
   * @throws RevocationFailedException when it cannot be remembered: do not tell the user that the
   *     session ended
   */
  void revoke(SessionId session, Instant until);

  /**
   * Revokes every session that was issued up to this time: everyone has to log in again. Seals
   * count whole seconds, so a session issued later in the same second goes with them. An earlier
   * call is never taken back by a lower time.
   *
   * @throws RevocationFailedException when it cannot be remembered
   */
  void revokeIssuedBefore(Instant time);

  /** Revokes this session for as long as its seal could still open. */
  default void revoke(SealedSession session) {
    revoke(session.id(), session.expiresAt().plus(SessionSeal.SKEW));
  }
}
