package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Attacks on tokens that worked elsewhere: each first against the naive scheme that let it in, then
 * here.
 */
@DisplayName("Attacks on CSRF tokens")
class TokenRegressionsTest {
  private static final TokenBinding ALICE = Given.binding(Given.ALICE);
  private static final TokenBinding MALLORY = Given.binding(Given.MALLORY);

  private final SecureRandom random = Given.seeded(9);
  private final CsrfTokens hmac =
      CsrfTokens.sessionHmac(Given.RING, random, Given.LIFETIME, TokenReuse.REUSABLE);
  private final CsrfTokens doubleSubmit =
      CsrfTokens.doubleSubmit(Given.RING, random, Given.LIFETIME, TokenReuse.REUSABLE);
  private final InMemoryTokenStore store = new InMemoryTokenStore(100);
  private final CsrfTokens synchronizer =
      CsrfTokens.synchronizer(store, random, Given.LIFETIME, TokenReuse.REUSABLE);

  private static void assertRefused(TokenCheck check) {
    assertThat(check).isEqualTo(TokenCheck.INVALID);
  }

  @Nested
  @DisplayName("that compare nothing with nothing")
  class Nothing {
    @Test
    @DisplayName("CVE-2023-52431: an empty cookie equals an empty field")
    void emptyEqualsEmpty() {
      assertThat(Naive.doubleSubmit("secret", "guess")).isFalse();
      assertThat(Naive.doubleSubmit("", "")).isTrue();

      assertRefused(doubleSubmit.verify("", "", ALICE, Given.NOW));
      assertRefused(doubleSubmit.verify(null, null, ALICE, Given.NOW));
    }

    @Test
    @DisplayName(
        "CVE-2020-36564: what cannot be decoded equals the token of a session that has none")
    void malformedEqualsAbsent() {
      assertThat(Naive.decodedEqualsStored(new byte[] {1}, "!!not base64!!")).isFalse();
      assertThat(Naive.decodedEqualsStored(new byte[0], "!!not base64!!")).isTrue();

      assertThat(store.find(Given.ALICE, Given.NOW)).isNull();
      assertRefused(synchronizer.verify("!!not base64!!", null, ALICE, Given.NOW));
      assertRefused(synchronizer.verify("", null, ALICE, Given.NOW));
    }
  }

  @Nested
  @DisplayName("that make the server compare the wrong two things")
  class WrongComparison {
    @Test
    @DisplayName(
        "CVE-2020-35217: the cookie is compared with the session, and the request's token never")
    void cookieAgainstSession() {
      String browserSends = Naive.mac("alice");
      assertThat(Naive.cookieIsSessions(browserSends, Naive.mac("alice")))
          .as("with a forged form")
          .isTrue();

      IssuedToken issued = doubleSubmit.issue(ALICE, null, Given.NOW);
      assertRefused(doubleSubmit.verify(null, issued.cookie(), ALICE, Given.NOW));
      assertRefused(hmac.verify(null, hmac.issue(ALICE, null, Given.NOW).body(), ALICE, Given.NOW));
      String other = synchronizer.issue(ALICE, null, Given.NOW).cookie();
      assertRefused(synchronizer.verify("", other, ALICE, Given.NOW));
    }

    @Test
    @DisplayName("CVE-2018-12540: a token with a good signature serves anybody")
    void signedButUnbound() {
      String issuedToMallory = "nonce." + Naive.mac("nonce");
      assertThat(Naive.signedByUs("made up." + Naive.mac("nonce"))).isFalse();
      assertThat(Naive.signedByUs(issuedToMallory)).as("in Alice's request").isTrue();

      assertRefused(
          hmac.verify(hmac.issue(MALLORY, null, Given.NOW).body(), null, ALICE, Given.NOW));
      IssuedToken mallorys = doubleSubmit.issue(MALLORY, null, Given.NOW);
      IssuedToken alices = doubleSubmit.issue(ALICE, null, Given.NOW);
      assertRefused(doubleSubmit.verify(mallorys.body(), alices.cookie(), ALICE, Given.NOW));
    }

    @Test
    @DisplayName(
        "CVE-2023-45128, CVE-2023-45141: any token that is in the store serves, whosever it is")
    void storeWithoutOwner() {
      Set<String> everyToken = new HashSet<>(List.of("alice's", "mallory's"));
      assertThat(everyToken.contains("mallory's"))
          .as("naive: alice's browser sends mallory's")
          .isTrue();

      synchronizer.issue(ALICE, null, Given.NOW);
      String mallorys = synchronizer.issue(MALLORY, null, Given.NOW).body();
      assertThat(synchronizer.verify(mallorys, null, MALLORY, Given.NOW))
          .isEqualTo(TokenCheck.VALID);
      assertRefused(synchronizer.verify(mallorys, null, ALICE, Given.NOW));
    }

    @Test
    @DisplayName("CVE-2021-44227: a member's token serves on the administrator's page")
    void lowerRole() {
      String toMember = Naive.mac("list announce");
      assertThat(Naive.isOfResource(toMember, "list rumours")).isFalse();
      assertThat(Naive.isOfResource(toMember, "list announce"))
          .as("in the administrator's request")
          .isTrue();

      // The same person after a change of role: the epoch moves, and the session id with it at a
      // login.
      String asMember =
          hmac.issue(new TokenBinding(Given.BANK, Given.ALICE, 0), null, Given.NOW).body();
      assertRefused(
          hmac.verify(asMember, null, new TokenBinding(Given.BANK, Given.ALICE, 1), Given.NOW));
      assertRefused(
          hmac.verify(hmac.issue(MALLORY, null, Given.NOW).body(), null, ALICE, Given.NOW));
    }
  }

  @Nested
  @DisplayName("that plant a cookie")
  class Planted {
    @Test
    @DisplayName("W19, CVE-2021-29624: a sibling domain tosses a token cookie of its own session")
    void tossing() {
      assertThat(Naive.doubleSubmit("Alice's", "planted")).isFalse();
      assertThat(Naive.doubleSubmit("planted", "planted")).as("the attacker wrote both").isTrue();

      IssuedToken mallorys = doubleSubmit.issue(MALLORY, null, Given.NOW);
      assertThat(doubleSubmit.verify(mallorys.body(), mallorys.cookie(), MALLORY, Given.NOW))
          .isEqualTo(TokenCheck.VALID);
      assertRefused(doubleSubmit.verify(mallorys.body(), mallorys.cookie(), ALICE, Given.NOW));
      IssuedToken alices = doubleSubmit.issue(ALICE, null, Given.NOW);
      assertRefused(doubleSubmit.verify(alices.body(), mallorys.cookie(), ALICE, Given.NOW));
    }

    @Test
    @DisplayName(
        "CVE-2023-27495: the token is bound to the user, but by a hash that anyone can compute")
    void predictableBinding() {
      String computed = Naive.sha256("planted" + "alice@bank.example");
      assertThat(Naive.isHashOfUser(computed, "not planted", "alice@bank.example")).isFalse();
      assertThat(Naive.isHashOfUser(computed, "planted", "alice@bank.example")).isTrue();

      // Mallory knows the layout, Alice's very session id and the epoch; what she lacks is the key.
      byte[] head = Base64Url.decodeOrNull(doubleSubmit.issue(MALLORY, null, Given.NOW).body(), 0);
      for (byte[] guess :
          List.of(new byte[32], Given.range(1, 32), Hkdf.extract(new byte[0], new byte[1]))) {
        byte[] chosen = Given.range(0, 32);
        byte[] input =
            TokenProof.input(Purpose.CSRF_DOUBLE_SUBMIT, ALICE, Arrays.copyOf(head, 11), chosen);
        byte[] forged = Arrays.copyOf(head, 139);
        Arrays.fill(forged, 11, 75, (byte) 0);
        System.arraycopy(chosen, 0, forged, 75, 32);
        System.arraycopy(Hkdf.hmac(guess).doFinal(input), 0, forged, 107, 32);
        String text = Base64Url.encode(forged);
        assertRefused(doubleSubmit.verify(text, text, ALICE, Given.NOW));
      }
    }

    @Test
    @DisplayName("W22: a session id of the attacker's choice is planted")
    void sessionFixation() {
      Map<String, String> naiveSessions = new HashMap<>();
      naiveSessions.computeIfAbsent("chosen-by-mallory", id -> "logged in as alice");
      assertThat(naiveSessions)
          .as("naive: an unknown id begins a session of that id")
          .containsKey("chosen-by-mallory");

      SessionSeal seal = new SessionSeal(Given.RING);
      assertThat(seal.open("chosen-by-mallory", Given.COOKIE, Given.NOW))
          .isEqualTo(new Opened.Unsealed());
      assertThat(SessionId.random(random)).isNotEqualTo(SessionId.random(random));
    }
  }

  @Nested
  @DisplayName("that keep a token over a login (W21)")
  class Fixation {
    private final SessionId anonymous = SessionId.random(random);
    private final SessionId loggedIn = SessionId.random(random);

    @Test
    @DisplayName("CVE-2018-11406: the token that was planted before the login serves after it")
    void sessionHmac() {
      String naive = Naive.mac("form transfer");
      assertThat(Naive.isOfResource(naive, "form transfer"))
          .as("after the login as before")
          .isTrue();

      String planted = hmac.issue(Given.binding(anonymous), null, Given.NOW).body();
      assertRefused(hmac.verify(planted, null, Given.binding(loggedIn), Given.NOW));
    }

    @Test
    @DisplayName("CVE-2022-24895: the id changes at login, but the stored token moves along")
    void synchronizerStore() {
      Map<String, String> naive = new HashMap<>(Map.of("anonymous", "token"));
      naive.put("logged in", naive.remove("anonymous"));
      assertThat(naive.get("logged in")).as("naive migration").isEqualTo("token");

      String planted = synchronizer.issue(Given.binding(anonymous), null, Given.NOW).body();
      synchronizer.issue(Given.binding(loggedIn), null, Given.NOW);
      assertRefused(synchronizer.verify(planted, null, Given.binding(loggedIn), Given.NOW));
      store.remove(anonymous);
      assertRefused(synchronizer.verify(planted, null, Given.binding(anonymous), Given.NOW));
    }

    @Test
    @DisplayName("CVE-2023-29020: the secret in the cookie outlives the login")
    void doubleSubmitSecret() {
      IssuedToken planted = doubleSubmit.issue(Given.binding(anonymous), null, Given.NOW);
      assertThat(planted.cookie()).isNotNull();

      IssuedToken after = doubleSubmit.issue(Given.binding(loggedIn), planted.cookie(), Given.NOW);
      assertThat(after.cookie())
          .as("a cookie of another session is replaced, random and all")
          .isNotNull();
      assertRefused(
          doubleSubmit.verify(planted.body(), after.cookie(), Given.binding(loggedIn), Given.NOW));
      assertRefused(
          doubleSubmit.verify(
              planted.body(), planted.cookie(), Given.binding(loggedIn), Given.NOW));
    }

    @Test
    @DisplayName("CVE-2018-6009: a switch to another identity keeps the token")
    void switchIdentity() {
      String before =
          hmac.issue(new TokenBinding(Given.BANK, Given.ALICE, 4), null, Given.NOW).body();
      assertRefused(
          hmac.verify(before, null, new TokenBinding(Given.BANK, Given.ALICE, 5), Given.NOW));
    }
  }

  @Nested
  @DisplayName("that take a token elsewhere")
  class Elsewhere {
    @Test
    @DisplayName("CVE-2017-16653: a token seen over http serves over https")
    void schemes() {
      String seenOverHttp = Naive.mac("alice");
      assertThat(Naive.isOfSession(seenOverHttp, "bob")).isFalse();
      assertThat(Naive.isOfSession(seenOverHttp, "alice")).as("over https").isTrue();

      TokenBinding http = new TokenBinding("http://bank.example", Given.ALICE, 0);
      IssuedToken seen = doubleSubmit.issue(http, null, Given.NOW);
      assertRefused(doubleSubmit.verify(seen.body(), seen.cookie(), ALICE, Given.NOW));
      assertRefused(hmac.verify(hmac.issue(http, null, Given.NOW).body(), null, ALICE, Given.NOW));
      assertRefused(
          synchronizer.verify(
              synchronizer.issue(http, null, Given.NOW).body(), null, ALICE, Given.NOW));
    }

    @Test
    @DisplayName("CVE-2020-8166: from a general token a special one is computed")
    void derivedTokens() {
      byte[] general = Hkdf.extract(new byte[0], new byte[] {1});
      byte[] unmaskedByMallory = general.clone();
      assertThat(Naive.ofForm(unmaskedByMallory, "/transfer"))
          .isEqualTo(Naive.ofForm(general, "/transfer"));

      // The unmasked proof of a reusable token under the head of a single-use one, and as a key for
      // its tag.
      byte[] reusable = Base64Url.decodeOrNull(hmac.issue(ALICE, null, Given.NOW).body(), 0);
      byte[] proof = new byte[32];
      for (int i = 0; i < 32; i++) {
        proof[i] = (byte) (reusable[11 + i] ^ reusable[43 + i]);
      }
      byte[] head = Arrays.copyOf(reusable, 27);
      head[TokenForm.AT_KIND] = SessionHmacTokens.KIND | TokenForm.WITH_NONCE;
      TokenForm form = new TokenForm(random, Given.LIFETIME, TokenReuse.SINGLE_USE);
      CsrfTokens once = new SessionHmacTokens(Given.RING, form);
      assertRefused(once.verify(form.write(head, proof), null, ALICE, Given.NOW));
      byte[] keyed =
          Hkdf.hmac(proof)
              .doFinal(TokenProof.input(Purpose.CSRF_SESSION_HMAC, ALICE, head, new byte[0]));
      assertRefused(once.verify(form.write(head, keyed), null, ALICE, Given.NOW));
    }
  }

  @Test
  @DisplayName(
      "W24, CVE-2018-1000119: how long a comparison takes tells the token, one character at a time")
  void timing() {
    String token = Naive.mac("alice");
    StringBuilder found = new StringBuilder();
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    while (found.length() < token.length()) {
      char slowest = 0;
      int most = -1;
      for (char c : alphabet.toCharArray()) {
        int steps =
            stepsOfEquals(token, found + "" + c + "~".repeat(token.length() - found.length() - 1));
        if (steps > most) {
          most = steps;
          slowest = c;
        }
      }
      found.append(slowest);
    }
    assertThat(found).as("naive: String.equals stops at the first difference").hasToString(token);
    // That nothing here compares secrets so is checked in the byte code: SessionArchitectureTest.
  }

  private static int stepsOfEquals(String one, String other) {
    int steps = 0;
    while (steps < one.length() && one.charAt(steps) == other.charAt(steps)) {
      steps++;
    }
    return steps == one.length() ? steps + 1 : steps;
  }

  @Nested
  @DisplayName("W26: BREACH, the size of compressed pages that repeat what a request said")
  class Breach {
    private static final int PAGES = 200;

    private final Deflater deflater = new Deflater(9, true);

    private int size(String token, String reflected) {
      deflater.reset();
      deflater.setInput(
          ("<p>You searched for "
                  + reflected
                  + "</p><form method=post><input name=_csrf value=\""
                  + token
                  + "\">")
              .getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      return deflater.deflate(new byte[10_000]);
    }

    /**
     * How many bytes a page shrinks, on average, when the request repeats a part of a token seen
     * before.
     */
    private double gain(Supplier<String> tokenOfNextPage) {
      String seen = tokenOfNextPage.get();
      String right = "value=\"" + seen.substring(40, 60);
      double gain = 0;
      for (int i = 0; i < PAGES; i++) {
        byte[] noise = new byte[15];
        random.nextBytes(noise);
        String wrong = "value=\"" + Base64Url.encode(noise);
        String token = tokenOfNextPage.get();
        gain += size(token, wrong) - size(token, right);
      }
      return gain / PAGES;
    }

    @Test
    @DisplayName("tells a token that stays the same")
    void constantToken() {
      String constant = Naive.mac("alice") + Naive.mac("bob");
      assertThat(gain(() -> constant)).isGreaterThan(8);
    }

    @Test
    @DisplayName("tells nothing of one that is masked anew in every page")
    void maskedToken() {
      for (CsrfTokens tokens : new ArrayList<>(List.of(hmac, doubleSubmit, synchronizer))) {
        String cookie = tokens.issue(ALICE, null, Given.NOW).cookie();
        assertThat(gain(() -> tokens.issue(ALICE, cookie, Given.NOW).body())).isBetween(-1.0, 1.0);
      }
    }
  }

  @Test
  @DisplayName(
      "CVE-2026-48060: a token that goes into a page cannot leave its attribute, whatever the"
          + " cookie held")
  void injection() {
    String planted = "\"><script>alert(1)</script>";
    assertThat("<input value=\"" + planted + "\">")
        .as("naive: the cookie is echoed")
        .contains("<script>");

    for (CsrfTokens tokens : List.of(hmac, doubleSubmit, synchronizer)) {
      IssuedToken issued = tokens.issue(ALICE, planted, Given.NOW);
      assertThat(issued.body()).matches("[A-Za-z0-9_-]+");
      assertThat(issued.cookie()).matches("[A-Za-z0-9_-]+");
    }
  }

  @Test
  @DisplayName("a thousand guesses of a proof with everything else right are refused")
  void guesses() {
    byte[] head =
        Arrays.copyOf(Base64Url.decodeOrNull(hmac.issue(ALICE, null, Given.NOW).body(), 0), 11);
    TokenForm form = new TokenForm(random, Duration.ofHours(1), TokenReuse.REUSABLE);
    for (int i = 0; i < 1000; i++) {
      byte[] guess = new byte[32];
      random.nextBytes(guess);
      assertRefused(hmac.verify(form.write(head, guess), null, ALICE, Given.NOW));
    }
  }
}
