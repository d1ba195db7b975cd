package dev.cordon.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token store in the memory of this process: lost with it, and unknown to other nodes.
 *
 * <p>A full one refuses new sessions. To evict the oldest would let whoever opens many anonymous
 * sessions break the forms of those who are logged in.
 */
public final class InMemoryTokenStore implements TokenStore {
  private final ExpiringMap<SessionId, byte[]> secrets;

  /**
   * @param capacity the most sessions it holds; each takes about 250 bytes
   */
  public InMemoryTokenStore(int capacity) {
    this.secrets = new ExpiringMap<>(capacity);
  }

  @Override
  public byte @Nullable [] find(SessionId session, Instant now) {
    byte[] secret = secrets.get(session, now);
    return secret == null ? null : secret.clone();
  }

  @Override
  public byte[] findOrStore(SessionId session, byte[] fresh, Instant until, Instant now) {
    synchronized (
        secrets) { // Otherwise another thread could remove the secret between the two steps.
      return switch (secrets.add(session, fresh.clone(), until, now)) {
        case ADDED -> fresh.clone();
        case PRESENT -> present(session, now);
        case FULL -> throw new TokenStoreFullException(secrets.capacity());
      };
    }
  }

  private byte[] present(SessionId session, Instant now) {
    byte[] secret = secrets.get(session, now);
    if (secret == null) {
      throw new IllegalStateException("an entry that was just found lives on");
    }
    return secret.clone();
  }

  @Override
  public void remove(SessionId session) {
    secrets.remove(session);
  }
}
