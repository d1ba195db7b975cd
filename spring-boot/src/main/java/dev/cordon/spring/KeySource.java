package dev.cordon.spring;

import dev.cordon.config.KeySettings;
import dev.cordon.session.KeyRing;
import dev.cordon.session.KeyRingException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Takes the keys of seals and tokens from where the properties say. */
final class KeySource {
  private static final Log LOG = LogFactory.getLog(KeySource.class);

  private KeySource() {}

  static KeyRing ring(KeySettings settings) {
    if (settings instanceof KeySettings.FromSecret from) {
      return KeyRing.ofSecret(from.secret().reveal());
    }
    if (settings instanceof KeySettings.RingFile ring) {
      return read(ring.file());
    }
    LOG.info(
        "Cordon made keys that end with this process: tokens and sealed sessions of before a"
            + " restart, or of another node, are refused. Set cordon.keys.secret or"
            + " cordon.keys.file to keep them.");
    return KeyRing.generate(new SecureRandom(), Instant.now());
  }

  private static KeyRing read(Path file) {
    try {
      return KeyRing.read(file);
    } catch (KeyRingException e) {
      throw invalid(file + " is no ring of keys: " + e.getMessage());
    } catch (IOException e) {
      throw invalid(file + " cannot be read: " + e.getMessage());
    }
  }

  private static InvalidCordonPropertiesException invalid(String problem) {
    return InvalidCordonPropertiesException.of(
        "keys-unreadable",
        "keys.file",
        problem,
        "Keys that were made instead would refuse every session and token of before.",
        "Make the file with: cordon keys new FILE, readable by this process alone.");
  }
}
