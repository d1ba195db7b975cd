package dev.cordon.session;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Revocations in the memory of this process: a restart revives what was logged out, and other nodes
 * do not know.
 */
public final class InMemoryRevocations implements Revocations {
  private final InstantSource clock;
  private final ExpiringMap<SessionId, Boolean> revoked;
  private final AtomicLong floorSecond = new AtomicLong(-1);

  /**
   * @param capacity the most revoked sessions it holds; each takes about 200 bytes
   */
  public InMemoryRevocations(InstantSource clock, int capacity) {
    this.clock = clock;
    this.revoked = new ExpiringMap<>(capacity);
  }

  @Override
  public boolean isRevoked(SealedSession session) {
    // An entry that has ended still counts until it is purged: the session it names has ended too.
    return session.issuedAt().getEpochSecond() <= floorSecond.get() || revoked.holds(session.id());
  }

  @Override
  public void revoke(SessionId session, Instant until) {
    if (revoked.add(session, Boolean.TRUE, until, clock.instant()) == ExpiringMap.Addition.FULL) {
      throw RevocationFailedException.full(revoked.capacity());
    }
  }

  @Override
  public void revokeIssuedBefore(Instant time) {
    floorSecond.accumulateAndGet(time.truncatedTo(ChronoUnit.SECONDS).getEpochSecond(), Math::max);
  }

  /** The last second whose sessions are all revoked; -1 for none. */
  long floorSecond() {
    return floorSecond.get();
  }

  ExpiringMap<SessionId, Boolean> revoked() {
    return revoked;
  }
}
