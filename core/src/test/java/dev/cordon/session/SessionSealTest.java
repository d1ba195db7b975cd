package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A session seal")
class SessionSealTest {
  private final SessionSeal seal = new SessionSeal(Given.RING);

  private Opened open(String cookie) {
    return seal.open(cookie, Given.COOKIE, Given.NOW);
  }

  private static byte[] bytes(String sealed) {
    byte[] bytes = Base64Url.decodeOrNull(sealed, SessionSeal.PREFIX.length());
    assertThat(bytes).isNotNull();
    return bytes;
  }

  @Nested
  @DisplayName("opens")
  class Opens {
    @ParameterizedTest(name = "with the value {0}, unchanged")
    @ValueSource(
        strings = {
          "",
          "3F2504E04F8911D39A0C0305E82C3301.node1",
          "\"quoted\"",
          "a=b, c d",
          "%20+%00",
          "cordon.AQ",
          "\u00e9\u00ff\u0080",
          "ünïcödé \ud83d\ude00"
        })
    void values(String value) {
      SealedSession session = Given.session(value);
      assertThat(open(seal.seal(session, Given.COOKIE))).isEqualTo(new Opened.Genuine(session));
    }

    @Test
    @DisplayName("as what was sealed, for thousands of random sessions")
    void roundTrip() {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      for (int i = 0; i < 5_000; i++) {
        SealedSession session = randomSession(random);
        Instant within = session.issuedAt();
        String sealed = seal.seal(session, Given.COOKIE);
        assertThat(seal.open(sealed, Given.COOKIE, within))
            .as("seed %d", seed)
            .isEqualTo(new Opened.Genuine(session));
        assertThat(sealed).as("seed %d", seed).matches("cordon\\.[A-Za-z0-9_-]+");
      }
    }

    private SealedSession randomSession(Random random) {
      Instant issued = Instant.ofEpochSecond(random.nextLong(1L << 39));
      Instant expires = issued.plusSeconds(1 + random.nextLong(1L << 38));
      byte[] bound = new byte[random.nextBoolean() ? 32 : 0];
      random.nextBytes(bound);
      byte[] id = new byte[16];
      random.nextBytes(id);
      String value =
          random
              .ints(random.nextInt(200), 0x20, 0x3000)
              .filter(c -> c != ';' && c != 0x7f)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      Instant idle = random.nextBoolean() ? null : issued.plusSeconds(random.nextLong(1L << 20));
      return new SealedSession(
          SessionId.at(id, 0),
          issued,
          expires,
          idle,
          random.nextInt(Integer.MAX_VALUE),
          bound,
          value);
    }
  }

  @Nested
  @DisplayName("that was altered is forged")
  class Altered {
    private final String sealed =
        seal.seal(Given.session("value").withIdleUntil(Given.NOW.plusSeconds(600)), Given.COOKIE);

    @Test
    @DisplayName("an unauthenticated cookie opens with any field altered: what a seal is for")
    void attackOnNaive() {
      byte[] bytes = bytes(sealed);
      bytes[SessionSeal.AT_VALUE] ^= 1;
      assertThat(
              new String(bytes, SessionSeal.AT_VALUE, 5, java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("walue");
    }

    @Test
    @DisplayName("in any single bit")
    void everyBit() {
      byte[] bytes = bytes(sealed);
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(open(SessionSeal.PREFIX + Base64Url.encode(bytes)))
            .as("bit %d", bit)
            .isInstanceOf(Opened.Forged.class);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
      assertThat(open(SessionSeal.PREFIX + Base64Url.encode(bytes)))
          .isInstanceOf(Opened.Genuine.class);
    }

    @Test
    @DisplayName("in any single character of its text")
    void everyCharacter() {
      for (int i = SessionSeal.PREFIX.length(); i < sealed.length(); i++) {
        for (char c = 0x20; c < 0x7f; c++) {
          if (c != sealed.charAt(i)) {
            String altered = sealed.substring(0, i) + c + sealed.substring(i + 1);
            assertThat(open(altered)).as(altered).isInstanceOf(Opened.Forged.class);
          }
        }
      }
    }

    @Test
    @DisplayName("by cutting it anywhere, or by adding to it")
    void lengths() {
      for (int length = SessionSeal.PREFIX.length(); length < sealed.length(); length++) {
        assertThat(open(sealed.substring(0, length)))
            .as("length %d", length)
            .isInstanceOf(Opened.Forged.class);
      }
      for (String tail : List.of("A", "AA", "AAAA", "=", " ", "\t", "\"", "." + sealed)) {
        assertThat(open(sealed + tail)).as(tail).isInstanceOf(Opened.Forged.class);
      }
      assertThat(open(sealed + "A".repeat(4096)))
          .isEqualTo(new Opened.Forged("longer than a cookie can be"));
    }

    @Test
    @DisplayName("by moving the border between header and value of two seals")
    void splice() {
      byte[] other = bytes(seal.seal(Given.session("eulav"), Given.COOKIE));
      byte[] bytes = bytes(sealed);
      System.arraycopy(other, SessionSeal.AT_VALUE, bytes, SessionSeal.AT_VALUE, 5);
      assertThat(open(SessionSeal.PREFIX + Base64Url.encode(bytes)))
          .isInstanceOf(Opened.Forged.class);
    }
  }

  @Nested
  @DisplayName("that was moved is forged")
  class Moved {
    private final String sealed = seal.seal(Given.session("v"), Given.COOKIE);

    @ParameterizedTest(name = "to {0} {1}")
    @CsvSource({
      "http://bank.example, JSESSIONID",
      "https://shop.example, JSESSIONID",
      "https://bank.example:8443, JSESSIONID",
      "https://bank.example, jsessionid",
      "https://bank.example, __Host-JSESSIONID",
      "https://bank.exampl, eJSESSIONID"
    })
    void place(String audience, String cookie) {
      assertThat(seal.open(sealed, new SealContext(audience, cookie), Given.NOW))
          .isInstanceOf(Opened.Forged.class);
    }

    @Test
    @DisplayName("to another deployment, whose key it does not know")
    void otherRing() {
      KeyRing other = KeyRing.generate(Given.seeded(2), Given.NOW);
      assertThat(new SessionSeal(other).open(sealed, Given.COOKIE, Given.NOW))
          .isEqualTo(new Opened.Forged("of a key that the ring does not know"));
    }

    @Test
    @DisplayName(
        "to another purpose: the sub-keys and labels of a note and of a token do not open it")
    void purpose() {
      byte[] bytes = bytes(sealed);
      int end = bytes.length - SessionSeal.TAG_BYTES;
      for (Purpose purpose : Purpose.values()) {
        byte[] tag =
            Given.KEY.signing(purpose).authenticate(Given.COOKIE.prefix(purpose), bytes, end);
        System.arraycopy(tag, 0, bytes, end, tag.length);
        Opened opened = open(SessionSeal.PREFIX + Base64Url.encode(bytes));
        assertThat(opened instanceof Opened.Genuine)
            .as(purpose.label())
            .isEqualTo(purpose == Purpose.SESSION);
      }
    }

    @Test
    @DisplayName(
        "an HMAC of the value alone opens at every host and under every name: what the context is"
            + " for")
    void attackOnNaive() {
      byte[] value = {1, 2, 3};
      byte[] madeForCart = Hkdf.hmac(new byte[32]).doFinal(value);
      byte[] expectedForSession = Hkdf.hmac(new byte[32]).doFinal(value);
      assertThat(MessageDigest.isEqual(madeForCart, expectedForSession)).isTrue();
    }
  }

  @Nested
  @DisplayName("is told from what is none")
  class Recognised {
    @ParameterizedTest(name = "{0} is unsealed")
    @ValueSource(
        strings = {
          "",
          "3F2504E04F8911D39A0C0305E82C3301",
          "Cordon.AR-TR8cA",
          " cordon.AR-TR8cA",
          "\"cordon.AR-TR8cA\"",
          "cordon",
          "cordon-was.AR",
          "s:j3GOXnbSXeXeLqc8Z9dQf1FpQ6X1.0f"
        })
    void unsealed(String value) {
      assertThat(open(value)).isEqualTo(new Opened.Unsealed());
      assertThat(SessionSeal.looksSealed(value)).isFalse();
    }

    @ParameterizedTest(name = "{0} is forged")
    @ValueSource(
        strings = {"cordon.", "cordon.x", "cordon.AR-TR8cA", "cordon.\u0000", "cordon.ĀĀĀĀ"})
    void forged(String value) {
      assertThat(open(value)).isInstanceOf(Opened.Forged.class);
    }

    @Test
    @DisplayName("a dead key whose secret was destroyed opens nothing")
    void destroyedSecret() {
      KeyRing ring =
          KeyRing.of(
              List.of(
                  KeyRing.Key.of(KeyRing.State.CURRENT, Given.NOW, Given.NOW, Given.range(3, 32)),
                  KeyRing.Key.forgotten(Given.KEY.id(), Given.NOW, Given.NOW)));
      String sealed = seal.seal(Given.session("v"), Given.COOKIE);
      assertThat(new SessionSeal(ring).open(sealed, Given.COOKIE, Given.NOW))
          .isEqualTo(new Opened.DeadKey());
    }

    @Test
    @DisplayName("a forged seal that names a dead key is forged")
    void forgedOfADeadKey() {
      KeyRing ring =
          KeyRing.of(
              List.of(
                  KeyRing.Key.of(KeyRing.State.CURRENT, Given.NOW, Given.NOW, Given.range(3, 32)),
                  KeyRing.Key.of(KeyRing.State.DEAD, Given.NOW, Given.NOW, Given.range(0, 32))));
      byte[] bytes = bytes(seal.seal(Given.session("v"), Given.COOKIE));
      bytes[SessionSeal.AT_VALUE] ^= 1;
      String forged = SessionSeal.PREFIX + Base64Url.encode(bytes);
      assertThat(new SessionSeal(ring).open(forged, Given.COOKIE, Given.NOW))
          .isInstanceOf(Opened.Forged.class);
    }
  }

  @Nested
  @DisplayName("has fields that even a holder of the key cannot make nonsense of")
  class Nonsense {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "an unknown flag, 5, 1, 4",
      "a bound key without its flag is ignored, 41, 0, 0",
      "an idle end without its flag, 20, 1, 1",
      "an end before the beginning, 11, 5, 0",
      "a negative epoch, 21, 1, -128"
    })
    void fields(String what, int at, int count, int value) {
      byte[] bytes = bytes(seal.seal(Given.session("v"), Given.COOKIE));
      for (int i = 0; i < count; i++) {
        bytes[at + i] = (byte) value;
      }
      int end = bytes.length - SessionSeal.TAG_BYTES;
      byte[] tag =
          Given.KEY.signing(Purpose.SESSION).authenticate(Given.COOKIE.sessionPrefix(), bytes, end);
      System.arraycopy(tag, 0, bytes, end, tag.length);
      Opened opened = open(SessionSeal.PREFIX + Base64Url.encode(bytes));
      assertThat(opened instanceof Opened.Forged).isEqualTo(count > 0);
    }
  }

  @Nested
  @DisplayName("has a size")
  class Size {
    @Test
    @DisplayName("of 4,096 bytes at most, name included (RFC 6265bis, section 5.6)")
    void bounds() {
      int most = (4096 - 10 - 7) * 3 / 4 - SessionSeal.AT_VALUE - SessionSeal.TAG_BYTES;
      String largest = seal.seal(Given.session("x".repeat(most)), Given.COOKIE);
      assertThat(largest.length() + 10).isLessThanOrEqualTo(4096);
      assertThat(open(largest)).isInstanceOf(Opened.Genuine.class);
      assertThatThrownBy(() -> seal.seal(Given.session("x".repeat(most + 1)), Given.COOKIE))
          .isInstanceOf(SealTooLargeException.class)
          .hasMessageStartingWith("[seal-too-large] cookie JSESSIONID:")
          .hasMessageContaining("4097");
      assertThat(most).isGreaterThan(2900);
    }

    @Test
    @DisplayName("counted in bytes, not in characters")
    void bytesNotCharacters() {
      assertThatThrownBy(() -> seal.seal(Given.session("é".repeat(2000)), Given.COOKIE))
          .isInstanceOf(SealTooLargeException.class);
    }
  }

  @Nested
  @DisplayName("has an end")
  class End {
    private final SealedSession session =
        SealedSession.begin(
            Given.ALICE, Given.NOW, Duration.ofHours(1), Duration.ofMinutes(10), "v");
    private final String sealed = seal.seal(session, Given.COOKIE);

    @ParameterizedTest(name = "{0} s after its issue: {1}")
    @CsvSource({
      "-61, Forged",
      "-60, Genuine",
      "0, Genuine",
      "659, Genuine",
      "660, Expired IDLE",
      "3659, Expired IDLE",
      "3660, Expired ABSOLUTE",
      "999999999, Expired ABSOLUTE"
    })
    void boundaries(long second, String expected) {
      Opened opened = seal.open(sealed, Given.COOKIE, Given.NOW.plusSeconds(second));
      String name = opened.getClass().getSimpleName();
      assertThat(opened instanceof Opened.Expired expired ? name + " " + expired.ending() : name)
          .isEqualTo(expected);
    }

    @Test
    @DisplayName("a fraction of a second does not move it")
    void fractions() {
      assertThat(seal.open(sealed, Given.COOKIE, Given.NOW.plusSeconds(659).plusNanos(999_999_999)))
          .isInstanceOf(Opened.Genuine.class);
    }

    @Test
    @DisplayName("that re-sealing never moves beyond the absolute one")
    void resealing() {
      SealedSession renewed = session;
      for (Instant now = Given.NOW;
          now.isBefore(Given.NOW.plus(Duration.ofDays(2)));
          now = now.plusSeconds(300)) {
        renewed = renewed.withIdleUntil(now.plus(Duration.ofMinutes(10)));
        assertThat(renewed.expiresAt()).isEqualTo(session.expiresAt());
        assertThat(renewed.issuedAt()).isEqualTo(session.issuedAt());
        assertThat(renewed.idleUntil()).isBeforeOrEqualTo(session.expiresAt());
      }
      String last = seal.seal(renewed, Given.COOKIE);
      assertThat(seal.open(last, Given.COOKIE, Given.NOW.plus(Duration.ofDays(2))))
          .isEqualTo(new Opened.Expired(renewed, Opened.Ending.ABSOLUTE));
    }

    @ParameterizedTest(name = "{0} s after the last seal, due for another: {1}")
    @CsvSource({"0, false", "149, false", "150, true", "599, true"})
    void quarter(long second, boolean due) {
      assertThat(session.isDueForReseal(Given.NOW.plusSeconds(second), Duration.ofMinutes(10)))
          .isEqualTo(due);
    }

    @Test
    @DisplayName("and is not sealed again when nothing is to be gained")
    void noGain() {
      SealedSession atItsEnd = session.withIdleUntil(session.expiresAt());
      assertThat(atItsEnd.isDueForReseal(Given.NOW.plusSeconds(3599), Duration.ofMinutes(10)))
          .isFalse();
      assertThat(
              Given.session("v")
                  .isDueForReseal(Given.NOW.plusSeconds(3599), Duration.ofMinutes(10)))
          .isFalse();
    }
  }

  @Test
  @DisplayName("shows its value in no text of it")
  void secrecy() {
    assertThat(Given.session("s3cret").toString()).doesNotContain("s3cret");
    assertThat(new Opened.Genuine(Given.session("s3cret")).toString()).doesNotContain("s3cret");
  }
}
