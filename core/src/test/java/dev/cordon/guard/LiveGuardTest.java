package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.TokenUse;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A live guard")
class LiveGuardTest {
  private static final String FOREIGN = "https://app.example";

  private static PolicyBuilder policy() {
    return Policy.builder()
        .origins(Bank.OWN)
        .csrf(csrf -> csrf.tokens(TokenUse.REQUIRED).singleUse())
        .session(session -> session.cookie("SID").seal().lifetime(Duration.ofHours(2)));
  }

  private static TestRequest read() {
    return TestRequest.get("/api")
        .header("Origin", FOREIGN)
        .header("Sec-Fetch-Site", "cross-site")
        .header("Sec-Fetch-Mode", "cors");
  }

  @Test
  void judgesByThePolicyThatReplacedTheOther() {
    LiveGuard guard = LiveGuard.of(policy().build());
    assertThat(guard.judge(read())).hasToString("refuse cross-site-load");

    guard.replace(policy().cors(rule -> rule.paths("/api").origins(FOREIGN)).build());

    assertThat(guard.judge(read())).hasToString("pass granted");
    assertThat(guard.policy().corsRules()).hasSize(1);
  }

  @Test
  void keepsSessionsAndTheirEndOverAReplacement() {
    LiveGuard guard = LiveGuard.of(policy().build());
    TestHeaders login =
        TestHeaders.after((Decision) guard.judge(TestRequest.get("/")), "Set-Cookie", "SID=app1");
    String sid = "SID=" + SealingBank.cookie(login, "SID").value();
    guard.replace(policy().build());

    Decision logout = (Decision) guard.judge(SealingBank.own("GET", "/logout").cookie(sid));
    assertThat(logout.sessions()).hasSize(1);
    TestHeaders.after(logout, "Set-Cookie", "SID=; Max-Age=0");
    guard.replace(policy().build());

    assertThat(((Decision) guard.judge(SealingBank.own("GET", "/").cookie(sid))).sessions())
        .isEmpty();
    assertThat(guard.judge(SealingBank.own("POST", "/a").cookie(sid)))
        .hasToString("refuse session-revoked");
  }

  @Test
  void takesASingleUseTokenOnceAlsoFromAForm() {
    LiveGuard guard = LiveGuard.of(policy().build());
    TestHeaders login =
        TestHeaders.after((Decision) guard.judge(TestRequest.get("/")), "Set-Cookie", "SID=app1");
    String sid = "SID=" + SealingBank.cookie(login, "SID").value();
    Decision page = (Decision) guard.judge(SealingBank.own("GET", "/form").cookie(sid));
    PageToken token = Objects.requireNonNull(page.pageToken());

    for (String expected : new String[] {"pass token", "refuse csrf-token-used"}) {
      Judgement asked =
          guard.judge(
              SealingBank.own("POST", "/a")
                  .cookie(sid)
                  .header("Content-Type", "application/x-www-form-urlencoded"));
      assertThat(asked).isInstanceOf(FormTokenQuestion.class);
      FormTokenQuestion question = (FormTokenQuestion) asked;
      assertThat(question.field()).isEqualTo(token.field());
      assertThat(guard.settle(question.resumeWithField(token.value()))).hasToString(expected);
    }
  }
}
