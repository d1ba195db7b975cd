package dev.cordon.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seals and tokens rest on: one that signs, and others that still or already verify.
 *
 * <table>
 * <caption>What a key does</caption>
 * <tr><th>state</th><th>signs</th><th>verifies</th></tr>
 * <tr><td>next</td><td>no</td><td>yes: another node may have been promoted it before this one</td></tr>
 * <tr><td>current</td><td>yes</td><td>yes</td></tr>
 * <tr><td>retired</td><td>no</td><td>yes, until what it signed has run out</td></tr>
 * <tr><td>dead</td><td>no</td><td>no: what it signed counts as expired</td></tr>
 * </table>
 *
 * <p>A ring is immutable. With several nodes, give each the ring that {@link #rotate} returned
 * before rotating again: the key that signs after a rotation has then been known everywhere, as
 * next, since the rotation before.
 */
public final class KeyRing {
  /** How long a retired key verifies, and a dead one is remembered, unless said otherwise. */
  public static final Duration DEFAULT_RETIREMENT = Duration.ofDays(31);

  static final int SECRET_BYTES = 32;

  /** The states of a key, in the order of its life. */
  public enum State {
    NEXT,
    CURRENT,
    RETIRED,
    DEAD
  }

  private final List<Key> keys;
  private final Key[] lookup;
  private final Key current;

  private KeyRing(List<Key> keys) {
    List<String> faults = faults(keys);
    if (!faults.isEmpty()) {
      throw new KeyRingException(faults);
    }
    this.keys = List.copyOf(keys);
    this.lookup = this.keys.toArray(Key[]::new);
    this.current =
        this.keys.stream().filter(key -> key.state == State.CURRENT).findFirst().orElseThrow();
  }

  /** A new ring: a current key and the next. */
  public static KeyRing generate(SecureRandom random, Instant now) {
    return new KeyRing(
        List.of(
            Key.generate(State.CURRENT, random, now, List.of()),
            Key.generate(State.NEXT, random, now, List.of())));
  }

  /**
   * A ring of these keys.
   *
   * @throws KeyRingException when not exactly one is current, more than one is next, or two share
   *     an id
   */
  public static KeyRing of(List<Key> keys) {
    return new KeyRing(keys);
  }

  /**
   * A ring of one current key, from a secret kept elsewhere, such as an environment variable.
   *
   * @param secret at least 32 random bytes in hexadecimal, base64 or base64url
   * @throws KeyRingException when it is shorter, no such text, or plainly not random
   */
  public static KeyRing ofSecret(String secret) {
    return ofSecret(SecretText.parse(secret));
  }

  /**
   * A ring of one current key, from at least 32 random bytes.
   *
   * @throws KeyRingException when they are fewer or plainly not random
   */
  public static KeyRing ofSecret(byte[] secret) {
    SecretText.check(secret);
    byte[] derived =
        Hkdf.expand(
            Hkdf.extract(new byte[0], secret), Key.bytes("cordon/ring-secret/v1"), SECRET_BYTES);
    return new KeyRing(List.of(Key.of(State.CURRENT, Instant.EPOCH, Instant.EPOCH, derived)));
  }

  /**
   * The ring in a file.
   *
   * @throws KeyRingException when others than its owner may read it, or with every fault by its
   *     line
   * @throws IOException when it cannot be read
   */
  public static KeyRing read(Path file) throws IOException {
    return KeyRingFile.read(file);
  }

  /** Replaces the file with this ring, in one step, readable by its owner alone. */
  public void write(Path file) throws IOException {
    KeyRingFile.write(this, file);
  }

  /** Rotates with the {@linkplain #DEFAULT_RETIREMENT default} retirement. */
  public KeyRing rotate(SecureRandom random, Instant now) {
    return rotate(random, now, DEFAULT_RETIREMENT);
  }

  /**
   * The ring one step on: next becomes current, current retired, and there is a new next. A key
   * that has been retired for {@code retirement} is dead; one that has been dead as long is
   * forgotten.
   *
   * @param retirement at least the longest session lifetime, or sessions end early
   */
  public KeyRing rotate(SecureRandom random, Instant now, Duration retirement) {
    List<Key> rotated = new ArrayList<>();
    boolean promoted = false;
    for (Key key : keys) {
      boolean served = !key.since.plus(retirement).isAfter(now);
      switch (key.state) {
        case NEXT -> {
          rotated.add(key.in(State.CURRENT, now));
          promoted = true;
        }
        case CURRENT -> rotated.add(key.in(State.RETIRED, now));
        case RETIRED -> rotated.add(served ? key.in(State.DEAD, now) : key);
        case DEAD -> {
          if (!served) {
            rotated.add(key);
          }
        }
      }
    }
    if (!promoted) {
      rotated.add(Key.generate(State.CURRENT, random, now, rotated));
    }
    rotated.add(Key.generate(State.NEXT, random, now, rotated));
    return new KeyRing(rotated);
  }

  /**
   * This ring with one key dead at once, as after a leak: every session and token that it signed
   * ends.
   *
   * @throws IllegalArgumentException when no key has this id, or it is the current one (rotate
   *     first)
   */
  public KeyRing kill(String id, Instant now) {
    if (find(id) == null) {
      throw new IllegalArgumentException("no key of this ring has the id " + id);
    }
    if (current.id().equals(id)) {
      throw new IllegalArgumentException(
          "the key " + id + " is the current one: rotate first, then kill it");
    }
    return new KeyRing(
        keys.stream()
            .map(
                key ->
                    key.id().equals(id) && key.state != State.DEAD ? key.in(State.DEAD, now) : key)
            .toList());
  }

  /** The key that signs. */
  public Key current() {
    return current;
  }

  /** Every key, dead ones included. */
  public List<Key> keys() {
    return keys;
  }

  /** The key of this id (8 hexadecimal digits), or null. */
  public @Nullable Key find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
  }

  @Nullable Key find(int id) {
    for (Key key : lookup) {
      if (key.id == id) {
        return key;
      }
    }
    return null;
  }

  /** The states and ids, never a secret. */
  @Override
  public String toString() {
    return "KeyRing" + keys;
  }

  private static List<String> faults(List<Key> keys) {
    List<String> faults = new ArrayList<>();
    long currents = keys.stream().filter(key -> key.state == State.CURRENT).count();
    if (currents != 1) {
      faults.add(
          "[key-ring-current] key ring: it has %d current keys. Exactly one key signs. Mark one of them current, or make a new ring with `cordon keys new`."
              .formatted(currents));
    }
    long nexts = keys.stream().filter(key -> key.state == State.NEXT).count();
    if (nexts > 1) {
      faults.add(
          "[key-ring-next] key ring: it has %d next keys. Nodes could not agree which one follows. Keep one of them."
              .formatted(nexts));
    }
    keys.stream()
        .map(Key::id)
        .filter(id -> keys.stream().filter(key -> key.id().equals(id)).count() > 1)
        .distinct()
        .forEach(
            id ->
                faults.add(
                    "[key-ring-duplicate] key ring: it has the key %s more than once. Its state would be ambiguous. Keep one of the lines."
                        .formatted(id)));
    return faults;
  }

  /**
   * One key: 32 random bytes, named by 4 bytes that are derived from them, so that a damaged secret
   * shows.
   */
  public static final class Key {
    private final int id;
    private final State state;
    private final Instant created;
    private final Instant since;
    private final byte @Nullable [] secret;
    private final Map<Purpose, SubKey> subKeys = new EnumMap<>(Purpose.class);

    private Key(int id, State state, Instant created, Instant since, byte @Nullable [] secret) {
      this.id = id;
      this.state = state;
      this.created = created.truncatedTo(ChronoUnit.SECONDS);
      this.since = since.truncatedTo(ChronoUnit.SECONDS);
      this.secret = secret;
      if (secret != null) {
        byte[] uniform = Hkdf.extract(new byte[0], secret);
        for (Purpose purpose : Purpose.values()) {
          subKeys.put(
              purpose, new SubKey(Hkdf.expand(uniform, purpose.labelBytes(), SECRET_BYTES)));
        }
      }
    }

    /**
     * A key of this secret.
     *
     * @param created when the secret was made
     * @param since when the key entered this state
     * @param secret 32 random bytes
     */
    public static Key of(State state, Instant created, Instant since, byte[] secret) {
      if (secret.length != SECRET_BYTES) {
        throw new IllegalArgumentException("a key's secret has 32 bytes, not " + secret.length);
      }
      return new Key(idOf(secret), state, created, since, secret.clone());
    }

    /** A dead key whose secret was destroyed: only its id is remembered. */
    public static Key forgotten(String id, Instant created, Instant since) {
      return new Key(parseId(id), State.DEAD, created, since, null);
    }

    static Key generate(State state, SecureRandom random, Instant now, List<Key> others) {
      while (true) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Key key = of(state, now, now, secret);
        if (others.stream().noneMatch(other -> other.id == key.id)) {
          return key;
        }
      }
    }

    private Key in(State next, Instant now) {
      return new Key(id, next, created, now, secret);
    }

    static int idOf(byte[] secret) {
      byte[] derived = Hkdf.expand(Hkdf.extract(new byte[0], secret), bytes("cordon/key-id/v1"), 4);
      return Fields.getInt(derived, 0);
    }

    static int parseId(String id) {
      if (!id.matches("[0-9a-f]{8}")) {
        throw new IllegalArgumentException(
            "the id of the key is not 8 lower-case hexadecimal digits.");
      }
      return HexFormat.fromHexDigits(id);
    }

    static byte[] bytes(String label) {
      return label.getBytes(StandardCharsets.US_ASCII);
    }

    /** 8 lower-case hexadecimal digits. */
    public String id() {
      return HexFormat.of().toHexDigits(id);
    }

    public State state() {
      return state;
    }

    /** When its secret was made. */
    public Instant created() {
      return created;
    }

    /** When it entered its state. */
    public Instant since() {
      return since;
    }

    int idBits() {
      return id;
    }

    boolean verifies() {
      return state != State.DEAD;
    }

    /** The sub-key of this purpose; null when the secret was destroyed. */
    @Nullable SubKey subKey(Purpose purpose) {
      return subKeys.get(purpose);
    }

    /** The sub-key of this purpose, of a key that is known to hold its secret. */
    SubKey signing(Purpose purpose) {
      SubKey subKey = subKeys.get(purpose);
      if (subKey == null) {
        throw new IllegalStateException("the key " + id() + " has no secret");
      }
      return subKey;
    }

    String secretText() {
      return secret == null ? "-" : Base64Url.encode(secret);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && id == that.id
          && state == that.state
          && created.equals(that.created)
          && since.equals(that.since)
          && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
      return id;
    }

    /** Its id and state, never its secret. */
    @Override
    public String toString() {
      return id() + " " + state;
    }
  }
}
