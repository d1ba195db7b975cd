package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A predecessor note")
class PredecessorSealTest {
  private static final SealContext CONTEXT = new SealContext(Given.BANK, "__Host-cordon-was");
  private static final SessionId BEFORE = SessionId.at(Given.range(1, 16), 0);
  private static final Instant UNTIL = Given.NOW.plusSeconds(120);

  private final PredecessorSeal seal = new PredecessorSeal(Given.RING);
  private final PredecessorNote note = new PredecessorNote(BEFORE, 3, UNTIL);
  private final String sealed = seal.seal(note, Given.ALICE, CONTEXT);

  private PredecessorNote open(String cookie) {
    return seal.openOrNull(cookie, Given.ALICE, CONTEXT, Given.NOW);
  }

  @Test
  @DisplayName("names the session from before to the one after")
  void opens() {
    assertThat(open(sealed)).isEqualTo(note);
  }

  @Test
  @DisplayName("W19: tossed into the jar of somebody else's session, opens for nobody")
  void tossed() {
    // Without the successor in the tag, Mallory's note would make her session the predecessor of
    // Alice's.
    SealContext context = CONTEXT;
    String mallorys =
        seal.seal(PredecessorNote.of(Given.session("v"), UNTIL), Given.MALLORY, context);
    assertThat(seal.openOrNull(mallorys, Given.MALLORY, context, Given.NOW)).isNotNull();
    assertThat(open(mallorys)).isNull();
  }

  @ParameterizedTest(name = "{0} s after its end, open: {1}")
  @CsvSource({"-120, true", "0, true", "59, true", "60, false", "100000, false"})
  void end(long second, boolean open) {
    PredecessorNote opened =
        seal.openOrNull(sealed, Given.ALICE, CONTEXT, UNTIL.plusSeconds(second));
    assertThat(opened != null).isEqualTo(open);
  }

  @Test
  @DisplayName("altered in any single bit, is none")
  void everyBit() {
    byte[] bytes = Base64Url.decodeOrNull(sealed, PredecessorSeal.PREFIX.length());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(open(PredecessorSeal.PREFIX + Base64Url.encode(bytes))).as("bit %d", bit).isNull();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  @DisplayName("moved to another audience or cookie, or taken for a session seal, is none")
  void moved() {
    SealContext http = new SealContext("http://bank.example", CONTEXT.cookie());
    assertThat(seal.openOrNull(sealed, Given.ALICE, http, Given.NOW)).isNull();
    SealContext other = new SealContext(Given.BANK, "other");
    assertThat(seal.openOrNull(sealed, Given.ALICE, other, Given.NOW)).isNull();
    String body = sealed.substring(PredecessorSeal.PREFIX.length());
    assertThat(new SessionSeal(Given.RING).open(SessionSeal.PREFIX + body, CONTEXT, Given.NOW))
        .isInstanceOf(Opened.Forged.class);
  }

  @ParameterizedTest(name = "{0} is none")
  @ValueSource(strings = {"", "cordon-was.", "cordon-was.AAAA", "null"})
  void garbage(String cookie) {
    assertThat(open(cookie)).isNull();
    assertThat(open(sealed + "A")).isNull();
    assertThat(open("x" + sealed.substring(1))).isNull();
  }
}
