package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.session.InMemoryRevocations;
import dev.cordon.session.Revocations;
import dev.cordon.web.SetCookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A live guard")
class ExplainingLiveGuardTest {
  private static final Instant NOON = SealingBank.NOON;

  private final List<Decision> told = new ArrayList<>();

  private LiveGuard.Builder builder(Policy policy) {
    return LiveGuard.builder(policy).clock(() -> NOON).listener(told::add);
  }

  @Test
  void tellsNobodyOfWhatItOnlyExplains() {
    LiveGuard guard = builder(Bank.builder().build()).build();
    TestRequest attack = TestRequest.post("/a").cookie("sid=1").header("Origin", Bank.EVIL);

    Decision explained = guard.explain(attack, new byte[0]);

    assertThat(explained.reason()).isEqualTo(Reason.CROSS_SITE_WRITE);
    assertThat(explained.steps()).isNotEmpty();
    assertThat(told).isEmpty();
    guard.judge(attack);
    assertThat(told).singleElement().returns(List.of(), Decision::steps);
  }

  @Test
  void keepsTheTraceOfEveryDecisionWhereItIsWanted() {
    LiveGuard guard = builder(Bank.builder().build()).trace(Guard.Trace.KEPT).build();

    guard.judge(TestRequest.get("/a"));

    assertThat(told).singleElement().satisfies(it -> assertThat(it.steps()).isNotEmpty());
  }

  @Test
  void saysSinceWhenAPolicyIsInForce() {
    Instant[] now = {NOON};
    LiveGuard guard = LiveGuard.builder(Bank.builder().build()).clock(() -> now[0]).build();
    assertThat(guard.since()).isEqualTo(NOON);

    now[0] = NOON.plusSeconds(60);
    guard.replace(Bank.builder().build());

    assertThat(guard.since()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void endsNoSessionByExplainingALogin() {
    Revocations revocations = new InMemoryRevocations(() -> NOON, 10);
    LiveGuard guard =
        builder(SealingBank.builder(session -> {}).build()).revocations(revocations).build();
    Decision first = (Decision) guard.judge(TestRequest.get("/"));
    String sealed = new SealingBank().set(first, "id-1");
    TestRequest login = SealingBank.own("POST", "/login").cookie("SID=" + sealed);

    guard.explain(login, new byte[0]).editResponse(new TestHeaders());
    assertThat(judged(guard, sealed)).isEqualTo(Reason.OWN);

    ((Decision) guard.judge(login)).editResponse(new TestHeaders());
    assertThat(judged(guard, sealed)).isEqualTo(Reason.SESSION_REVOKED);
  }

  @Test
  void usesNoSingleUseTokenUpByExplaining() {
    LiveGuard guard =
        builder(Bank.builder().csrf(csrf -> csrf.singleUse().login("/login")).build()).build();
    TestHeaders page = new TestHeaders();
    Decision get = (Decision) guard.judge(TestRequest.get("/login"));
    PageToken token = get.pageToken();
    assertThat(token).isNotNull();
    get.editResponse(page);
    StringBuilder cookies = new StringBuilder();
    for (String line : page.get("Set-Cookie")) {
      SetCookie cookie = SetCookie.parseOrNull(line);
      cookies.append(cookies.isEmpty() ? "" : "; ").append(cookie.name()).append('=');
      cookies.append(cookie.value());
    }
    TestRequest post =
        TestRequest.post("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .cookie(cookies.toString());
    byte[] form = (token.field() + "=" + token.value()).getBytes(StandardCharsets.UTF_8);

    assertThat(guard.explain(post, form).reason()).isEqualTo(Reason.TOKEN);
    assertThat(guard.explain(post, form).reason()).isEqualTo(Reason.TOKEN);
    assertThat(judged(guard, post, form)).isEqualTo(Reason.TOKEN);
    assertThat(judged(guard, post, form)).isEqualTo(Reason.CSRF_TOKEN_USED);
  }

  @Test
  void leavesCorsToTheApplicationWhereItsRulesOnlyReport() {
    TestRequest request = TestRequest.get("/api/x").header("Origin", Bank.APP);

    assertThat(judge(Bank.builder().build(), request).leavesCorsToApplication()).isFalse();
    assertThat(judge(Bank.builder().mode(Mode.REPORT).build(), request).leavesCorsToApplication())
        .isTrue();
    assertThat(judge(Bank.builder().build(), TestRequest.get("/a/../b")).leavesCorsToApplication())
        .isFalse();
  }

  private Decision judge(Policy policy, TestRequest request) {
    return (Decision) builder(policy).build().judge(request);
  }

  private static Reason judged(LiveGuard guard, String sealed) {
    TestRequest write = SealingBank.own("POST", "/pay").cookie("SID=" + sealed);
    return ((Decision) guard.judge(write)).reason();
  }

  private static Reason judged(LiveGuard guard, TestRequest request, byte[] body) {
    FormTokenQuestion question = (FormTokenQuestion) guard.judge(request);
    return ((Decision) guard.settle(question.resume(body))).reason();
  }
}
