package dev.cordon.gateway;

import dev.cordon.config.KeySettings;
import dev.cordon.session.JournalDamagedException;
import dev.cordon.session.KeyRing;
import dev.cordon.session.RevocationJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for what has to survive a restart: the key ring, where the file names no other, and
 * the revocations.
 */
final class StateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
  private static final int REVOKED_SESSIONS = 1_000_000;

  private final Path folder;
  private final InstantSource clock;

  private StateFolder(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Opens it, creating it for its owner alone. */
  static StateFolder open(Path folder, InstantSource clock) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    }
    return new StateFolder(folder, clock);
  }

  /**
   * The keys; a ring of the state folder is made where there is none yet, one that the file names
   * is not.
   */
  KeyRing keys(KeySettings settings) throws IOException {
    if (settings instanceof KeySettings.FromSecret secret) {
      return KeyRing.ofSecret(secret.secret().reveal());
    }
    if (settings instanceof KeySettings.RingFile ring) {
      return KeyRing.read(ring.file());
    }
    Path file = ((KeySettings.StateRing) settings).file();
    if (!Files.exists(file)) {
      KeyRing.generate(new SecureRandom(), clock.instant()).write(file);
      LOG.info(
          "created the key ring {} (mode 0600); whoever has it can forge sessions, whoever loses it"
              + " logs everyone out",
          file);
    }
    return KeyRing.read(file);
  }

  /**
   * The revocations; a damaged journal is set aside and every session so far ends, which is the
   * safe side to err on.
   */
  RevocationJournal revocations() throws IOException {
    try {
      return RevocationJournal.open(folder, clock, REVOKED_SESSIONS);
    } catch (JournalDamagedException e) {
      LOG.error("{} All sessions issued until now are ended in its place.", e.getMessage());
      return RevocationJournal.openAcceptingLoss(folder, clock, REVOKED_SESSIONS);
    }
  }
}
