package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the tokens of every pattern. */
@DisplayName("A CSRF token")
class CsrfTokensTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final TokenBinding ALICE = Given.binding(Given.ALICE);

  private final SecureRandom random = Given.seeded(5);

  enum Pattern {
    SESSION_HMAC,
    DOUBLE_SUBMIT,
    SYNCHRONIZER;

    CsrfTokens tokens(SecureRandom random, TokenReuse reuse) {
      return switch (this) {
        case SESSION_HMAC -> CsrfTokens.sessionHmac(Given.RING, random, HOUR, reuse);
        case DOUBLE_SUBMIT -> CsrfTokens.doubleSubmit(Given.RING, random, HOUR, reuse);
        case SYNCHRONIZER ->
            CsrfTokens.synchronizer(new InMemoryTokenStore(100), random, HOUR, reuse);
      };
    }
  }

  private CsrfTokens tokens(Pattern pattern) {
    return pattern.tokens(random, TokenReuse.REUSABLE);
  }

  private static TokenVerdict verdict(
      CsrfTokens tokens, String token, IssuedToken cookie, TokenBinding binding) {
    return tokens.verify(token, cookie.cookie(), binding, Given.NOW).verdict();
  }

  @ParameterizedTest(name = "{0}: serves from a body and from the cookie, again and again")
  @EnumSource
  void serves(Pattern pattern) {
    CsrfTokens tokens = tokens(pattern);
    IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
    for (int i = 0; i < 3; i++) {
      assertThat(tokens.verify(issued.body(), issued.cookie(), ALICE, Given.NOW))
          .isEqualTo(TokenCheck.VALID);
      assertThat(tokens.verify(issued.cookie(), issued.cookie(), ALICE, Given.NOW))
          .isEqualTo(TokenCheck.VALID);
    }
  }

  @ParameterizedTest(name = "{0}: is masked anew with every writing, and all of them serve at once")
  @EnumSource
  void masks(Pattern pattern) {
    CsrfTokens tokens = tokens(pattern);
    IssuedToken first = tokens.issue(ALICE, null, Given.NOW);
    Set<String> written = new HashSet<>(List.of(first.body(), first.cookie()));
    for (int i = 0; i < 100; i++) {
      IssuedToken again = tokens.issue(ALICE, first.cookie(), Given.NOW);
      assertThat(again.cookie()).as("the cookie that the browser has still serves").isNull();
      assertThat(written.add(again.body())).isTrue();
    }
    assertThat(written)
        .allSatisfy(
            token ->
                assertThat(verdict(tokens, token, first, ALICE)).isEqualTo(TokenVerdict.VALID));
  }

  @ParameterizedTest(name = "{0}: W23, is of one session, epoch and audience alone")
  @EnumSource
  void binding(Pattern pattern) {
    CsrfTokens tokens = tokens(pattern);
    IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
    tokens.issue(Given.binding(Given.MALLORY), null, Given.NOW);
    for (TokenBinding other :
        List.of(
            Given.binding(Given.MALLORY),
            new TokenBinding(Given.BANK, Given.ALICE, 1),
            new TokenBinding("http://bank.example", Given.ALICE, 0),
            new TokenBinding("https://bank.example:8443", Given.ALICE, 0))) {
      assertThat(verdict(tokens, issued.body(), issued, other))
          .as(other.toString())
          .isEqualTo(TokenVerdict.INVALID);
    }
  }

  @ParameterizedTest(
      name = "{0}: altered in any single bit is invalid, in the cookie too where that counts")
  @EnumSource
  void everyBit(Pattern pattern) {
    for (TokenReuse reuse : TokenReuse.values()) {
      CsrfTokens tokens = pattern.tokens(random, reuse);
      IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
      byte[] bytes = Base64Url.decodeOrNull(issued.body(), 0);
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(verdict(tokens, Base64Url.encode(bytes), issued, ALICE))
            .as("bit %d", bit)
            .isEqualTo(TokenVerdict.INVALID);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
    CsrfTokens doubleSubmit = tokens(Pattern.DOUBLE_SUBMIT);
    IssuedToken issued = doubleSubmit.issue(ALICE, null, Given.NOW);
    byte[] cookie = Base64Url.decodeOrNull(issued.cookie(), 0);
    for (int bit = 0; bit < cookie.length * 8; bit++) {
      cookie[bit / 8] ^= (byte) (1 << bit % 8);
      TokenCheck check =
          doubleSubmit.verify(issued.body(), Base64Url.encode(cookie), ALICE, Given.NOW);
      assertThat(check).as("bit %d of the cookie", bit).isEqualTo(TokenCheck.INVALID);
      cookie[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  static Stream<String> malformed() {
    return Stream.of(
        "",
        " ",
        "null",
        "undefined",
        "0",
        "AQEfk0fHAHDb2IA",
        "=",
        "A".repeat(100),
        "A".repeat(122),
        "A".repeat(186),
        "_".repeat(207),
        "A".repeat(100_000),
        "\u0000",
        "💥",
        "../../x",
        "[object Object]");
  }

  @ParameterizedTest(
      name = "W23: `{0}` is invalid in every pattern, alone and as cookie and request both")
  @MethodSource("malformed")
  void malformedTokens(String text) {
    for (Pattern pattern : Pattern.values()) {
      CsrfTokens tokens = tokens(pattern);
      IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
      assertThat(verdict(tokens, text, issued, ALICE)).isEqualTo(TokenVerdict.INVALID);
      assertThat(tokens.verify(text, text, ALICE, Given.NOW)).isEqualTo(TokenCheck.INVALID);
      assertThat(tokens.verifyPredecessor(text, ALICE, Given.NOW)).isEqualTo(TokenCheck.INVALID);
      assertThat(tokens.issue(ALICE, text, Given.NOW).cookie()).isNotNull();
    }
  }

  @ParameterizedTest(
      name = "{0}: with padding, a space, other capitals or one character more or less is invalid")
  @EnumSource
  void nonCanonical(Pattern pattern) {
    CsrfTokens tokens = tokens(pattern);
    IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
    String token = issued.body();
    List<String> texts =
        new ArrayList<>(
            List.of(token + "=", token + "==", " " + token, token + "\n", "\"" + token + "\""));
    texts.addAll(
        List.of(
            token.substring(1),
            token.substring(0, token.length() - 1),
            token + "A",
            token + token,
            token.toLowerCase(java.util.Locale.ROOT)));
    for (String text : texts) {
      assertThat(verdict(tokens, text, issued, ALICE)).as(text).isEqualTo(TokenVerdict.INVALID);
    }
    assertThat(tokens.verify(null, issued.cookie(), ALICE, Given.NOW))
        .isEqualTo(TokenCheck.INVALID);
  }

  @Test
  @DisplayName("of one pattern is none of another's")
  void patterns() {
    for (Pattern one : Pattern.values()) {
      IssuedToken issued = tokens(one).issue(ALICE, null, Given.NOW);
      for (Pattern other : Pattern.values()) {
        if (one != other) {
          CsrfTokens tokens = tokens(other);
          tokens.issue(ALICE, null, Given.NOW);
          assertThat(verdict(tokens, issued.body(), issued, ALICE)).isEqualTo(TokenVerdict.INVALID);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}: holds no part of the session id, nor what it follows from")
  @EnumSource
  void noSessionId(Pattern pattern) {
    byte[] token = Base64Url.decodeOrNull(tokens(pattern).issue(ALICE, null, Given.NOW).body(), 0);
    byte[] id = new byte[16];
    Given.ALICE.put(id, 0);
    int proof = pattern == Pattern.DOUBLE_SUBMIT ? 64 : 32;
    byte[] unmasked = new byte[proof];
    for (int i = 0; i < proof; i++) {
      unmasked[i] = (byte) (token[token.length - 2 * proof + i] ^ token[token.length - proof + i]);
    }
    for (byte[] haystack : List.of(token, unmasked)) {
      String text = new String(haystack, java.nio.charset.StandardCharsets.ISO_8859_1);
      for (int i = 0; i + 4 <= id.length; i++) {
        assertThat(text)
            .doesNotContain(new String(id, i, 4, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
  }

  @ParameterizedTest(name = "{0}: serves after a rotation of the keys")
  @EnumSource
  void rotation(Pattern pattern) {
    InMemoryTokenStore store = new InMemoryTokenStore(1);
    List<CsrfTokens> generations = new ArrayList<>();
    KeyRing ring = Given.RING;
    for (int i = 0; i < 2; i++) {
      generations.add(
          switch (pattern) {
            case SESSION_HMAC -> CsrfTokens.sessionHmac(ring, random, HOUR, TokenReuse.REUSABLE);
            case DOUBLE_SUBMIT -> CsrfTokens.doubleSubmit(ring, random, HOUR, TokenReuse.REUSABLE);
            case SYNCHRONIZER -> CsrfTokens.synchronizer(store, random, HOUR, TokenReuse.REUSABLE);
          });
      ring = ring.rotate(random, Given.NOW);
    }
    IssuedToken old = generations.get(0).issue(ALICE, null, Given.NOW);
    assertThat(verdict(generations.get(1), old.body(), old, ALICE)).isEqualTo(TokenVerdict.VALID);
    IssuedToken mixed = generations.get(1).issue(ALICE, old.cookie(), Given.NOW);
    assertThat(verdict(generations.get(1), mixed.body(), old, ALICE)).isEqualTo(TokenVerdict.VALID);
  }

  @Nested
  @DisplayName("has a life")
  class Life {
    @ParameterizedTest(
        name = "{0}: valid from 60 s before its issue to 60 s after its end, then expired")
    @EnumSource
    void boundaries(Pattern pattern) {
      CsrfTokens tokens = tokens(pattern);
      IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
      assertThat(at(tokens, issued, -61)).isEqualTo(TokenVerdict.INVALID);
      assertThat(at(tokens, issued, -60)).isEqualTo(TokenVerdict.VALID);
      assertThat(at(tokens, issued, 3659)).isEqualTo(TokenVerdict.VALID);
      assertThat(at(tokens, issued, 3660)).isEqualTo(TokenVerdict.EXPIRED);
    }

    private TokenVerdict at(CsrfTokens tokens, IssuedToken issued, long second) {
      return tokens
          .verify(issued.body(), issued.cookie(), ALICE, Given.NOW.plusSeconds(second))
          .verdict();
    }

    @ParameterizedTest(
        name = "{0}: that was made up is invalid and not expired, however old it says it is")
    @EnumSource
    void noOracle(Pattern pattern) {
      CsrfTokens tokens = tokens(pattern);
      IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
      byte[] bytes = Base64Url.decodeOrNull(issued.body(), 0);
      bytes[TokenForm.AT_ISSUED + 1] = 0;
      assertThat(verdict(tokens, Base64Url.encode(bytes), issued, ALICE))
          .isEqualTo(TokenVerdict.INVALID);
    }

    @ParameterizedTest(
        name = "{0}: the cookie is renewed past half of it, and tokens of other tabs serve on")
    @EnumSource
    void renewal(Pattern pattern) {
      CsrfTokens tokens = tokens(pattern);
      IssuedToken first = tokens.issue(ALICE, null, Given.NOW);
      Instant half = Given.NOW.plus(HOUR.dividedBy(2));
      assertThat(tokens.issue(ALICE, first.cookie(), half.minusSeconds(1)).cookie()).isNull();
      IssuedToken renewed = tokens.issue(ALICE, first.cookie(), half);
      assertThat(renewed.cookie()).isNotNull();
      assertThat(tokens.verify(first.body(), renewed.cookie(), ALICE, half))
          .isEqualTo(TokenCheck.VALID);
      assertThat(
              tokens.verify(
                  renewed.body(), renewed.cookie(), ALICE, Given.NOW.plus(HOUR).plusSeconds(600)))
          .isEqualTo(TokenCheck.VALID);
    }

    @Test
    @DisplayName("of a second at least")
    void bounds() {
      assertThatThrownBy(
              () -> CsrfTokens.sessionHmac(Given.RING, random, Duration.ZERO, TokenReuse.REUSABLE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  @DisplayName("for a single use")
  class SingleUse {
    @ParameterizedTest(name = "{0}: carries a nonce to burn, and serves once")
    @EnumSource
    void once(Pattern pattern) {
      CsrfTokens tokens = pattern.tokens(random, TokenReuse.SINGLE_USE);
      UsedTokens used = new InMemoryUsedTokens(10);
      IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
      TokenCheck.Use use = tokens.verify(issued.body(), issued.cookie(), ALICE, Given.NOW).use();
      assertThat(use).isNotNull();
      assertThat(used.burn(use.nonce(), use.until(), Given.NOW)).isTrue();
      assertThat(tokens.verify(issued.body(), issued.cookie(), ALICE, Given.NOW).use())
          .isEqualTo(use);
      assertThat(used.burn(use.nonce(), use.until(), Given.NOW)).isFalse();
    }

    @ParameterizedTest(
        name = "{0}: what is accepted is remembered until it can be accepted no more")
    @EnumSource
    void rememberedLongEnough(Pattern pattern) {
      CsrfTokens tokens = pattern.tokens(random, TokenReuse.SINGLE_USE);
      UsedTokens used = new InMemoryUsedTokens(10);
      IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
      TokenCheck.Use use = tokens.verify(issued.body(), issued.cookie(), ALICE, Given.NOW).use();
      used.burn(use.nonce(), use.until(), Given.NOW);
      Instant last = use.until().minusSeconds(1);
      assertThat(tokens.verify(issued.body(), issued.cookie(), ALICE, last).verdict())
          .isEqualTo(TokenVerdict.VALID);
      assertThat(used.burn(use.nonce(), use.until(), last)).isFalse();
      assertThat(tokens.verify(issued.body(), issued.cookie(), ALICE, use.until()).verdict())
          .isEqualTo(TokenVerdict.EXPIRED);
    }

    @ParameterizedTest(
        name =
            "{0}: masked again by a thief it has the same nonce, with another nonce it is invalid")
    @EnumSource
    void remasked(Pattern pattern) {
      CsrfTokens tokens = pattern.tokens(random, TokenReuse.SINGLE_USE);
      IssuedToken issued = tokens.issue(ALICE, null, Given.NOW);
      TokenCheck check = tokens.verify(issued.body(), issued.cookie(), ALICE, Given.NOW);
      byte[] bytes = Base64Url.decodeOrNull(issued.body(), 0);
      int proof = (bytes.length - 27) / 2;
      for (int i = 0; i < proof; i++) {
        bytes[27 + i] ^= 0x5a;
        bytes[27 + proof + i] ^= 0x5a;
      }
      assertThat(tokens.verify(Base64Url.encode(bytes), issued.cookie(), ALICE, Given.NOW))
          .isEqualTo(check);
      bytes[TokenForm.AT_NONCE] ^= 1;
      assertThat(tokens.verify(Base64Url.encode(bytes), issued.cookie(), ALICE, Given.NOW))
          .isEqualTo(TokenCheck.INVALID);
    }

    @ParameterizedTest(
        name =
            "{0}: a reusable token is invalid where single use is asked for, and the other way"
                + " round it serves")
    @EnumSource
    void policyChange(Pattern pattern) {
      InMemoryTokenStore store = new InMemoryTokenStore(10);
      List<CsrfTokens> both = new ArrayList<>();
      for (TokenReuse reuse : TokenReuse.values()) {
        both.add(
            pattern == Pattern.SYNCHRONIZER
                ? CsrfTokens.synchronizer(store, random, HOUR, reuse)
                : pattern.tokens(random, reuse));
      }
      IssuedToken reusable = both.get(0).issue(ALICE, null, Given.NOW);
      IssuedToken once = both.get(1).issue(ALICE, null, Given.NOW);
      assertThat(both.get(1).verify(reusable.body(), reusable.cookie(), ALICE, Given.NOW))
          .isEqualTo(TokenCheck.INVALID);
      assertThat(both.get(0).verify(once.body(), once.cookie(), ALICE, Given.NOW))
          .isEqualTo(TokenCheck.VALID);
    }

    @Test
    @DisplayName("of a hundred threads that send it, one is first")
    void race() throws Exception {
      UsedTokens used = new InMemoryUsedTokens(1000);
      for (int round = 0; round < 20; round++) {
        TokenNonce nonce = TokenNonce.random(random);
        long firsts =
            Threads.inParallel(100, () -> used.burn(nonce, Given.NOW.plusSeconds(9), Given.NOW))
                .stream()
                .filter(first -> first)
                .count();
        assertThat(firsts).isEqualTo(1);
      }
    }

    @Test
    @DisplayName("is refused when no more can be remembered, and until one runs out")
    void full() {
      UsedTokens used = new InMemoryUsedTokens(2);
      Instant until = Given.NOW.plusSeconds(60);
      assertThat(used.burn(new TokenNonce(0, 1), until, Given.NOW)).isTrue();
      assertThat(used.burn(new TokenNonce(0, 2), until.plusSeconds(1), Given.NOW)).isTrue();
      assertThat(used.burn(new TokenNonce(0, 3), until, Given.NOW)).isFalse();
      assertThat(used.burn(new TokenNonce(0, 1), until, Given.NOW)).isFalse();
      assertThat(used.burn(new TokenNonce(0, 3), until.plusSeconds(60), until)).isTrue();
      assertThat(used.burn(new TokenNonce(0, 2), until, until)).isFalse();
    }
  }

  @Nested
  @DisplayName("of the session before the login")
  class Predecessor {
    @ParameterizedTest(
        name = "{0}: serves by that session's binding, with the cookie already the new session's")
    @EnumSource
    void grace(Pattern pattern) {
      CsrfTokens tokens = tokens(pattern);
      TokenBinding before = Given.binding(Given.MALLORY);
      IssuedToken old = tokens.issue(before, null, Given.NOW);
      IssuedToken renewed = tokens.issue(ALICE, old.cookie(), Given.NOW);
      assertThat(renewed.cookie()).as("the old session's cookie is not the new one's").isNotNull();
      assertThat(verdict(tokens, old.body(), renewed, ALICE)).isEqualTo(TokenVerdict.INVALID);
      assertThat(tokens.verifyPredecessor(old.body(), before, Given.NOW))
          .isEqualTo(TokenCheck.VALID);
      assertThat(tokens.verifyPredecessor(old.body(), ALICE, Given.NOW))
          .isEqualTo(TokenCheck.INVALID);
    }
  }
}
