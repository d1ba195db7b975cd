package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.ForgedCookie;
import dev.cordon.policy.Mode;
import dev.cordon.policy.SessionValue;
import dev.cordon.session.KeyRing;
import dev.cordon.session.SealedSession;
import dev.cordon.web.CookieHeader;
import dev.cordon.web.SameSite;
import dev.cordon.web.SetCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layer 4: is the sealed session genuine, in date, not revoked? */
@DisplayName("A session cookie")
class SessionTableTest {
  private final SealingBank bank = new SealingBank();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                            | state     | method | path   | verdict                | seen     | cleared
          that is genuine goes on, unsealed                     | genuine   | GET    | /a     | pass safe              | SID=app1 | false
          that is genuine goes on with an unsafe request        | genuine   | POST   | /a     | pass own               | SID=app1 | false
          that is genuine goes on to the login                  | genuine   | POST   | /login | pass own               | SID=app1 | false
          that has expired is dropped and cleared               | expired   | GET    | /a     | pass safe              | -        | true
          that has expired is dropped before the login          | expired   | POST   | /login | pass own               | -        | true
          that has expired refuses an unsafe request            | expired   | POST   | /a     | refuse session-expired | -        | true
          that was revoked is dropped and cleared               | revoked   | GET    | /a     | pass safe              | -        | true
          that was revoked is dropped before the login          | revoked   | POST   | /login | pass own               | -        | true
          that was revoked refuses an unsafe request            | revoked   | POST   | /a     | refuse session-revoked | -        | true
          of a dead key is dropped and cleared                  | dead      | GET    | /a     | pass safe              | -        | true
          of a dead key refuses an unsafe request               | dead      | POST   | /a     | refuse session-expired | -        | true
          that is forged is dropped and cleared                 | forged    | GET    | /a     | pass safe              | -        | true
          that is forged is dropped before the login            | forged    | POST   | /login | pass own               | -        | true
          that is forged refuses an unsafe request              | forged    | POST   | /a     | refuse session-forged  | -        | true
          that is unsealed is dropped and cleared               | unsealed  | GET    | /a     | pass safe              | -        | true
          that is unsealed refuses an unsafe request            | unsealed  | POST   | /a     | refuse session-forged  | -        | true
          of another host refuses an unsafe request             | elsewhere | POST   | /a     | refuse session-forged  | -        | true
          of another name refuses an unsafe request             | renamed   | POST   | /a     | refuse session-forged  | -        | true
          """)
  void isJudgedBySealDateAndRevocation(
      String sentence,
      String state,
      String method,
      String path,
      String verdict,
      String seen,
      boolean cleared) {
    Guard guard = bank.guard();
    String sealed = bank.login(guard, "app1");
    TestRequest request = SealingBank.own(method, path);
    switch (state) {
      case "genuine" -> request.cookie("SID=" + sealed);
      case "expired" -> {
        bank.now = SealingBank.NOON.plus(Duration.ofHours(3));
        request.cookie("SID=" + sealed);
      }
      case "revoked" -> request.revoked(bank.session(guard, sealed).id()).cookie("SID=" + sealed);
      case "dead" -> {
        guard = bank.guardAfterTheKeyDied();
        request.cookie("SID=" + sealed);
      }
      case "forged" -> request.cookie("SID=" + SealingBank.flipped(sealed));
      case "unsealed" -> request.cookie("SID=app1");
      case "elsewhere" -> request.cookie("SID=" + bank.sealedElsewhere("app1"));
      case "renamed" -> request.cookie("SID=" + bank.sealedUnderAnotherName("app1"));
      default -> throw new IllegalArgumentException(state);
    }

    Decision decision = request.judgedBy(guard);

    assertThat(decision).hasToString(verdict);
    TestHeaders answer = TestHeaders.after(decision);
    if (decision.passes()) {
      assertThat(request.seenBy(decision).value("Cookie")).isEqualTo(seen);
    } else {
      assertThat(decision.verdict()).isEqualTo(new Verdict.Refuse(401));
      assertThat(answer.value("WWW-Authenticate")).as("no prompt").startsWith("Cordon");
    }
    assertThat(answer.get("Set-Cookie").stream().anyMatch(line -> line.startsWith("SID=;")))
        .isEqualTo(cleared);
  }

  @Test
  void thatIsForgedIsDeletedForEveryPathAndDomain() {
    Guard guard = bank.guard(session -> session.paths("/", "/app").domains("bank.example"));

    TestHeaders answer =
        TestHeaders.after(SealingBank.own("GET", "/a").cookie("SID=planted").judgedBy(guard));

    assertThat(answer.get("Set-Cookie"))
        .hasSize(4)
        .anyMatch(line -> line.contains("Path=/;") && !line.contains("Domain"))
        .anyMatch(line -> line.contains("Path=/app;") && line.contains("Domain=bank.example"));
  }

  @Test
  void thatIsForgedIsA401EverywhereIfThePolicySaysSo() {
    Guard guard = bank.guard(session -> session.forged(ForgedCookie.REFUSE));

    assertThat(SealingBank.own("GET", "/a").cookie("SID=planted").judgedBy(guard))
        .hasToString("refuse session-forged");
  }

  @Test
  @DisplayName("W20: planted beside a genuine one is dropped, and locks nobody out")
  void besideAGenuineOneIsDropped() {
    Guard guard = bank.guard();
    String sealed = bank.login(guard, "app1");
    TestRequest request =
        SealingBank.own("POST", "/a").cookie("SID=planted; theme=dark; SID=" + sealed);

    Decision decision = request.judgedBy(guard);

    assertThat(decision).hasToString("pass own");
    assertThat(request.seenBy(decision).value("Cookie")).isEqualTo("theme=dark; SID=app1");
    assertThat(TestHeaders.after(decision).get("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest(name = "W20: read from {0} by some never reaches them")
  @ValueSource(
      strings = {
        "a=1, SID=forged",
        "a=1,SID=forged",
        "a=\"x SID=forged\"",
        "=\"SID=forged",
        "%53ID=forged",
        "SI%44=forged",
        "sid=forged",
        "SID[0]=forged"
      })
  void hiddenInAnother(String cookies) {
    Guard guard = bank.guard();
    TestRequest request = SealingBank.own("GET", "/a").cookie(cookies + "; theme=dark; bSID=2");

    assertThat(request.seenBy(request.judgedBy(guard)).value("Cookie"))
        .isEqualTo("theme=dark; bSID=2");
  }

  @ParameterizedTest(name = "that are {0} characters longer than can be read: {1}")
  @CsvSource({"0, pass own", "1, refuse ambiguous-target"})
  void areReadToABoundThatAllLinesShare(int longer, String verdict) {
    String first = "a=" + "x".repeat(30_000);
    String second = "b=" + "y".repeat(CookieHeader.MAX_CHARS + longer - first.length() - 2);

    assertThat(SealingBank.own("POST", "/a").cookie(first).cookie(second).judgedBy(bank.guard()))
        .hasToString(verdict);
  }

  @Test
  void longerThanCanBeReadIsRefused() {
    String cookies = "a=" + "x".repeat(70_000) + "; SID=forged";

    assertThat(SealingBank.own("GET", "/a").cookie(cookies).judgedBy(bank.guard()))
        .hasToString("refuse ambiguous-target");
  }

  @Test
  void fromBeforeTheRollOutIsAcceptedUntilItsDateAndSealedOnTheWayBack() {
    Guard guard =
        bank.guard(session -> session.acceptUnsealedUntil(SealingBank.NOON.plusSeconds(60)));
    TestRequest request = SealingBank.own("POST", "/a").cookie("SID=app1");

    Decision before = request.judgedBy(guard);
    assertThat(before).hasToString("pass own");
    assertThat(request.seenBy(before).value("Cookie")).isEqualTo("SID=app1");
    String sealed = SealingBank.cookie(TestHeaders.after(before), "SID").value();
    assertThat(bank.session(guard, sealed).value()).isEqualTo("app1");

    bank.now = SealingBank.NOON.plusSeconds(61);
    assertThat(request.judgedBy(guard)).hasToString("refuse session-forged");
  }

  @Test
  @DisplayName("W19: beside another genuine one was planted, and neither goes on")
  void besideAnotherGenuineOne() {
    Guard guard = bank.guard();
    String alice = bank.login(guard, "alice");
    String mallory = bank.login(guard, "mallory");
    TestRequest load = SealingBank.own("GET", "/a").cookie("SID=" + mallory + "; SID=" + alice);
    TestRequest write = SealingBank.own("POST", "/a").cookie("SID=" + mallory + "; SID=" + alice);

    Decision loaded = load.judgedBy(guard);

    assertThat(load.seenBy(loaded).get("Cookie")).isEmpty();
    assertThat(TestHeaders.after(loaded).value("Set-Cookie")).contains("SID=;", "Max-Age=0");
    assertThat(write.judgedBy(guard)).hasToString("refuse session-forged");
  }

  @Test
  void besideAnotherGenuineOneGoesOnWhereTheApplicationHasTwoPlaces() {
    Guard guard = bank.guard(session -> session.paths("/", "/shop"));
    String root = bank.login(guard, "root");
    String shop = bank.login(guard, "shop");
    TestRequest request = SealingBank.own("GET", "/shop/a").cookie("SID=" + shop + "; SID=" + root);

    assertThat(request.seenBy(request.judgedBy(guard)).value("Cookie"))
        .isEqualTo("SID=shop; SID=root");
  }

  @Test
  @DisplayName("W22: that was planted in a genuine seal does not survive the login")
  void thatWasPlantedInAGenuineSeal() {
    Guard guard = bank.guard();
    String mallorys = bank.login(guard, "fixed");
    SealedSession planted = bank.session(guard, mallorys);

    Decision login = SealingBank.own("POST", "/login").cookie("SID=" + mallorys).judgedBy(guard);
    String victims = SealingBank.cookie(TestHeaders.after(login), "SID").value();

    assertThat(bank.session(guard, victims).value()).isEqualTo("fixed");
    assertThat(bank.session(guard, victims).id()).isNotEqualTo(planted.id());
    assertThat(bank.ended).containsExactly(planted);
    assertThat(
            SealingBank.own("POST", "/a")
                .cookie("SID=" + mallorys)
                .revoked(planted.id())
                .judgedBy(guard))
        .hasToString("refuse session-revoked");
  }

  @Test
  @DisplayName("W22: with a new value starts a new session")
  void withANewValueStartsANewSession() {
    Guard guard = bank.guard();
    String first = bank.login(guard, "app1");
    SealedSession before = bank.session(guard, first);

    TestRequest use = SealingBank.own("POST", "/a").cookie("SID=" + first);
    String second = bank.set(use.judgedBy(guard), "app2");
    String again = bank.set(use.judgedBy(guard), "app1");

    assertThat(bank.session(guard, second).id()).isNotEqualTo(before.id());
    assertThat(bank.session(guard, again).id()).isEqualTo(before.id());
  }

  @Test
  void thatIsDataStartsANewSessionAtItsPathsOnly() {
    Guard guard = bank.guard(session -> session.value(SessionValue.DATA).rotateAt("/login"));
    String first = bank.login(guard, "cart:1");
    SealedSession before = bank.session(guard, first);

    Decision shop = SealingBank.own("POST", "/cart").cookie("SID=" + first).judgedBy(guard);
    Decision login = SealingBank.own("POST", "/login").cookie("SID=" + first).judgedBy(guard);

    assertThat(bank.session(guard, bank.set(shop, "cart:2")).id()).isEqualTo(before.id());
    assertThat(bank.session(guard, bank.set(login, "user:7")).id()).isNotEqualTo(before.id());
  }

  @Test
  void reSealedNeverOutlivesItsFirstLifetime() {
    Guard guard =
        bank.guard(session -> session.value(SessionValue.DATA).idle(Duration.ofMinutes(40)));
    String sealed = bank.login(guard, "v0");
    Instant end = bank.session(guard, sealed).expiresAt();

    for (int i = 1; i < 20; i++) {
      bank.now = SealingBank.NOON.plus(Duration.ofMinutes(6L * i));
      Decision use = SealingBank.own("GET", "/").cookie("SID=" + sealed).judgedBy(guard);
      sealed = bank.set(use, "v" + i);
      assertThat(bank.session(guard, sealed).expiresAt()).isEqualTo(end);
    }

    bank.now = end.plusSeconds(61);
    assertThat(SealingBank.own("POST", "/a").cookie("SID=" + sealed).judgedBy(guard))
        .hasToString("refuse session-expired");
  }

  @Test
  void inUseIsReSealedAfterAQuarterOfItsIdleWindow() {
    Guard guard = bank.guard(session -> session.idle(Duration.ofMinutes(40)));
    String sealed = bank.login(guard, "app1");

    bank.now = SealingBank.NOON.plus(Duration.ofMinutes(9));
    assertThat(TestHeaders.after(bank.use(guard, sealed)).get("Set-Cookie")).isEmpty();

    bank.now = SealingBank.NOON.plus(Duration.ofMinutes(11));
    String renewed = SealingBank.cookie(TestHeaders.after(bank.use(guard, sealed)), "SID").value();
    assertThat(bank.session(guard, renewed).idleUntil())
        .isEqualTo(bank.now.plus(Duration.ofMinutes(40)));

    bank.now = SealingBank.NOON.plus(Duration.ofMinutes(45));
    assertThat(SealingBank.own("POST", "/a").cookie("SID=" + sealed).judgedBy(guard))
        .hasToString("refuse session-expired");
    assertThat(SealingBank.own("POST", "/a").cookie("SID=" + renewed).judgedBy(guard))
        .hasToString("pass own");
  }

  @Test
  void thatTheApplicationDeletesPassesUnsealedAndEndsTheSession() {
    Guard guard = bank.guard();
    String sealed = bank.login(guard, "app1");
    SealedSession session = bank.session(guard, sealed);
    Decision logout = SealingBank.own("POST", "/logout").cookie("SID=" + sealed).judgedBy(guard);

    SetCookie deletion =
        SealingBank.cookie(
            TestHeaders.after(
                logout, "Set-Cookie", "SID=; Path=/app; Domain=bank.example; Max-Age=0"),
            "SID");

    assertThat(deletion.value()).isEmpty();
    assertThat(deletion.path()).isEqualTo("/app");
    assertThat(deletion.domain()).isEqualTo("bank.example");
    assertThat(bank.ended).containsExactly(session);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                            | given                        | rule   | result
          gets Secure, HttpOnly and Lax                         | SID=x                        | -      | Secure, HttpOnly, SameSite=Lax
          keeps an explicit None                                | SID=x; SameSite=None; Secure | -      | Secure, HttpOnly, SameSite=None
          keeps an explicit Strict                              | SID=x; SameSite=Strict       | -      | Secure, HttpOnly, SameSite=Strict
          gets what the rule says in place of None              | SID=x; SameSite=None         | STRICT | Secure, HttpOnly, SameSite=Strict
          that is no session stays readable                     | other=x                      | -      | Secure, SameSite=Lax
          that is no session keeps None                         | other=x; SameSite=None       | -      | Secure, SameSite=None
          """)
  void attributes(String sentence, String given, String rule, String result) {
    Guard guard =
        bank.guard(
            session -> {
              if (!rule.equals("-")) {
                session.sameSite(SameSite.valueOf(rule));
              }
            });

    TestHeaders answer =
        TestHeaders.after(TestRequest.get("/").judgedBy(guard), "Set-Cookie", given);

    SetCookie cookie = SealingBank.cookie(answer, given.substring(0, given.indexOf('=')));
    List<String> attributes = new ArrayList<>();
    if (cookie.secure()) {
      attributes.add("Secure");
    }
    if (cookie.httpOnly()) {
      attributes.add("HttpOnly");
    }
    attributes.add("SameSite=" + cookie.sameSite());
    assertThat(String.join(", ", attributes)).isEqualTo(result);
  }

  @Test
  void inALocationIsRemoved() {
    TestHeaders answer =
        TestHeaders.after(
            TestRequest.get("/").judgedBy(bank.guard()),
            "Location",
            "https://bank.example/a;jsessionid=0123?x=1;sid=4#f");

    assertThat(answer.value("Location")).isEqualTo("https://bank.example/a?x=1#f");
  }

  @Test
  void inReportModeIsLeftAloneButStillOpened() {
    String sealed = bank.login(bank.guard(), "app1");
    Guard reporting = bank.guard(session -> session.mode(Mode.REPORT));
    TestRequest genuine = SealingBank.own("POST", "/a").cookie("SID=" + sealed);
    TestRequest forged = SealingBank.own("POST", "/a").cookie("SID=planted");

    Decision first = genuine.judgedBy(reporting);
    Decision second = forged.judgedBy(reporting);

    assertThat(genuine.seenBy(first).value("Cookie")).isEqualTo("SID=app1");
    assertThat(second).hasToString("pass own");
    assertThat(second.findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.SESSION_FORGED);
    assertThat(forged.seenBy(second).value("Cookie")).isEqualTo("SID=planted");
    assertThat(TestHeaders.after(second, "Set-Cookie", "SID=new").value("Set-Cookie"))
        .isEqualTo("SID=new");
  }

  @Test
  void sealedUnderARotatedKeyStillOpens() {
    String sealed = bank.login(bank.guard(), "app1");
    KeyRing rotated = bank.keys.rotate(new SecureRandom(), bank.now);
    Guard after = Guard.builder(bank.guard().policy()).keys(rotated).clock(() -> bank.now).build();

    assertThat(SealingBank.own("POST", "/a").cookie("SID=" + sealed).judgedBy(after))
        .hasToString("pass own");
  }
}
