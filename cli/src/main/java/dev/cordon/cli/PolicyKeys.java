package dev.cordon.cli;

import dev.cordon.config.KeySettings;
import dev.cordon.session.KeyRing;
import dev.cordon.session.KeyRingException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;

/** The keys a policy names, only read: an explanation must not create any. */
final class PolicyKeys {
  private PolicyKeys() {}

  static KeyRing ring(KeySettings keys) {
    if (keys instanceof KeySettings.FromSecret secret) {
      return fromSecret(secret);
    }
    if (keys instanceof KeySettings.RingFile ring) {
      return KeyRings.read(ring.file());
    }
    // Before the first start there is no ring, and no seal that one could open.
    return keys instanceof KeySettings.StateRing state && Files.isReadable(state.file())
        ? KeyRings.read(state.file())
        : KeyRing.generate(new SecureRandom(), Instant.now());
  }

  private static KeyRing fromSecret(KeySettings.FromSecret keys) {
    try {
      return KeyRing.ofSecret(keys.secret().reveal());
    } catch (KeyRingException e) {
      throw CommandFailure.badInput(keys.secret() + ": " + String.join("\n", e.faults()));
    }
  }
}
