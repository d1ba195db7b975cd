package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("To open a seal or verify a token costs one HMAC at most, however many keys there are")
@Isolated("it puts a provider of its own before the JDK's")
class OneMacTest {
  static final AtomicInteger MACS = new AtomicInteger();

  private final Counting counting = new Counting();
  private KeyRing ring;
  private String sealed;
  private IssuedToken token;
  private CsrfTokens tokens;
  private SessionSeal seal;

  @BeforeEach
  void begin() {
    assertThat(Security.insertProviderAt(counting, 1)).isEqualTo(1);
    ring = KeyRing.generate(Given.seeded(1), Given.NOW);
    for (int i = 0; i < 10; i++) {
      ring = ring.rotate(Given.seeded(2 + i), Given.NOW);
    }
    seal = new SessionSeal(ring);
    tokens = CsrfTokens.sessionHmac(ring, Given.seeded(20), Given.LIFETIME, TokenReuse.REUSABLE);
    sealed = seal.seal(Given.session("v"), Given.COOKIE);
    token = tokens.issue(Given.binding(Given.ALICE), null, Given.NOW);
    assertThat(MACS.getAndSet(0)).as("the counter counts").isPositive();
  }

  @AfterEach
  void end() {
    Security.removeProvider(counting.getName());
  }

  private int macs(Runnable task) {
    MACS.set(0);
    task.run();
    return MACS.get();
  }

  @Test
  @DisplayName("a genuine seal, and an altered one")
  void seals() {
    assertThat(macs(() -> seal.open(sealed, Given.COOKIE, Given.NOW))).isEqualTo(1);
    assertThat(macs(() -> seal.open(altered(sealed), Given.COOKIE, Given.NOW))).isEqualTo(1);
  }

  @Test
  @DisplayName("none for a seal of an unknown key, a malformed one, or one too long")
  void cheapRefusals() {
    String unknown = new SessionSeal(Given.RING).seal(Given.session("v"), Given.COOKIE);
    for (String cookie :
        List.of(unknown, "cordon.x", "plain", sealed + "=", "cordon." + "A".repeat(5000))) {
      assertThat(macs(() -> seal.open(cookie, Given.COOKIE, Given.NOW))).as(cookie).isZero();
    }
  }

  @Test
  @DisplayName("a genuine token, and an altered one")
  void tokens() {
    TokenBinding binding = Given.binding(Given.ALICE);
    assertThat(macs(() -> tokens.verify(token.body(), null, binding, Given.NOW))).isEqualTo(1);
    assertThat(macs(() -> tokens.verify(altered(token.body()), null, binding, Given.NOW)))
        .isEqualTo(1);
    assertThat(macs(() -> tokens.verify("x", null, binding, Given.NOW))).isZero();
  }

  private static String altered(String text) {
    int at = text.length() - 10;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  /** The JDK's HMAC-SHA256, counted. */
  static final class Counting extends Provider {
    private static final long serialVersionUID = 1;

    Counting() {
      super("Counting", "1", "counts HMACs");
      put("Mac.HmacSHA256", CountedMac.class.getName());
    }

    @Override
    public synchronized Service getService(String type, String algorithm) {
      boolean counted = type.equals("Mac") && algorithm.equals("HmacSHA256");
      return counted ? new CountedService(this) : null;
    }
  }

  private static final class CountedService extends Provider.Service {
    CountedService(Provider provider) {
      super(provider, "Mac", "HmacSHA256", CountedMac.class.getName(), null, null);
    }

    @Override
    public Object newInstance(Object parameter) {
      return new CountedMac();
    }
  }

  static final class CountedMac extends MacSpi {
    private final Mac real;

    CountedMac() {
      try {
        real = Mac.getInstance("HmacSHA256", "SunJCE");
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected int engineGetMacLength() {
      return real.getMacLength();
    }

    @Override
    protected void engineInit(java.security.Key key, java.security.spec.AlgorithmParameterSpec spec)
        throws java.security.InvalidKeyException {
      real.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
      real.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      real.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      MACS.incrementAndGet();
      return real.doFinal();
    }

    @Override
    protected void engineReset() {
      real.reset();
    }
  }
}
