package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Revocations in memory")
class RevocationsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOW);
  private final InMemoryRevocations revocations = new InMemoryRevocations(now::get, 2);

  private static SealedSession session(int number) {
    SessionId id = SessionId.at(Given.range(number, 16), 0);
    return SealedSession.begin(id, Given.NOW, Duration.ofHours(1), null, "v");
  }

  @Test
  @DisplayName("end one session and no other; the seal alone would go on opening")
  void revoke() {
    SessionSeal seal = new SessionSeal(Given.RING);
    String cookie = seal.seal(session(1), Given.COOKIE);
    revocations.revoke(session(1));
    assertThat(seal.open(cookie, Given.COOKIE, Given.NOW))
        .isEqualTo(new Opened.Genuine(session(1)));
    assertThat(revocations.isRevoked(session(1))).isTrue();
    assertThat(revocations.isRevoked(session(2))).isFalse();
  }

  @Test
  @DisplayName("reach what was sealed again with another idle end or value")
  void resealed() {
    revocations.revoke(session(1));
    assertThat(
            revocations.isRevoked(
                session(1).withIdleUntil(Given.NOW.plusSeconds(5)).withValue("w")))
        .isTrue();
  }

  @Test
  @DisplayName("are remembered for as long as the seal could open, and make room then")
  void remembered() {
    SessionSeal seal = new SessionSeal(Given.RING);
    String cookie = seal.seal(session(1), Given.COOKIE);
    revocations.revoke(session(1));
    revocations.revoke(session(2));
    now.set(Given.NOW.plus(Duration.ofHours(1)).plusSeconds(59));
    assertThat(seal.open(cookie, Given.COOKIE, now.get())).isInstanceOf(Opened.Genuine.class);
    assertThatThrownBy(() -> revocations.revoke(session(3)))
        .isInstanceOf(RevocationFailedException.class)
        .hasMessageStartingWith("[revocations-full]");
    assertThat(revocations.isRevoked(session(1))).isTrue();

    now.set(now.get().plusSeconds(1));
    assertThat(seal.open(cookie, Given.COOKIE, now.get())).isInstanceOf(Opened.Expired.class);
    revocations.revoke(session(3).id(), now.get().plusSeconds(60));
    assertThat(revocations.isRevoked(session(3))).isTrue();
  }

  @Test
  @DisplayName("said twice take one place, and the later end counts")
  void twice() {
    revocations.revoke(session(1).id(), Given.NOW.plusSeconds(10));
    revocations.revoke(session(1).id(), Given.NOW.plusSeconds(90));
    revocations.revoke(session(1).id(), Given.NOW.plusSeconds(20));
    revocations.revoke(session(2).id(), Given.NOW.plusSeconds(10));
    now.set(Given.NOW.plusSeconds(89));
    revocations.revoke(session(3).id(), Given.NOW.plusSeconds(900));
    assertThat(revocations.isRevoked(session(1))).isTrue();
    assertThat(revocations.isRevoked(session(2))).isFalse();
  }

  @ParameterizedTest(name = "of all that was issued up to {0} s after: the session is revoked: {1}")
  @CsvSource({"-1, false", "0, true", "1, true"})
  void issuedBefore(long second, boolean revoked) {
    revocations.revokeIssuedBefore(Given.NOW.plusSeconds(second).plusMillis(500));
    assertThat(revocations.isRevoked(session(1))).isEqualTo(revoked);
    revocations.revokeIssuedBefore(Given.NOW.minusSeconds(1000));
    assertThat(revocations.isRevoked(session(1))).as("never taken back").isEqualTo(revoked);
  }

  @Test
  @DisplayName("by many threads are all there, and no more than there is room for")
  void threads() throws Exception {
    InMemoryRevocations shared = new InMemoryRevocations(now::get, 500);
    AtomicInteger numbers = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Threads.inParallel(
        16,
        () -> {
          for (int i = 0; i < 40; i++) {
            byte[] id = new byte[16];
            Fields.putInt(id, 0, numbers.getAndIncrement());
            try {
              shared.revoke(SessionId.at(id, 0), Given.NOW.plusSeconds(60));
              assertThat(shared.revoked().holds(SessionId.at(id, 0))).isTrue();
            } catch (RevocationFailedException e) {
              refused.incrementAndGet();
            }
          }
          return 0;
        });
    assertThat(shared.revoked().size()).isEqualTo(500);
    assertThat(refused).hasValue(140);
  }
}
