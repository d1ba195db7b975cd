package dev.cordon.session;

import org.jspecify.annotations.Nullable;

/** A revocation that could not be remembered for good. */
public final class RevocationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RevocationFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static RevocationFailedException full(int capacity) {
    return new RevocationFailedException(
        "[revocations-full] %d revoked sessions are remembered and none has run out. To forget one would revive a session that was logged out. Allow for more, or shorten the lifetime of sessions."
            .formatted(capacity),
        null);
  }
}
