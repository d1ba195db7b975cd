package dev.cordon.fuzz;

import dev.cordon.session.KeyRing;
import dev.cordon.session.Opened;
import dev.cordon.session.PredecessorSeal;
import dev.cordon.session.SealContext;
import dev.cordon.session.SealTooLargeException;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.session.SessionSeal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The session seal: the first line is a session's value, the second how its seal is altered, the
 * third a cookie value of any kind.
 */
public final class SealTarget {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFETIME = Duration.ofHours(2);
  private static final KeyRing RING = ring(1);
  private static final SessionSeal SEAL = new SessionSeal(RING);
  private static final PredecessorSeal NOTES = new PredecessorSeal(RING);
  private static final SessionSeal FOREIGN = new SessionSeal(ring(91));
  private static final SealContext HERE = new SealContext("https://bank.example", "SID");
  private static final SealContext OTHER_COOKIE = new SealContext("https://bank.example", "SI");
  private static final SealContext OTHER_HOST = new SealContext("https://bank.exampleS", "ID");

  private SealTarget() {}

  private static KeyRing ring(int seed) {
    byte[] secret = new byte[48];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) (seed + i * 37 + i * i * 11);
    }
    return KeyRing.ofSecret(secret);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = Input.utf8Lines(input);
    String any = lines.get(lines.size() - 1);
    Claim.holds(!opens(SEAL.open(any, HERE, NOW)), "a value that was never sealed opens", any);
    SessionId id = SessionId.standingFor(any);
    Claim.equal(NOTES.openOrNull(any, id, HERE, NOW), null, "a note that was never sealed", any);
    SessionId parsed = SessionId.parseOrNull(any);
    Claim.holds(parsed == null || parsed.toString().equals(any), "a session id as it stood", any);
    SealedSession session;
    String sealed;
    try {
      session = SealedSession.begin(id, NOW, LIFETIME, Duration.ofMinutes(9), lines.get(0));
      sealed = SEAL.seal(session, HERE);
    } catch (SealTooLargeException tooLarge) {
      int bytes = lines.get(0).getBytes(StandardCharsets.UTF_8).length;
      Claim.holds(bytes > 2_000, "a short value is too large", lines.get(0));
      return;
    } catch (IllegalArgumentException refused) {
      return;
    }
    Claim.holds(sealed.length() <= SessionSeal.MOST_COOKIE_BYTES, "a seal fits a cookie", sealed);
    Claim.holds(sealed.chars().allMatch(c -> c > 0x20 && c < 0x7f), "a seal is plain", sealed);
    Claim.equal(SEAL.open(sealed, HERE, NOW), new Opened.Genuine(session), "opened again", sealed);
    Instant late = NOW.plus(LIFETIME).plus(Duration.ofHours(1));
    Claim.holds(SEAL.open(sealed, HERE, late) instanceof Opened.Expired, "it ends", sealed);
    Claim.holds(!opens(SEAL.open(sealed, OTHER_COOKIE, NOW)), "another cookie's", sealed);
    Claim.holds(!opens(SEAL.open(sealed, OTHER_HOST, NOW)), "another host's", sealed);
    Claim.holds(!opens(FOREIGN.open(sealed, HERE, NOW)), "another ring's", sealed);
    String altered = Alteration.of(lines.size() > 1 ? lines.get(1) : "").apply(sealed);
    if (!altered.equals(sealed)) {
      Claim.holds(!opens(SEAL.open(altered, HERE, NOW)), "an altered seal opens", altered);
      Claim.holds(!opens(SEAL.open(altered, HERE, late)), "an altered seal expires", altered);
    }
    note(id, session, altered);
  }

  private static void note(SessionId id, SealedSession session, String altered) {
    Claim.equal(
        NOTES.openOrNull(altered, id, HERE, NOW), null, "a session's seal is no note", session);
  }

  private static boolean opens(Opened opened) {
    return opened instanceof Opened.Genuine || opened instanceof Opened.Expired;
  }
}
