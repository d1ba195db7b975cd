package dev.cordon.guard;

import dev.cordon.session.SessionId;
import dev.cordon.session.TokenStore;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The store of the synchronizer pattern in the application's own session: the secret lives, moves
 * to other nodes and ends with it. It survives a change of the session's id, but the tokens made
 * from it do not, since they are bound to the id as well.
 */
final class ApplicationSecrets implements TokenStore {
  private static final String NAME = "dev.cordon.csrf-secret";

  private final ApplicationSession session;

  ApplicationSecrets(ApplicationSession session) {
    this.session = session;
  }

  @Override
  public byte @Nullable [] find(SessionId id, Instant now) {
    String secret = session.id() == null ? null : session.get(NAME);
    return secret == null ? null : Base64.getUrlDecoder().decode(secret);
  }

  @Override
  public byte[] findOrStore(SessionId id, byte[] fresh, Instant until, Instant now) {
    // Two pages that open at once must not each keep a secret of its own.
    synchronized (ApplicationSecrets.class) {
      byte[] secret = find(id, now);
      if (secret != null) {
        return secret;
      }
      session.put(NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
      return fresh.clone();
    }
  }

  /** The application ends its session itself. */
  @Override
  public void remove(SessionId id) {}
}
