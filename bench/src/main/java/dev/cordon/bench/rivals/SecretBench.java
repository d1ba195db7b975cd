package dev.cordon.bench.rivals;

import dev.cordon.session.CsrfTokens;
import dev.cordon.session.KeyRing;
import dev.cordon.session.Opened;
import dev.cordon.session.SealContext;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.session.SessionSeal;
import dev.cordon.session.TokenBinding;
import dev.cordon.session.TokenReuse;
import dev.cordon.session.TokenVerdict;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A seal and a token beside what they cannot do without: an HMAC-SHA256 of the bytes that they
 * authenticate, by a {@link Mac} that is used again.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class SecretBench {
  private static final int TURNS = 64;
  private static final int TAG_BYTES = 32;
  private static final String COOKIE = "JSESSIONID";

  /** What is done. */
  public enum Work {
    SEAL_CHECK("a seal is checked"),
    SEAL_CHECK_FORGED("a seal changed in one bit is refused"),
    SEAL_HMAC("a bare HMAC-SHA256 of as many bytes as a seal authenticates"),
    TOKEN_ISSUE("a token is issued, and the one in the cookie checked"),
    TOKEN_CHECK("a token is checked"),
    TOKEN_CHECK_FORGED("a token changed in one bit is refused"),
    TOKEN_HMAC("a bare HMAC-SHA256 of as many bytes as a token authenticates");

    private final String words;

    Work(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  @Param public Work work;

  private final SealContext context = new SealContext(Bank.ORIGIN, COOKIE);
  private final SecureRandom random = new SecureRandom();
  private final Instant now = Instant.now();
  private SessionSeal seal;
  private CsrfTokens tokens;
  private Mac mac;
  private TokenBinding[] bindings;
  private String[] values;
  private byte[][] authenticated;
  private int turn;

  /** Makes the seals and tokens, and checks that the good are good and the forged forged. */
  @Setup
  public void setUp() throws GeneralSecurityException {
    var ring = KeyRing.generate(random, now);
    seal = new SessionSeal(ring);
    tokens = CsrfTokens.sessionHmac(ring, random, Duration.ofHours(12), TokenReuse.REUSABLE);
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[TAG_BYTES], "HmacSHA256"));
    bindings = new TokenBinding[TURNS];
    values = new String[TURNS];
    authenticated = new byte[TURNS][];
    boolean forged = work == Work.SEAL_CHECK_FORGED || work == Work.TOKEN_CHECK_FORGED;
    boolean ofSeal = work.name().startsWith("SEAL");
    for (int i = 0; i < TURNS; i++) {
      bindings[i] = new TokenBinding(Bank.ORIGIN, SessionId.random(random), 0);
      var value = ofSeal ? sealed(i) : tokens.issue(bindings[i], null, now).body();
      values[i] = forged ? Question.changed(value) : value;
      authenticated[i] = new byte[ofSeal ? sealedBytes(value) : tokenBytes()];
      random.nextBytes(authenticated[i]);
      boolean good = ofSeal ? opens(values[i]) : verifies(i);
      if (good == forged) {
        throw new IllegalStateException(work + " is wrong of " + values[i]);
      }
    }
  }

  private String sealed(int i) {
    var session =
        new SealedSession(
            bindings[i].session(),
            now,
            now.plus(Duration.ofHours(12)),
            null,
            0,
            new byte[0],
            Bank.sessionId(i));
    return seal.seal(session, context);
  }

  /** The label, audience and name, and what stands before the tag (docs/formats.md). */
  private static int sealedBytes(String value) {
    int decoded = Base64.getUrlDecoder().decode(value.substring("cordon.".length())).length;
    return ("cordon/session/v1" + Bank.ORIGIN + COOKIE).length() + 3 + decoded - TAG_BYTES;
  }

  /** The label and audience, the head, session id and epoch (docs/formats.md). */
  private static int tokenBytes() {
    return ("cordon/csrf-session-hmac/v1" + Bank.ORIGIN).length() + 2 + 11 + 16 + 4;
  }

  private boolean opens(String value) {
    return seal.open(value, context, now) instanceof Opened.Genuine;
  }

  private boolean verifies(int i) {
    return tokens.verify(values[i], null, bindings[i], now).verdict() == TokenVerdict.VALID;
  }

  @Benchmark
  public Object work() {
    turn = turn == TURNS - 1 ? 0 : turn + 1;
    return switch (work) {
      case SEAL_CHECK, SEAL_CHECK_FORGED -> seal.open(values[turn], context, now);
      case TOKEN_CHECK, TOKEN_CHECK_FORGED ->
          tokens.verify(values[turn], null, bindings[turn], now);
      case TOKEN_ISSUE -> tokens.issue(bindings[turn], values[turn], now);
      case SEAL_HMAC, TOKEN_HMAC -> mac.doFinal(authenticated[turn]);
    };
  }
}
