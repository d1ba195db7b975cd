package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.policy.ForgedCookie;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.SessionBuilder;
import dev.cordon.policy.SessionValue;
import dev.cordon.session.SealTooLargeException;
import dev.cordon.session.SealedSession;
import dev.cordon.web.SetCookie;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways round the seal that were tried, beyond the rows of its table. */
class SessionAttackTest {
  private final SealingBank bank = new SealingBank();

  private static TestHeaders answer(Decision decision, String... setCookies) {
    TestHeaders answer = new TestHeaders();
    answer.add("Cache-Control", "public, max-age=60");
    for (String line : setCookies) {
      answer.add("Set-Cookie", line);
    }
    decision.editResponse(answer);
    return answer;
  }

  @Nested
  @DisplayName("A refused request")
  class Refused {
    /** The login of another site's form, which a browser sends with the user's cookies. */
    private Decision forgedLogin(Guard guard, String sealed) {
      return TestRequest.post("/login")
          .header("Origin", Bank.EVIL)
          .header("Sec-Fetch-Site", "cross-site")
          .header("Sec-Fetch-Mode", "navigate")
          .cookie("SID=" + sealed)
          .judgedBy(guard);
    }

    @Test
    @DisplayName("W29: neither rotates a session nor revokes its seal")
    void rotatesNothing() {
      Guard guard = bank.guard();
      Decision decision = forgedLogin(guard, bank.login(guard, "app1"));

      TestHeaders answer = TestHeaders.after(decision);

      assertThat(decision).hasToString("refuse cross-site-write");
      assertThat(answer.get("Set-Cookie")).isEmpty();
      assertThat(bank.ended).isEmpty();
    }

    @Test
    void keepsNoIdleSessionAlive() {
      Guard guard = bank.guard(session -> session.idle(Duration.ofMinutes(40)));
      String sealed = bank.login(guard, "app1");
      bank.now = SealingBank.NOON.plus(Duration.ofMinutes(20));

      assertThat(TestHeaders.after(bank.use(guard, sealed)).get("Set-Cookie"))
          .as("a request that passes does")
          .hasSize(1);
      assertThat(TestHeaders.after(forgedLogin(guard, sealed)).get("Set-Cookie")).isEmpty();
    }
  }

  @Nested
  @DisplayName("An answer that a shared cache would keep")
  class Cached {
    private Guard guard() {
      return bank.guard(
          SealingBank.builder(session -> session.idle(Duration.ofMinutes(40)))
              .csrf(csrf -> csrf.tokens(dev.cordon.policy.TokenUse.OFF)));
    }

    @Test
    @DisplayName("R16: is kept by the client alone once a seal is renewed on it")
    void renewed() {
      Guard guard = guard();
      String sealed = bank.login(guard, "app1");
      bank.now = SealingBank.NOON.plus(Duration.ofMinutes(20));

      TestHeaders answer = answer(bank.use(guard, sealed));

      assertThat(answer.get("Set-Cookie")).hasSize(1);
      assertThat(answer.value("Cache-Control")).isEqualTo("private, max-age=60");
    }

    @Test
    @DisplayName("R17: is kept by the client alone once it deletes a forged cookie")
    void cleared() {
      TestHeaders answer =
          answer(TestRequest.get("/app.js").cookie("SID=planted").judgedBy(guard()));

      assertThat(answer.value("Set-Cookie")).contains("SID=;");
      assertThat(answer.value("Cache-Control")).isEqualTo("private, max-age=60");
    }

    @Test
    @DisplayName(
        "CVE-2022-24894: is kept by the client alone once the application sets its session")
    void set() {
      TestHeaders answer = answer(TestRequest.get("/").judgedBy(guard()), "SID=app1");

      assertThat(answer.value("Cache-Control")).isEqualTo("private, max-age=60");
    }

    @Test
    void staysSharedIfItSetsAnotherCookie() {
      TestHeaders answer = answer(TestRequest.get("/").judgedBy(guard()), "theme=dark");

      assertThat(answer.value("Cache-Control")).isEqualTo("public, max-age=60");
    }

    @Test
    @DisplayName("W27: loses what tells some caches otherwise")
    void targetedControls() {
      TestHeaders answer =
          TestHeaders.after(
              TestRequest.get("/").judgedBy(bank.guard()),
              "Set-Cookie",
              "SID=app1",
              "CDN-Cache-Control",
              "max-age=60",
              "Surrogate-Control",
              "max-age=60",
              "X-Accel-Expires",
              "60");

      assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.get("CDN-Cache-Control")).isEmpty();
      assertThat(answer.get("Surrogate-Control")).isEmpty();
      assertThat(answer.get("X-Accel-Expires")).isEmpty();
    }
  }

  @Nested
  @DisplayName("An application that sets its cookie")
  class Sets {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"deletion first", "deletion last"})
    @DisplayName("and deletes it in the same answer gets a new session, and the old one ends")
    void andDeletesIt(String order) {
      Guard guard = bank.guard();
      String before = bank.login(guard, "app1");
      SealedSession session = bank.session(guard, before);
      String deletion = "SID=; Path=/old; Max-Age=0";
      String kept = "SID=app1; Path=/";
      Decision use = SealingBank.own("POST", "/move").cookie("SID=" + before).judgedBy(guard);

      TestHeaders answer =
          order.equals("deletion first")
              ? answer(use, deletion, kept)
              : answer(use, kept, deletion);

      SetCookie after =
          answer.get("Set-Cookie").stream()
              .map(SetCookie::parseOrNull)
              .filter(cookie -> cookie.name().equals("SID") && "/".equals(cookie.path()))
              .findFirst()
              .orElseThrow();
      assertThat(bank.ended).containsExactly(session);
      assertThat(bank.session(guard, after.value()).id()).isNotEqualTo(session.id());
      assertThat(bank.session(guard, after.value()).value()).isEqualTo("app1");
    }

    @Test
    @DisplayName("to nothing at all ends the session")
    void toNothing() {
      Guard guard = bank.guard(session -> session.value(SessionValue.DATA));
      String before = bank.login(guard, "user:7");
      SealedSession session = bank.session(guard, before);
      Decision logout = SealingBank.own("POST", "/out").cookie("SID=" + before).judgedBy(guard);

      String after = SealingBank.cookie(answer(logout, "SID=; Path=/"), "SID").value();

      assertThat(bank.ended).containsExactly(session);
      assertThat(bank.session(guard, after).id()).isNotEqualTo(session.id());
    }

    @Test
    @DisplayName("in quotes gets them back")
    void inQuotes() {
      Guard guard = bank.guard();
      String sealed = bank.login(guard, "\"a b\"");
      TestRequest request = SealingBank.own("GET", "/").cookie("SID=" + sealed);

      assertThat(request.seenBy(request.judgedBy(guard)).value("Cookie")).isEqualTo("SID=\"a b\"");
    }

    @Test
    @DisplayName("to more than a seal holds is told so, before anything is sent")
    void tooLong() {
      Decision decision = TestRequest.get("/").judgedBy(bank.guard());

      assertThatThrownBy(() -> answer(decision, "SID=" + "x".repeat(4000)))
          .isInstanceOf(SealTooLargeException.class)
          .hasMessageContaining("SID");
    }

    @ParameterizedTest(name = "to {0}, which no Cookie header carries back, sets nothing")
    @ValueSource(strings = {"a\tb", "\u65e5\u672c", "a\ud800"})
    void toWhatNoHeaderCarries(String value) {
      TestHeaders answer = answer(TestRequest.get("/").judgedBy(bank.guard()), "SID=" + value);

      assertThat(answer.get("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("by a date in the past deletes it")
    void inThePast() {
      Guard guard = bank.guard();
      String past = "SID=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

      assertThat(answer(TestRequest.get("/").judgedBy(guard), past).value("Set-Cookie"))
          .startsWith("SID=x; Expires=Thu, 01 Jan 1970");
      assertThat(
              SealingBank.cookie(
                      answer(TestRequest.get("/").judgedBy(guard), past + "; Max-Age=60"), "SID")
                  .value())
          .as("Max-Age outranks Expires")
          .startsWith("cordon.");
    }
  }

  @Nested
  @DisplayName("During the roll-out")
  class RollOut {
    private final Guard guard =
        bank.guard(session -> session.acceptUnsealedUntil(SealingBank.NOON.plusSeconds(60)));

    @Test
    @DisplayName("W22: an unsealed cookie beside a genuine one was planted, and is dropped")
    void besideAGenuineOne() {
      String sealed = bank.login(guard, "app1");
      TestRequest request = SealingBank.own("GET", "/a").cookie("SID=planted; SID=" + sealed);

      Decision decision = request.judgedBy(guard);

      assertThat(request.seenBy(decision).value("Cookie")).isEqualTo("SID=app1");
      assertThat(TestHeaders.after(decision).get("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("two unsealed cookies become one seal")
    void twice() {
      TestRequest request = SealingBank.own("GET", "/a").cookie("SID=a; SID=b");

      assertThat(TestHeaders.after(request.judgedBy(guard)).get("Set-Cookie"))
          .filteredOn(line -> line.startsWith("SID="))
          .hasSize(1);
    }

    @ParameterizedTest(name = "what cannot be sealed is forged: {0}")
    @ValueSource(strings = {"a\tb", "a\u0001b", "a\u007fb", "\u65e5"})
    void whatCannotBeSealed(String value) {
      TestRequest request = SealingBank.own("GET", "/a").cookie("SID=" + value);

      Decision decision = request.judgedBy(guard);

      assertThat(request.seenBy(decision).get("Cookie")).isEmpty();
      assertThat(TestHeaders.after(decision).value("Set-Cookie")).contains("SID=;");
    }
  }

  @Test
  @DisplayName("forged: refuse makes every forged cookie a 401, even beside a genuine one")
  void forgedBesideGenuineWhereThePolicyRefuses() {
    Guard guard = bank.guard(session -> session.forged(ForgedCookie.REFUSE));
    String sealed = bank.login(guard, "app1");

    Decision decision =
        SealingBank.own("GET", "/a").cookie("SID=planted; SID=" + sealed).judgedBy(guard);

    assertThat(decision).hasToString("refuse session-forged");
  }

  @Test
  @DisplayName("W19: the order of cookies does not choose the session that a token is bound to")
  void orderOfCookies() {
    Consumer<SessionBuilder> plain = session -> {};
    PolicyBuilder two =
        SealingBank.builder(plain)
            .session(session -> session.cookie("ADMIN").seal().lifetime(Duration.ofHours(2)));
    Guard guard = bank.guard(two);
    TestHeaders alice = answer(TestRequest.get("/").judgedBy(guard), "SID=alice");
    String sid = SealingBank.cookie(alice, "SID").value();
    TestHeaders mallory = answer(TestRequest.get("/").judgedBy(guard), "ADMIN=mallory");
    String planted = SealingBank.cookie(mallory, "ADMIN").value();
    String mallorysToken = SealingBank.cookie(mallory, "__Host-cordon-csrf").value();

    Decision forged =
        TestRequest.post("/transfer")
            .cookie("ADMIN=" + planted + "; SID=" + sid)
            .header("X-CSRF-Token", mallorysToken)
            .judgedBy(guard);
    Decision honest =
        TestRequest.post("/transfer")
            .cookie("ADMIN=" + planted + "; SID=" + sid)
            .header("X-CSRF-Token", SealingBank.cookie(alice, "__Host-cordon-csrf").value())
            .judgedBy(guard);

    assertThat(forged).hasToString("refuse csrf-token-invalid");
    assertThat(honest).hasToString("pass token");
  }

  @Nested
  @DisplayName("In report mode")
  class Report {

    @Test
    void aRuleDropsNoCookieThatOnlyLooksLikeItsOwn() {
      Guard guard = bank.guard(session -> session.mode(Mode.REPORT));
      TestRequest request = SealingBank.own("GET", "/a").cookie("sid=1; a=1, SID=2");

      assertThat(request.seenBy(request.judgedBy(guard)).value("Cookie"))
          .isEqualTo("sid=1; a=1, SID=2");
    }

    @Test
    void aRuleLeavesItsNameInALocation() {
      Guard guard = bank.guard(session -> session.mode(Mode.REPORT));

      TestHeaders answer =
          TestHeaders.after(TestRequest.get("/").judgedBy(guard), "Location", "/a;SID=1");

      assertThat(answer.value("Location")).isEqualTo("/a;SID=1");
    }

    @Test
    void twoGenuineSessionsAreStillOpened() {
      Guard enforcing = bank.guard();
      String first = bank.login(enforcing, "alice");
      String second = bank.login(enforcing, "mallory");
      TestRequest request =
          SealingBank.own("POST", "/a").cookie("SID=" + first + "; SID=" + second);

      Decision decision = request.judgedBy(bank.guard(session -> session.mode(Mode.REPORT)));

      assertThat(decision).hasToString("pass own");
      assertThat(decision.findings()).extracting(Finding::reason).contains(Reason.SESSION_FORGED);
      assertThat(request.seenBy(decision).value("Cookie")).isEqualTo("SID=alice; SID=mallory");
    }

    @ParameterizedTest(name = "Host {0} is recorded and breaks nothing")
    @ValueSource(strings = {"a b", "", "bank.example:x"})
    void aHostThatCannotBeRead(String host) {
      Policy policy = SealingBank.builder(session -> {}).mode(Mode.REPORT).build();
      String sealed = bank.login(bank.guard(), "app1");

      Decision decision =
          TestRequest.bare("GET", "/")
              .header("Host", host)
              .cookie("SID=" + sealed + "; __Host-cordon-pre=x; cordon-pre=x")
              .judgedBy(Guard.builder(policy).keys(bank.keys).clock(() -> bank.now).build());

      assertThat(decision.passes()).isTrue();
      assertThat(decision.findings())
          .extracting(Finding::reason)
          .contains(Reason.MALFORMED_AUTHORITY);
    }
  }

  @Test
  @DisplayName("W20: hidden behind a nameless cookie never reaches the application")
  void behindANamelessCookie() {
    for (String hidden : List.of("=SID=forged", "==SID=forged", "= SID=forged")) {
      TestRequest request = SealingBank.own("GET", "/a").cookie(hidden + "; theme=dark");

      assertThat(request.seenBy(request.judgedBy(bank.guard())).value("Cookie"))
          .as(hidden)
          .isEqualTo("theme=dark");
    }
  }

  @Test
  @DisplayName("A session that is not sealed keeps its value and gets its attributes")
  void notSealed() {
    Guard guard =
        Guard.of(
            Policy.builder().origins(Bank.OWN).session(session -> session.cookie("SID")).build());
    TestRequest request = SealingBank.own("POST", "/a").cookie("SID=raw; sid=other");

    Decision decision = request.judgedBy(guard);

    assertThat(request.seenBy(decision).value("Cookie")).isEqualTo("SID=raw; sid=other");
    assertThat(TestHeaders.after(decision, "Set-Cookie", "SID=raw2; Path=/").value("Set-Cookie"))
        .isEqualTo("SID=raw2; Path=/; Secure; HttpOnly; SameSite=Lax");
  }
}
