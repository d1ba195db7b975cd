package dev.cordon.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What the tests of this package start from. */
final class Given {
  static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  static final Duration LIFETIME = Duration.ofHours(12);
  static final String BANK = "https://bank.example";
  static final SealContext COOKIE = new SealContext(BANK, "JSESSIONID");
  static final KeyRing.Key KEY = KeyRing.Key.of(KeyRing.State.CURRENT, NOW, NOW, range(0, 32));
  static final KeyRing RING = KeyRing.of(List.of(KEY));
  static final SessionId ALICE = SessionId.at(range(0x40, 16), 0);
  static final SessionId MALLORY = SessionId.at(range(0x60, 16), 0);

  private Given() {}

  static byte[] range(int first, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  static SealedSession session(String value) {
    return SealedSession.begin(ALICE, NOW, LIFETIME, null, value);
  }

  static TokenBinding binding(SessionId session) {
    return new TokenBinding(BANK, session, 0);
  }

  /** Random bytes that are the same in every run. */
  static SecureRandom seeded(long seed) {
    return new Seeded(new Random(seed));
  }

  /** Random bytes that are these, one after another. */
  static SecureRandom scripted(byte[]... parts) {
    return new Scripted(parts);
  }

  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final Random random;

    Seeded(Random random) {
      this.random = random;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      synchronized (random) {
        random.nextBytes(bytes);
      }
    }
  }

  private static final class Scripted extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient java.util.Deque<byte[]> parts;

    Scripted(byte[]... parts) {
      this.parts = new java.util.ArrayDeque<>(List.of(parts));
    }

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] part = parts.remove();
      if (part.length != bytes.length) {
        throw new AssertionError(
            "asked for " + bytes.length + " bytes, scripted are " + part.length);
      }
      System.arraycopy(part, 0, bytes, 0, bytes.length);
    }
  }
}
