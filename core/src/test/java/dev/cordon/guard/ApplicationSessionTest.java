package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import dev.cordon.policy.TokenPattern;
import dev.cordon.policy.TokenUse;
import dev.cordon.web.SetCookie;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CSRF tokens of an application whose container keeps the session by a cookie of its own. */
class ApplicationSessionTest {
  private static final String CSRF = "__Host-cordon-csrf";
  private static final String PRIOR = "__Host-cordon-prior";
  private static final String PRE = "__Host-cordon-pre";

  private final LiveGuard guard = guard(TokenPattern.SESSION_HMAC);

  private static LiveGuard guard(TokenPattern pattern) {
    return LiveGuard.of(
        Policy.builder()
            .origins(Bank.OWN)
            .csrf(csrf -> csrf.pattern(pattern).tokens(TokenUse.REQUIRED).login("/login"))
            .build());
  }

  /** What a container keeps. */
  private static final class Session implements ApplicationSession {
    private final Map<String, String> kept = new HashMap<>();
    private @Nullable String id;

    Session(@Nullable String id) {
      this.id = id;
    }

    @Override
    public @Nullable String id() {
      return id;
    }

    @Override
    public @Nullable String get(String name) {
      return kept.get(name);
    }

    @Override
    public void put(String name, String value) {
      if (id == null) {
        throw new IllegalStateException("there is no session");
      }
      kept.put(name, value);
    }
  }

  private Decision page(LiveGuard guard, Session session, String... cookies) {
    return (Decision) guard.judge(own("GET", "/page", session, cookies));
  }

  private static TestRequest own(String method, String path, Session session, String... cookies) {
    TestRequest request =
        TestRequest.of(method, path)
            .header("Origin", Bank.OWN)
            .header("Sec-Fetch-Site", "same-origin")
            .session(session);
    return cookies.length == 0 ? request : request.cookie(String.join("; ", cookies));
  }

  private static Decision post(LiveGuard guard, Session session, String token, String... cookies) {
    return (Decision)
        guard.judge(own("POST", "/transfer", session, cookies).header("X-CSRF-Token", token));
  }

  private static String cookie(TestHeaders answer, String name) {
    SetCookie cookie = SealingBank.cookie(answer, name);
    return name + "=" + cookie.value();
  }

  private static String token(Decision decision) {
    return Objects.requireNonNull(decision.pageToken()).value();
  }

  @Nested
  @DisplayName("A token that a page asked for")
  class OfAPage {

    @ParameterizedTest(name = "is good for the session of the container, by {0}")
    @EnumSource(names = {"SESSION_HMAC", "DOUBLE_SUBMIT", "SYNCHRONIZER"})
    void isGoodForTheSession(TokenPattern pattern) {
      LiveGuard guard = guard(pattern);
      Session session = new Session("A1");
      Decision page = page(guard, session, "JSESSIONID=A1");
      String token = token(page);
      String csrf = cookie(TestHeaders.after(page), CSRF);

      assertThat(post(guard, session, token, "JSESSIONID=A1", csrf)).hasToString("pass token");
      assertThat(post(guard, new Session("B2"), token, "JSESSIONID=B2", csrf))
          .hasToString("refuse csrf-token-invalid");
    }

    @Test
    void makesTheAnswerOneThatNobodyKeeps() {
      Decision page = page(guard, new Session("A1"), "JSESSIONID=A1");
      assertThat(TestHeaders.after(page, "Cache-Control", "public").value("Cache-Control"))
          .isEqualTo("public");
      token(page);
      assertThat(TestHeaders.after(page, "Cache-Control", "public").value("Cache-Control"))
          .isEqualTo("no-store");
    }

    @Test
    void isOneTokenHoweverOftenItIsAskedFor() {
      Decision page = page(guard, new Session(null));
      assertThat(token(page)).isEqualTo(token(page));
      assertThat(TestHeaders.after(page).get("Set-Cookie")).hasSize(2);
    }

    @Test
    void isBoundToAnAnonymousSessionWhereTheContainerHasNone() {
      Session none = new Session(null);
      Decision page = page(guard, none);
      String token = token(page);
      TestHeaders answer = TestHeaders.after(page);
      String pre = cookie(answer, PRE);
      String csrf = cookie(answer, CSRF);

      assertThat(post(guard, none, token, "theme=dark", pre, csrf)).hasToString("pass token");
      assertThat(post(guard, none, token, "theme=dark", csrf))
          .hasToString("refuse csrf-token-invalid");
    }

    @Test
    void isNotGivenOutWithARefusal() {
      Decision refused =
          (Decision)
              guard.judge(TestRequest.post("/transfer").header("Origin", "https://evil.example"));
      assertThat(refused.passes()).isFalse();
      assertThat(refused.pageToken()).isNull();
    }

    @Test
    void isNotShownInLogs() {
      PageToken token = Objects.requireNonNull(page(guard, new Session("A1")).pageToken());
      assertThat(token.toString()).doesNotContain(token.value());
    }
  }

  @Nested
  @DisplayName("A login that changes the container's session id")
  class Login {

    @ParameterizedTest(name = "ends the token of before, grace aside, by {0}")
    @EnumSource(names = {"SESSION_HMAC", "SYNCHRONIZER"})
    @DisplayName("W21, W22")
    void endsTheTokenOfBefore(TokenPattern pattern) {
      LiveGuard guard = guard(pattern);
      Session session = new Session("planted");
      String before = token(page(guard, session, "JSESSIONID=planted"));

      Decision login =
          (Decision)
              guard.judge(
                  own("POST", "/login", session, "JSESSIONID=planted")
                      .header("X-CSRF-Token", before));
      assertThat(login).hasToString("pass token");
      session.id = "fresh";
      TestHeaders answer = TestHeaders.after(login);
      String csrf = cookie(answer, CSRF);
      String prior = cookie(answer, PRIOR);

      assertThat(post(guard, session, before, "JSESSIONID=fresh", csrf))
          .as("whoever planted the session knows this token")
          .hasToString("refuse csrf-token-invalid");
      assertThat(post(guard, session, before, "JSESSIONID=fresh", csrf, prior))
          .as("a tab that was open, by the browser's word that it is the same origin")
          .hasToString("pass token");
      assertThat(post(guard, session, csrf.substring(CSRF.length() + 1), "JSESSIONID=fresh", csrf))
          .hasToString("pass token");
    }

    @Test
    void givesThePageOfTheSameAnswerATokenOfTheNewSession() {
      LiveGuard guard = guard(TokenPattern.DOUBLE_SUBMIT);
      Session session = new Session(null);
      Decision welcome = page(guard, session);
      session.id = "fresh";
      String token = token(welcome);
      String csrf = cookie(TestHeaders.after(welcome), CSRF);

      assertThat(post(guard, session, token, "JSESSIONID=fresh", csrf)).hasToString("pass token");
    }

    @Test
    void givesThePageTheTokenOfTheCookieAlsoWhereItAsksAfterAnEdit() {
      LiveGuard guard = guard(TokenPattern.DOUBLE_SUBMIT);
      Session session = new Session(null);
      Decision welcome = page(guard, session);
      session.id = "fresh";
      TestHeaders answer = TestHeaders.after(welcome);
      String token = token(welcome);
      welcome.editResponse(answer);
      String csrf = cookie(answer, CSRF);

      assertThat(post(guard, session, token, "JSESSIONID=fresh", csrf)).hasToString("pass token");
    }
  }

  @Nested
  @DisplayName("The secret of the synchronizer pattern")
  class Secret {

    @Test
    void livesInTheSessionSoThatAnotherNodeFindsIt() {
      Session session = new Session("A1");
      String token = token(page(guard(TokenPattern.SYNCHRONIZER), session, "JSESSIONID=A1"));

      assertThat(session.kept).hasSize(1);
      assertThat(post(guard(TokenPattern.SYNCHRONIZER), session, token, "JSESSIONID=A1"))
          .hasToString("pass token");
    }

    @Test
    void endsWithTheSession() {
      LiveGuard guard = guard(TokenPattern.SYNCHRONIZER);
      String token = token(page(guard, new Session("A1"), "JSESSIONID=A1"));

      assertThat(post(guard, new Session("A1"), token, "JSESSIONID=A1"))
          .as("a container that reuses an id")
          .hasToString("refuse csrf-token-invalid");
    }
  }
}
