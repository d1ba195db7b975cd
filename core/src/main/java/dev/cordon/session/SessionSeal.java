package dev.cordon.session;

import dev.cordon.session.Opened.DeadKey;
import dev.cordon.session.Opened.Ending;
import dev.cordon.session.Opened.Expired;
import dev.cordon.session.Opened.Forged;
import dev.cordon.session.Opened.Genuine;
import dev.cordon.session.Opened.Unsealed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Seals a session into a cookie value, and opens it again. The layout, with test vectors, is in
 * docs/formats.md.
 *
 * <p>A seal says "this came from here, for this cookie, and is in date". It does not encrypt:
 * whoever holds the cookie can read what the application put into it. It does not stop a stolen
 * cookie from being used.
 */
public final class SessionSeal {
  /** How far the clocks of two nodes may be apart. */
  public static final Duration SKEW = Duration.ofSeconds(60);

  /** The most bytes that browsers keep of a cookie's name and value (RFC 6265bis, section 5.6). */
  public static final int MOST_COOKIE_BYTES = 4096;

  /** How every seal begins; no base64 or hexadecimal session id does. */
  static final String PREFIX = "cordon.";

  static final int VERSION = 1;
  static final int AT_KEY = 1;
  static final int AT_FLAGS = 5;
  static final int AT_ISSUED = 6;
  static final int AT_EXPIRES = 11;
  static final int AT_IDLE = 16;
  static final int AT_EPOCH = 21;
  static final int AT_ID = 25;
  static final int AT_BOUND_KEY = AT_ID + SessionId.BYTES;
  static final int AT_VALUE = AT_BOUND_KEY + SealedSession.BOUND_KEY_BYTES;
  static final int TAG_BYTES = 32;

  private static final int FLAG_IDLE = 1;
  private static final int FLAG_BOUND = 2;

  private static final Opened UNSEALED = new Unsealed();
  private static final Opened DEAD_KEY = new DeadKey();
  private static final Opened TOO_LONG = new Forged("longer than a cookie can be");
  private static final Opened NOT_BASE64 = new Forged("not canonical base64url");
  private static final Opened TOO_SHORT = new Forged("too short for a seal");
  private static final Opened OTHER_VERSION = new Forged("of another version");
  private static final Opened UNKNOWN_KEY = new Forged("of a key that the ring does not know");
  private static final Opened WRONG_TAG = new Forged("the tag is wrong");
  private static final Opened FROM_THE_FUTURE = new Forged("issued in the future");
  private static final Opened WRONG_FIELDS = new Forged("the tag is good but a field is not");

  private final KeyRing ring;

  public SessionSeal(KeyRing ring) {
    this.ring = ring;
  }

  /**
   * The cookie value for this session.
   *
   * @throws SealTooLargeException when no browser would keep it
   */
  public String seal(SealedSession session, SealContext context) {
    byte[] value = session.value().getBytes(StandardCharsets.UTF_8);
    int length = context.cookie().length() + PREFIX.length();
    length += Base64Url.encodedLength(AT_VALUE + value.length + TAG_BYTES);
    if (length > MOST_COOKIE_BYTES) {
      throw new SealTooLargeException(context.cookie(), length);
    }
    KeyRing.Key key = ring.current();
    byte[] bytes = new byte[AT_VALUE + value.length + TAG_BYTES];
    Instant idleUntil = session.idleUntil();
    bytes[0] = VERSION;
    Fields.putInt(bytes, AT_KEY, key.idBits());
    bytes[AT_FLAGS] =
        (byte) ((idleUntil != null ? FLAG_IDLE : 0) | (session.isBound() ? FLAG_BOUND : 0));
    Fields.putSeconds(bytes, AT_ISSUED, session.issuedAt().getEpochSecond());
    Fields.putSeconds(bytes, AT_EXPIRES, session.expiresAt().getEpochSecond());
    Fields.putSeconds(bytes, AT_IDLE, idleUntil == null ? 0 : idleUntil.getEpochSecond());
    Fields.putInt(bytes, AT_EPOCH, session.epoch());
    session.id().put(bytes, AT_ID);
    byte[] boundKey = session.boundKey();
    System.arraycopy(boundKey, 0, bytes, AT_BOUND_KEY, boundKey.length);
    System.arraycopy(value, 0, bytes, AT_VALUE, value.length);
    int authenticated = bytes.length - TAG_BYTES;
    byte[] tag =
        key.signing(Purpose.SESSION).authenticate(context.sessionPrefix(), bytes, authenticated);
    System.arraycopy(tag, 0, bytes, authenticated, TAG_BYTES);
    return PREFIX + Base64Url.encode(bytes);
  }

  /** Whether a cookie value looks like a seal, genuine or not. */
  public static boolean looksSealed(String cookieValue) {
    return cookieValue.startsWith(PREFIX);
  }

  /**
   * What this cookie value is, here and now. It computes one HMAC at most, and reads no field but
   * the key id before it.
   */
  public Opened open(String cookieValue, SealContext context, Instant now) {
    if (!looksSealed(cookieValue)) {
      return UNSEALED;
    }
    if (cookieValue.length() > MOST_COOKIE_BYTES) {
      return TOO_LONG;
    }
    byte[] bytes = Base64Url.decodeOrNull(cookieValue, PREFIX.length());
    if (bytes == null) {
      return NOT_BASE64;
    }
    if (bytes.length < AT_VALUE + TAG_BYTES) {
      return TOO_SHORT;
    }
    if (bytes[0] != VERSION) {
      return OTHER_VERSION;
    }
    KeyRing.Key key = ring.find(Fields.getInt(bytes, AT_KEY));
    if (key == null) {
      return UNKNOWN_KEY;
    }
    SubKey subKey = key.subKey(Purpose.SESSION);
    if (subKey == null) {
      return DEAD_KEY; // Its secret was destroyed, so its seals cannot be told from forged ones;
      // neither opens.
    }
    int authenticated = bytes.length - TAG_BYTES;
    byte[] tag = subKey.authenticate(context.sessionPrefix(), bytes, authenticated);
    if (!MessageDigest.isEqual(tag, Arrays.copyOfRange(bytes, authenticated, bytes.length))) {
      return WRONG_TAG;
    }
    return key.verifies() ? read(bytes, authenticated, now.getEpochSecond()) : DEAD_KEY;
  }

  private static Opened read(byte[] bytes, int end, long now) {
    int flags = bytes[AT_FLAGS];
    long issued = Fields.getSeconds(bytes, AT_ISSUED);
    long expires = Fields.getSeconds(bytes, AT_EXPIRES);
    long idle = Fields.getSeconds(bytes, AT_IDLE);
    int epoch = Fields.getInt(bytes, AT_EPOCH);
    boolean hasIdle = (flags & FLAG_IDLE) != 0;
    boolean wrongIdle = hasIdle ? idle > expires : idle != 0;
    if ((flags & ~(FLAG_IDLE | FLAG_BOUND)) != 0 || expires <= issued || epoch < 0 || wrongIdle) {
      return WRONG_FIELDS; // Only a holder of the key can have made it: another version of this
      // program, or a thief.
    }
    if (issued - SKEW.toSeconds() > now) {
      return FROM_THE_FUTURE;
    }
    SealedSession session =
        new SealedSession(
            SessionId.at(bytes, AT_ID),
            Instant.ofEpochSecond(issued),
            Instant.ofEpochSecond(expires),
            hasIdle ? Instant.ofEpochSecond(idle) : null,
            epoch,
            boundKey(bytes, flags),
            new String(bytes, AT_VALUE, end - AT_VALUE, StandardCharsets.UTF_8));
    @Nullable Ending ending = ending(now, expires, hasIdle ? idle : expires);
    return ending == null ? new Genuine(session) : new Expired(session, ending);
  }

  private static @Nullable Ending ending(long now, long expires, long idle) {
    long sure = now - SKEW.toSeconds();
    if (sure >= expires) {
      return Ending.ABSOLUTE;
    }
    return sure >= idle ? Ending.IDLE : null;
  }

  private static byte[] boundKey(byte[] bytes, int flags) {
    boolean bound = (flags & FLAG_BOUND) != 0;
    return bound ? Arrays.copyOfRange(bytes, AT_BOUND_KEY, AT_VALUE) : new byte[0];
  }
}
