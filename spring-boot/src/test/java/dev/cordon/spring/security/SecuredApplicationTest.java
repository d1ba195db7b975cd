package dev.cordon.spring.security;

import static dev.cordon.spring.Running.APP;
import static dev.cordon.spring.Running.BANK;
import static dev.cordon.spring.Running.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.Running;
import dev.cordon.spring.Running.Answer;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An application with Spring Security")
class SecuredApplicationTest {
  private static final Pattern HIDDEN =
      Pattern.compile(
          "name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"|<input type=\"hidden\" name=\"_csrf\""
              + " value=\"([^\"]+)\"");
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("user:pass".getBytes());

  private static Running plain;
  private static Running bank;

  @BeforeAll
  static void start() {
    List<Class<?>> sources = List.of(SecuredBank.with(SecuredBank.Usual.class));
    plain = Running.plain(sources);
    bank =
        Running.start(
            sources,
            "cordon.app.ambient=basic",
            "cordon.cors[0].paths=/api/**",
            "cordon.cors[0].origins=" + APP,
            "cordon.cors[0].methods=GET,POST",
            "cordon.cors[0].request-headers=Authorization,X-CSRF-Token",
            "cordon.cors[0].credentials=true",
            "cordon.cors[1].paths=/.well-known/cordon/csrf",
            "cordon.cors[1].origins=" + APP,
            "cordon.cors[1].methods=GET",
            "cordon.cors[1].credentials=true");
  }

  @AfterAll
  static void stop() {
    plain.close();
    bank.close();
  }

  @Nested
  @DisplayName("lets preflights through (spring-boot #5834, spring-security #4448, #4729, #18980)")
  class Preflights {

    @Test
    void whichMeetA401WithoutCordon() {
      assertThat(preflight(plain).status()).isEqualTo(401);

      assertThat(preflight(bank).status()).isEqualTo(204);
      assertThat(preflight(bank).readableBy()).isEqualTo(APP);
    }

    @Test
    void andTheRequestsThatFollow() {
      Answer answer =
          bank.ask("POST", "/api/transfer")
              .from(APP)
              .header("Authorization", BASIC)
              .form("to=alice")
              .send();

      assertThat(answer.body()).isEqualTo("sent to alice");
      assertThat(answer.readableBy()).isEqualTo(APP);
    }

    private Answer preflight(Running to) {
      return to.ask("OPTIONS", "/api/transfer")
          .preflight(APP, "POST")
          .header("Access-Control-Request-Headers", "authorization")
          .send();
    }
  }

  @Nested
  @DisplayName("lets those read its refusals who may read its answers")
  class Refusals {

    @Test
    void whichNobodyReadsWithoutCordon() {
      assertThat(plain.ask("GET", "/api/account").from(APP).send().readableBy()).isEmpty();
    }

    @Test
    void ofUnknownUsers() {
      Answer answer = bank.ask("GET", "/api/account").from(APP).send();

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.lines("Access-Control-Allow-Origin")).containsExactly(APP);
      assertThat(answer.vary()).containsOnlyOnce("origin");
    }

    @Test
    void ofUsersWhoMayNot() {
      Answer answer =
          bank.ask("GET", "/api/transfer-admin").from(APP).header("Authorization", BASIC).send();

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.readableBy()).isEqualTo(APP);
    }

    @Test
    void butNobodyElse() {
      assertThat(bank.ask("GET", "/api/account").from(EVIL).send().readableBy()).isEmpty();
    }
  }

  @Nested
  @DisplayName("logs in with a form")
  class Login {

    @Test
    void whoseTokenIsCordons() {
      Answer page = bank.ask("GET", "/login").navigating().send();
      String token = hidden(page);

      assertThat(login(page.cookies(), "").status()).isEqualTo(403);
      Answer in = login(page.cookies(), token);
      assertThat(in.status()).isEqualTo(302);
      assertThat(in.header("Location")).doesNotContain("error");
    }

    @Test
    void andTheTokenOfBeforeIsNotGoodAfter() {
      Answer page = bank.ask("GET", "/login").navigating().send();
      String before = hidden(page);
      String session = session();

      assertThat(transfer(session, "to=alice&_csrf=" + before).status()).isEqualTo(403);
      Answer form = bank.ask("GET", "/form").navigating().cookie(session).send();
      assertThat(transfer(session, "to=alice&_csrf=" + hidden(form)).body())
          .isEqualTo("sent to alice");
    }

    @Test
    void andLogsOutByPostAlone() {
      String session = session();

      Answer get =
          bank.ask("GET", "/logout")
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "navigate")
              .header("Sec-Fetch-Dest", "document")
              .cookie(session)
              .send();
      assertThat(get.status()).as("Spring's page that asks").isEqualTo(200);
      assertThat(account(session).body()).isEqualTo("1000");

      assertThat(logout(session, EVIL).status()).isEqualTo(403);
      assertThat(account(session).body()).isEqualTo("1000");

      assertThat(logout(session, BANK).status()).isEqualTo(204);
      assertThat(account(session).status()).isNotEqualTo(200);
    }

    private Answer logout(String session, String origin) {
      return bank.ask("POST", "/logout").from(origin).cookie(session).form("x=y").send();
    }

    private Answer account(String session) {
      return bank.ask("GET", "/api/account").from(BANK).cookie(session).send();
    }
  }

  @Nested
  @DisplayName(
      "hands out tokens that are good as they are (spring-security #13011, #12094, #12306, #12772)")
  class Tokens {

    @Test
    void unlikeThoseOfSpringsCookie() {
      try (Running spa =
          Running.plain(List.of(SecuredBank.with(SecuredBank.WithCookieTokens.class)))) {
        Answer page = spa.ask("GET", "/token").navigating().send();
        String raw = page.cookies().replaceAll(".*XSRF-TOKEN=([^;]*).*", "$1");

        Answer answer =
            spa.ask("POST", "/api/transfer")
                .cookie(page.cookies())
                .header("X-XSRF-TOKEN", raw)
                .send();
        assertThat(answer.status()).isEqualTo(403);
      }
    }

    @Test
    void fromThePage() {
      String session = session();
      Answer page = bank.ask("GET", "/form").navigating().cookie(session).send();
      Matcher meta = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"").matcher(page.body());
      assertThat(meta.find()).isTrue();

      assertThat(transferByHeader(session, meta.group(1)).body()).isEqualTo("sent to nobody");
    }

    @Test
    void fromAController() {
      String session = session();
      Answer page = bank.ask("GET", "/token").navigating().cookie(session).send();
      assertThat(page.body()).startsWith("X-CSRF-Token=");

      String token = page.body().substring(page.body().indexOf('=') + 1);
      assertThat(transferByHeader(session, token).body()).isEqualTo("sent to nobody");
    }

    @Test
    void fromTheEndpoint() {
      String session = session();
      Answer answer = bank.ask("GET", "/.well-known/cordon/csrf").from(BANK).cookie(session).send();
      assertThat(answer.status()).isEqualTo(200);
      Matcher token = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
      assertThat(token.find()).as(answer.body()).isTrue();

      assertThat(transferByHeader(session, token.group(1)).body()).isEqualTo("sent to nobody");
    }

    @Test
    void fromTheCookie() {
      String session = session();
      Answer page = bank.ask("GET", "/form").navigating().cookie(session).send();
      Matcher cookie = Pattern.compile("(?:__Host-)?cordon-csrf=([^;]+)").matcher(page.cookies());
      assertThat(cookie.find()).as(page.cookies()).isTrue();

      String cookies = session + "; " + page.cookies();
      assertThat(transferByHeader(cookies, cookie.group(1)).body()).isEqualTo("sent to nobody");
    }

    @Test
    void andNoOthersAre() {
      assertThat(transferByHeader(session(), "AAAA").status()).isEqualTo(403);
    }

    private Answer transferByHeader(String cookies, String token) {
      return bank.ask("POST", "/api/transfer").cookie(cookies).header("X-CSRF-Token", token).send();
    }
  }

  @ParameterizedTest(name = "answers {0} on the same port")
  @ValueSource(strings = {"/actuator/health", "/actuator"})
  void withTheActuator(String path) {
    Answer answer = bank.ask("GET", path).header("Authorization", BASIC).send();

    assertThat(answer.status()).isEqualTo(200);
  }

  private static String session() {
    Answer page = bank.ask("GET", "/login").navigating().send();
    Answer in = login(page.cookies(), hidden(page));
    Matcher session = Pattern.compile("JSESSIONID=[^;]+").matcher(in.cookies());
    assertThat(session.find()).as(in.cookies()).isTrue();
    return session.group();
  }

  private static Answer login(String cookies, String token) {
    return bank.ask("POST", "/login")
        .cookie(cookies)
        .form("username=user&password=pass&_csrf=" + token)
        .send();
  }

  private static Answer transfer(String cookies, String form) {
    return bank.ask("POST", "/api/transfer").cookie(cookies).form(form).send();
  }

  private static String hidden(Answer page) {
    Matcher hidden = HIDDEN.matcher(page.body());
    assertThat(hidden.find()).as(page.body()).isTrue();
    return hidden.group(1) == null ? hidden.group(2) : hidden.group(1);
  }
}
