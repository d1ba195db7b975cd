package dev.cordon.session;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Seals a {@link PredecessorNote} into a cookie value for one successor, and opens it again.
 * Layout: docs/formats.md.
 *
 * <p>The successor's id is authenticated but not written: a note that an attacker got with a login
 * of their own opens for their session alone, and not when it is tossed into another jar (W19).
 * What it cannot stop: the attacker plants their own anonymous session before the victim logs in,
 * and is then the predecessor (W21). So a predecessor's token counts only with a browser's word
 * that the request is same-origin.
 */
public final class PredecessorSeal {
  static final String PREFIX = "cordon-was.";
  static final int VERSION = 1;
  static final int AT_KEY = 1;
  static final int AT_UNTIL = 5;
  static final int AT_EPOCH = 10;
  static final int AT_ID = 14;
  static final int AT_TAG = AT_ID + SessionId.BYTES;
  static final int BYTES = AT_TAG + 32;

  private static final int CHARS = PREFIX.length() + Base64Url.encodedLength(BYTES);

  private final KeyRing ring;

  public PredecessorSeal(KeyRing ring) {
    this.ring = ring;
  }

  /** The cookie value of a note to this successor. */
  public String seal(PredecessorNote note, SessionId successor, SealContext context) {
    KeyRing.Key key = ring.current();
    byte[] bytes = new byte[BYTES];
    bytes[0] = VERSION;
    Fields.putInt(bytes, AT_KEY, key.idBits());
    Fields.putSeconds(bytes, AT_UNTIL, note.until().getEpochSecond());
    Fields.putInt(bytes, AT_EPOCH, note.epoch());
    note.session().put(bytes, AT_ID);
    byte[] tag =
        key.signing(Purpose.PREDECESSOR).authenticate(prefix(successor, context), bytes, AT_TAG);
    System.arraycopy(tag, 0, bytes, AT_TAG, tag.length);
    return PREFIX + Base64Url.encode(bytes);
  }

  /**
   * The note in this cookie value; null when it is none of ours to this successor, or the grace is
   * over.
   */
  public @Nullable PredecessorNote openOrNull(
      String cookieValue, SessionId successor, SealContext context, Instant now) {
    if (cookieValue.length() != CHARS || !cookieValue.startsWith(PREFIX)) {
      return null;
    }
    byte[] bytes = Base64Url.decodeOrNull(cookieValue, PREFIX.length());
    if (bytes == null || bytes[0] != VERSION) {
      return null;
    }
    KeyRing.Key key = ring.find(Fields.getInt(bytes, AT_KEY));
    SubKey subKey = key == null || !key.verifies() ? null : key.subKey(Purpose.PREDECESSOR);
    if (subKey == null) {
      return null;
    }
    byte[] tag = subKey.authenticate(prefix(successor, context), bytes, AT_TAG);
    if (!MessageDigest.isEqual(tag, Arrays.copyOfRange(bytes, AT_TAG, BYTES))) {
      return null;
    }
    long until = Fields.getSeconds(bytes, AT_UNTIL);
    if (now.getEpochSecond() - SessionSeal.SKEW.toSeconds() >= until) {
      return null;
    }
    return new PredecessorNote(
        SessionId.at(bytes, AT_ID), Fields.getInt(bytes, AT_EPOCH), Instant.ofEpochSecond(until));
  }

  private static byte[] prefix(SessionId successor, SealContext context) {
    byte[] place = context.prefix(Purpose.PREDECESSOR);
    byte[] prefix = Arrays.copyOf(place, place.length + SessionId.BYTES);
    successor.put(prefix, place.length);
    return prefix;
  }
}
