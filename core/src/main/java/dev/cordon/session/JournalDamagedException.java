package dev.cordon.session;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A revocation journal that cannot be read in full, so that sessions which were logged out would
 * come back.
 */
public final class JournalDamagedException extends IOException {
  private static final long serialVersionUID = 1;

  JournalDamagedException(Path file, String problem) {
    super(
        "[journal-damaged] %s: %s. Sessions that were logged out could come back. Restore the file, or accept the loss: that ends every session."
            .formatted(file, problem));
  }
}
