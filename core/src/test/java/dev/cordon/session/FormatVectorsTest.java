package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("The vectors of docs/formats.md")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatVectorsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "formats.md");
  private static final TokenBinding BINDING = new TokenBinding(Given.BANK, Given.ALICE, 7);

  private final Map<String, String> unread = read();

  private static Map<String, String> read() {
    Map<String, String> vectors = new TreeMap<>();
    boolean inside = false;
    try {
      for (String line : Files.readAllLines(PAGE, StandardCharsets.UTF_8)) {
        if (line.startsWith("```")) {
          inside = line.equals("```vectors");
        } else if (inside) {
          int colon = line.indexOf(": ");
          assertThat(vectors.put(line.substring(0, colon), line.substring(colon + 2))).isNull();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return vectors;
  }

  private String vector(String name) {
    String vector = unread.remove(name);
    assertThat(vector).as("the vector `%s` of the page", name).isNotNull();
    return vector;
  }

  @AfterAll
  void everyVectorWasChecked() {
    assertThat(unread).isEmpty();
  }

  @Test
  @DisplayName("the key's id and its sub-keys")
  void keys() {
    byte[] secret = HexFormat.of().parseHex(vector("secret"));
    assertThat(KeyRing.Key.of(KeyRing.State.CURRENT, Given.NOW, Given.NOW, secret))
        .isEqualTo(Given.KEY);
    assertThat(Given.KEY.id()).isEqualTo(vector("key-id"));
    for (Purpose purpose : Purpose.values()) {
      byte[] subKey = HexFormat.of().parseHex(vector("sub-key " + purpose.label()));
      byte[] message = {1, 2, 3};
      assertThat(Given.KEY.signing(purpose).authenticate(message))
          .isEqualTo(Hkdf.hmac(subKey).doFinal(message));
    }
  }

  @Test
  @DisplayName("the ring of a secret from the environment")
  void environment() {
    KeyRing ring = KeyRing.ofSecret(vector("environment secret"));
    byte[] secret = HexFormat.of().parseHex(vector("ring secret of it"));
    assertThat(ring.current())
        .isEqualTo(KeyRing.Key.of(KeyRing.State.CURRENT, Instant.EPOCH, Instant.EPOCH, secret));
    assertThat(ring.current().id()).isEqualTo(vector("key-id of it"));
  }

  @Test
  @DisplayName("seal-plain")
  void plainSeal() {
    checkSeal("seal-plain", Given.session("3F2504E04F8911D39A0C0305E82C3301"), Given.COOKIE);
  }

  @Test
  @DisplayName("seal-full")
  void fullSeal() {
    SealedSession session =
        new SealedSession(
            Given.ALICE,
            Given.NOW,
            Given.NOW.plus(Given.LIFETIME),
            Given.NOW.plus(Duration.ofMinutes(30)),
            7,
            Given.range(0x80, 32),
            "naïve=✓ \"quoted\"");
    checkSeal("seal-full", session, new SealContext(Given.BANK, "__Host-s"));
  }

  @Test
  @DisplayName("seal-anonymous")
  void anonymousSeal() {
    SealedSession session = SealedSession.anonymous(Given.ALICE, Given.NOW, Given.LIFETIME);
    checkSeal("seal-anonymous", session, new SealContext(Given.BANK, "__Host-cordon-pre"));
  }

  private void checkSeal(String name, SealedSession session, SealContext context) {
    SessionSeal seal = new SessionSeal(Given.RING);
    String vector = vector(name);
    assertThat(seal.seal(session, context)).isEqualTo(vector);
    assertThat(seal.open(vector, context, Given.NOW)).isEqualTo(new Opened.Genuine(session));
  }

  @Test
  @DisplayName("the predecessor note")
  void note() {
    PredecessorSeal seal = new PredecessorSeal(Given.RING);
    SealContext context = new SealContext(Given.BANK, "__Host-cordon-was");
    PredecessorNote note =
        new PredecessorNote(Given.MALLORY, 7, Given.NOW.plus(Duration.ofMinutes(5)));
    String vector = vector("note");
    assertThat(seal.seal(note, Given.ALICE, context)).isEqualTo(vector);
    assertThat(seal.openOrNull(vector, Given.ALICE, context, Given.NOW)).isEqualTo(note);
  }

  @Test
  @DisplayName("token-session-hmac")
  void sessionHmac() {
    SecureRandom random = Given.scripted(Given.range(0x11, 32), Given.range(0, 32));
    CsrfTokens tokens =
        CsrfTokens.sessionHmac(Given.RING, random, Given.LIFETIME, TokenReuse.REUSABLE);
    checkToken("token-session-hmac", tokens, tokens.issue(BINDING, null, Given.NOW).body(), null);
  }

  @Test
  @DisplayName("token-session-hmac-once")
  void singleUse() {
    SecureRandom random =
        Given.scripted(
            Given.range(0xb0, 16), Given.range(0x11, 32), new byte[16], Given.range(0, 32));
    CsrfTokens tokens =
        CsrfTokens.sessionHmac(Given.RING, random, Given.LIFETIME, TokenReuse.SINGLE_USE);
    checkToken(
        "token-session-hmac-once", tokens, tokens.issue(BINDING, null, Given.NOW).body(), null);
  }

  @Test
  @DisplayName("token-double-submit and its cookie")
  void doubleSubmit() {
    SecureRandom random =
        Given.scripted(Given.range(0xc0, 32), Given.range(0x11, 64), Given.range(0x77, 64));
    CsrfTokens tokens =
        CsrfTokens.doubleSubmit(Given.RING, random, Given.LIFETIME, TokenReuse.REUSABLE);
    IssuedToken issued = tokens.issue(BINDING, null, Given.NOW);
    String cookie = vector("token-double-submit-cookie");
    assertThat(issued.cookie()).isEqualTo(cookie);
    checkToken("token-double-submit", tokens, issued.body(), cookie);
  }

  @Test
  @DisplayName("token-synchronizer")
  void synchronizer() {
    SecureRandom random =
        Given.scripted(Given.range(0xe0, 32), Given.range(0x11, 32), Given.range(0, 32));
    CsrfTokens tokens =
        CsrfTokens.synchronizer(
            new InMemoryTokenStore(1), random, Given.LIFETIME, TokenReuse.REUSABLE);
    checkToken("token-synchronizer", tokens, tokens.issue(BINDING, null, Given.NOW).body(), null);
  }

  private void checkToken(String name, CsrfTokens tokens, String written, String cookie) {
    String vector = vector(name);
    assertThat(written).isEqualTo(vector);
    assertThat(tokens.verify(vector, cookie, BINDING, Given.NOW).verdict())
        .isEqualTo(TokenVerdict.VALID);
  }

  @Test
  @DisplayName("the page's layout of a seal is the code's")
  void offsets() throws IOException {
    assertThat(Files.readAllLines(PAGE, StandardCharsets.UTF_8))
        .containsAll(
            List.of(
                "| " + SessionSeal.AT_KEY + " | 4 | key id |",
                "| " + SessionSeal.AT_ISSUED + " | 5 | issued at |",
                "| " + SessionSeal.AT_ID + " | 16 | session id, random |",
                "| " + SessionSeal.AT_BOUND_KEY + " | 32 | bound key; zeros without flag 2 |",
                "| " + PredecessorSeal.AT_TAG + " | 32 | tag |",
                "| " + TokenForm.AT_NONCE + " | 16 | nonce, for single use only |"));
  }
}
