package dev.cordon.spring.servlet;

import static dev.cordon.spring.Running.APP;
import static dev.cordon.spring.Running.BANK;
import static dev.cordon.spring.Running.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.Running;
import dev.cordon.spring.Running.Answer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An application without Spring Security")
class ServletApplicationTest {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");

  private static Running plain;
  private static Running bank;

  @BeforeAll
  static void start() {
    plain = Running.plain(List.of(Bank.class), Bank.WITHOUT_SECURITY);
    bank =
        Running.start(
            List.of(Bank.class),
            Bank.WITHOUT_SECURITY,
            "cordon.cors[0].paths=/api/**",
            "cordon.cors[0].origins=" + APP,
            "cordon.cors[0].methods=GET,POST",
            "cordon.cors[0].request-headers=X-CSRF-Token",
            "cordon.cors[0].credentials=true");
  }

  @AfterAll
  static void stop() {
    plain.close();
    bank.close();
  }

  @Nested
  @DisplayName("refuses what another site causes")
  class Forgery {

    @Test
    void whichRunsWithoutCordon() {
      assertThat(transfer(plain, EVIL).body()).isEqualTo("sent to mallory");

      Answer refused = transfer(bank, EVIL);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).contains("cross-site-write");
    }

    @Test
    void butNotWhatItsOwnPagesDo() {
      assertThat(transfer(bank, BANK).body()).isEqualTo("sent to mallory");
    }

    @Test
    void norWhatThePolicyGrants() {
      Answer granted = transfer(bank, APP);

      assertThat(granted.body()).isEqualTo("sent to mallory");
      assertThat(granted.readableBy()).isEqualTo(APP);
    }

    @Test
    void withTextInOtherAlphabets() {
      Answer sent = bank.ask("POST", "/api/transfer").from(BANK).form("to=J%C3%BCrgen").send();

      assertThat(sent.body()).isEqualTo("sent to Jürgen");
    }

    private Answer transfer(Running to, String origin) {
      return to.ask("POST", "/api/transfer")
          .from(origin)
          .cookie("JSESSIONID=victim")
          .form("to=mallory")
          .send();
    }
  }

  @Nested
  @DisplayName("shares its answers as the policy says")
  class Sharing {

    @Test
    void alsoToAPreflight() {
      Answer answer = bank.ask("OPTIONS", "/api/transfer").preflight(APP, "POST").send();

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.readableBy()).isEqualTo(APP);
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
      "/api/account, 200, 1000",
      "/api/callable, 200, called",
      "/api/deferred, 200, deferred",
      "/api/stream, 200, streamed",
      "/api/events, 200, event",
      "/api/handled, 422, handled",
      "/api/broken, 500, Internal Server Error",
      "/api/late, 500, Internal Server Error",
      "/api/nowhere, 404, Not Found"
    })
    void whateverKindOfAnswerItIs(String path, int status, String body) {
      Answer answer = bank.ask("GET", path).from(APP).send();

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).contains(body);
      assertThat(answer.lines("Access-Control-Allow-Origin")).containsExactly(APP);
      assertThat(answer.lines("Access-Control-Allow-Credentials")).containsExactly("true");
      assertThat(answer.vary()).containsOnlyOnce("origin");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/api/account", "/api/callable", "/api/broken", "/api/nowhere"})
    void andToNobodyElse(String path) {
      Answer answer = bank.ask("GET", path).from(EVIL).send();

      assertThat(answer.readableBy()).isEmpty();
    }

    @Test
    void withUploads() {
      String body =
          "--b\r\n"
              + "Content-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
              + "content\r\n"
              + "--b--\r\n";

      Answer answer =
          bank.ask("POST", "/api/upload")
              .from(APP)
              .body("multipart/form-data; boundary=b", body)
              .send();

      assertThat(answer.body()).isEqualTo("content");
    }
  }

  @Nested
  @DisplayName("hands its pages a token")
  class Tokens {

    @Test
    void inTheFormsOfThymeleaf() {
      Answer page = bank.ask("GET", "/form").navigating().send();
      Matcher hidden = HIDDEN.matcher(page.body());

      assertThat(hidden.find()).isTrue();
      assertThat(hidden.group(1)).isEqualTo("_csrf");
      assertThat(page.body()).contains("<meta name=\"csrf-header\" content=\"X-CSRF-Token\">");
      String form = "to=J%C3%BCrgen&_csrf=" + hidden.group(2);
      assertThat(hidden.find()).as("the form that only asks has none").isFalse();

      String cookies = page.cookies() + "; shop=1";
      assertThat(unproven(cookies, "to=alice").status()).isEqualTo(403);
      assertThat(unproven(cookies, form).body()).isEqualTo("sent to Jürgen");
    }

    @Test
    void thatMakesThePageUncacheable() {
      Answer page = bank.ask("GET", "/form").navigating().send();

      assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void butIssuesNoneWhereNoPageReadsIt() {
      Answer page = bank.ask("GET", "/plain").navigating().send();

      assertThat(page.lines("Set-Cookie")).isEmpty();
      assertThat(page.header("Cache-Control")).doesNotContain("no-store");
    }

    @Test
    void ofTheSessionOfTheContainer() {
      Answer login = bank.ask("POST", "/login-here").navigating().send();
      String session = login.cookies();
      assertThat(session).contains("JSESSIONID=");
      assertThat(login.lines("Set-Cookie"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("JSESSIONID")
                      .containsIgnoringCase("secure")
                      .containsIgnoringCase("httponly")
                      .containsIgnoringCase("samesite=lax"));

      Answer page = bank.ask("GET", "/form").navigating().cookie(session).send();
      Matcher hidden = HIDDEN.matcher(page.body());
      assertThat(hidden.find()).isTrue();
      String form = "to=alice&_csrf=" + hidden.group(2);

      assertThat(unproven(session, form).body()).isEqualTo("sent to alice");
      assertThat(unproven("JSESSIONID=other", form).status()).isEqualTo(403);
    }

    private Answer unproven(String cookies, String form) {
      return bank.ask("POST", "/api/transfer").cookie(cookies).form(form).send();
    }
  }

  @Test
  void answersOnlyToItsName() {
    assertThat(plain.ask("GET", "/plain").header("Host", "rebound.example").send().status())
        .isEqualTo(200);
    assertThat(bank.ask("GET", "/plain").header("Host", "rebound.example").send().status())
        .isEqualTo(421);
  }
}
