package dev.cordon.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the synchronizer pattern keeps a secret for each session. Safe for use by many threads; it
 * does not block, since it is asked while a request is judged.
 */
public interface TokenStore {
  /** The secret of this session, or null when there is none that still lives. */
  byte @Nullable [] find(SessionId session, Instant now);

  /**
   * The secret of this session, which is {@code fresh} when it had none. It lives until the latest
   * {@code until} that was asked for.
   *
   * @throws TokenStoreFullException when it had none and there is no room
   */
  byte[] findOrStore(SessionId session, byte[] fresh, Instant until, Instant now);

  /** Forgets the secret of this session, as at logout. */
  void remove(SessionId session);
}
