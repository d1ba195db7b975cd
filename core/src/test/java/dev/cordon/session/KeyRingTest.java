package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.cordon.session.KeyRing.Key;
import dev.cordon.session.KeyRing.State;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A key ring")
class KeyRingTest {
  private final SecureRandom random = Given.seeded(1);

  private static Key key(State state, int first) {
    return Key.of(state, Given.NOW, Given.NOW, Given.range(first, 32));
  }

  private static List<State> states(KeyRing ring) {
    return ring.keys().stream().map(Key::state).toList();
  }

  @Nested
  @DisplayName("is refused")
  class Refused {
    @Test
    @DisplayName("without a current key")
    void noCurrent() {
      assertFaults(List.of(key(State.NEXT, 0), key(State.RETIRED, 1)), "[key-ring-current]");
    }

    @Test
    @DisplayName("without any key")
    void empty() {
      assertFaults(List.of(), "[key-ring-current]");
    }

    @Test
    @DisplayName("with two current keys, two next ones and one key twice, each fault named")
    void everyFaultAtOnce() {
      List<Key> keys =
          List.of(
              key(State.CURRENT, 0),
              key(State.CURRENT, 1),
              key(State.NEXT, 2),
              key(State.NEXT, 3),
              key(State.DEAD, 3));
      assertFaults(keys, "[key-ring-current]", "[key-ring-next]", "[key-ring-duplicate]");
    }

    private void assertFaults(List<Key> keys, String... codes) {
      assertThatThrownBy(() -> KeyRing.of(keys))
          .asInstanceOf(type(KeyRingException.class))
          .extracting(KeyRingException::faults)
          .satisfies(
              faults -> {
                assertThat(faults).hasSameSizeAs(codes);
                for (int i = 0; i < codes.length; i++) {
                  assertThat(faults.get(i)).startsWith(codes[i]);
                }
              });
    }

    @Test
    @DisplayName("with a secret that has not 32 bytes")
    void secretLength() {
      assertThatThrownBy(() -> Key.of(State.CURRENT, Given.NOW, Given.NOW, new byte[31]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  @DisplayName("in rotation")
  class Rotation {
    private static final Duration RETIREMENT = Duration.ofDays(31);

    @Test
    @DisplayName(
        "moves each key one state on, and dead ones are forgotten after the retirement once more")
    void life() {
      KeyRing ring = KeyRing.generate(random, Given.NOW);
      String first = ring.current().id();
      assertThat(states(ring)).containsExactly(State.CURRENT, State.NEXT);
      String second = ring.keys().get(1).id();

      Instant rotated = Given.NOW.plus(Duration.ofDays(90));
      ring = ring.rotate(random, rotated);
      assertThat(states(ring)).containsExactly(State.RETIRED, State.CURRENT, State.NEXT);
      assertThat(ring.current().id()).isEqualTo(second);

      Instant early = rotated.plus(RETIREMENT).minusSeconds(1);
      assertThat(states(ring.rotate(random, early))).startsWith(State.RETIRED, State.RETIRED);

      Instant died = rotated.plus(RETIREMENT);
      ring = ring.rotate(random, died);
      assertThat(states(ring))
          .containsExactly(State.DEAD, State.RETIRED, State.CURRENT, State.NEXT);
      assertThat(ring.find(first)).isNotNull();

      Instant mourned = died.plus(RETIREMENT).minusSeconds(1);
      assertThat(ring.rotate(random, mourned).find(first)).isNotNull();

      ring = ring.rotate(random, died.plus(RETIREMENT));
      assertThat(ring.find(first)).isNull();
      assertThat(states(ring))
          .containsExactly(State.DEAD, State.RETIRED, State.CURRENT, State.NEXT);
    }

    @Test
    @DisplayName(
        "the age of a retired key counts from its retirement: it may have signed a moment before")
    void ageFromRetirement() {
      KeyRing ring = KeyRing.generate(random, Given.NOW);
      Instant late = Given.NOW.plus(Duration.ofDays(1000));
      KeyRing twice = ring.rotate(random, late).rotate(random, late.plusSeconds(60));
      assertThat(states(twice))
          .containsExactly(State.RETIRED, State.RETIRED, State.CURRENT, State.NEXT);
    }

    @Test
    @DisplayName("without a next key makes a new current one")
    void withoutNext() {
      KeyRing ring = Given.RING.rotate(random, Given.NOW);
      assertThat(states(ring)).containsExactly(State.RETIRED, State.CURRENT, State.NEXT);
      assertThat(ring.current()).isNotEqualTo(Given.KEY);
    }

    @Test
    @DisplayName("draws again when a new key has the id of another")
    void idTaken() {
      SecureRandom clashing =
          Given.scripted(Given.range(0, 32), Given.range(1, 32), Given.range(2, 32));
      assertThat(Given.RING.rotate(clashing, Given.NOW).keys())
          .extracting(Key::secretText)
          .containsExactly(
              Base64Url.encode(Given.range(0, 32)),
              Base64Url.encode(Given.range(1, 32)),
              Base64Url.encode(Given.range(2, 32)));
    }

    @Test
    @DisplayName("what one node signs after a rotation, a node that is one rotation behind opens")
    void twoPhases() {
      KeyRing behind = KeyRing.generate(random, Given.NOW);
      KeyRing ahead = behind.rotate(random, Given.NOW);
      String sealed = new SessionSeal(ahead).seal(Given.session("v"), Given.COOKIE);
      assertThat(new SessionSeal(behind).open(sealed, Given.COOKIE, Given.NOW))
          .isInstanceOf(Opened.Genuine.class);
    }

    @Test
    @DisplayName(
        "a seal opens under next, current and retired, is of a dead key when dead, and forged when"
            + " forgotten")
    void sealsOverALife() {
      KeyRing ring = KeyRing.generate(random, Given.NOW);
      String sealed = new SessionSeal(ring).seal(Given.session("v"), Given.COOKIE);
      ring = ring.rotate(random, Given.NOW, Duration.ZERO);
      assertThat(open(ring, sealed)).isInstanceOf(Opened.Genuine.class);
      ring = ring.rotate(random, Given.NOW, Duration.ZERO);
      assertThat(open(ring, sealed)).isEqualTo(new Opened.DeadKey());
      ring = ring.rotate(random, Given.NOW, Duration.ZERO);
      assertThat(open(ring, sealed)).isInstanceOf(Opened.Forged.class);
    }

    private Opened open(KeyRing ring, String sealed) {
      return new SessionSeal(ring).open(sealed, Given.COOKIE, Given.NOW);
    }
  }

  @Nested
  @DisplayName("after a leak")
  class Leak {
    @Test
    @DisplayName("kills a key at once, but not the one that signs")
    void kill() {
      KeyRing ring = KeyRing.generate(random, Given.NOW);
      String leaked = ring.current().id();
      assertThatThrownBy(() -> ring.kill(leaked, Given.NOW)).hasMessageContaining("rotate first");
      KeyRing after = ring.rotate(random, Given.NOW).kill(leaked, Given.NOW);
      assertThat(states(after)).containsExactly(State.DEAD, State.CURRENT, State.NEXT);
      assertThatThrownBy(() -> after.kill("00000000", Given.NOW))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a key that is killed twice has been dead since the first time")
    void killedTwice() {
      String leaked = Given.KEY.id();
      KeyRing ring = Given.RING.rotate(random, Given.NOW).kill(leaked, Given.NOW.plusSeconds(1));
      assertThat(ring.kill(leaked, Given.NOW.plusSeconds(9)).keys()).isEqualTo(ring.keys());
    }

    @Test
    @DisplayName(
        "the thief of a dead key forges nothing: seals are of a dead key, tokens invalid, notes"
            + " void")
    void deadKeySignsNothing() {
      KeyRing stolen = KeyRing.of(List.of(key(State.CURRENT, 7)));
      KeyRing ring = KeyRing.of(List.of(key(State.CURRENT, 8), key(State.DEAD, 7)));
      String seal = new SessionSeal(stolen).seal(Given.session("admin"), Given.COOKIE);
      assertThat(new SessionSeal(ring).open(seal, Given.COOKIE, Given.NOW))
          .isEqualTo(new Opened.DeadKey());

      TokenBinding alice = Given.binding(Given.ALICE);
      for (boolean doubleSubmit : List.of(false, true)) {
        IssuedToken token = tokens(stolen, doubleSubmit).issue(alice, null, Given.NOW);
        assertThat(
                tokens(ring, doubleSubmit).verify(token.body(), token.cookie(), alice, Given.NOW))
            .isEqualTo(TokenCheck.INVALID);
      }
      PredecessorNote note = new PredecessorNote(Given.MALLORY, 0, Given.NOW.plusSeconds(60));
      String sealedNote = new PredecessorSeal(stolen).seal(note, Given.ALICE, Given.COOKIE);
      assertThat(
              new PredecessorSeal(ring)
                  .openOrNull(sealedNote, Given.ALICE, Given.COOKIE, Given.NOW))
          .isNull();
    }

    private CsrfTokens tokens(KeyRing ring, boolean doubleSubmit) {
      return doubleSubmit
          ? CsrfTokens.doubleSubmit(ring, random, Given.LIFETIME, TokenReuse.REUSABLE)
          : CsrfTokens.sessionHmac(ring, random, Given.LIFETIME, TokenReuse.REUSABLE);
    }
  }

  @Test
  @DisplayName("shows no secret in any text of it")
  void secrecy() {
    KeyRing ring = KeyRing.generate(random, Given.NOW);
    for (Key key : ring.keys()) {
      String text = ring + " " + key + " " + key.signing(Purpose.SESSION);
      assertThat(text).contains(key.id()).doesNotContain(key.secretText());
      assertThat(ring.toString()).contains(key.id() + " " + key.state());
    }
  }

  @Test
  @DisplayName("keeps its secrets when the caller's array changes")
  void copies() {
    byte[] secret = Given.range(0, 32);
    Key key = Key.of(State.CURRENT, Given.NOW, Given.NOW, secret);
    Arrays.fill(secret, (byte) 0);
    assertThat(key).isEqualTo(Given.KEY);
    assertThat(key.secretText()).isEqualTo(Given.KEY.secretText());
  }

  @Test
  @DisplayName("gives each purpose a key of its own")
  void purposes() {
    assertThat(
            Arrays.stream(Purpose.values())
                .map(
                    purpose ->
                        Base64Url.encode(Given.KEY.signing(purpose).authenticate(new byte[0])))
                .distinct())
        .hasSize(Purpose.values().length);
  }
}
