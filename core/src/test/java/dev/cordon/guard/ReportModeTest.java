package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Report mode: nothing is refused, removed, issued or added; every layer that would have refused is
 * recorded.
 */
@DisplayName("In report mode")
class ReportModeTest {
  private final Guard guard = Guard.of(Bank.builder().mode(Mode.REPORT).build());

  /** A request that some layer refuses, or answers without grants, when it enforces. */
  record Refused(TestRequest request, Reason reason) {
    @Override
    public String toString() {
      return reason.code();
    }
  }

  static List<Refused> refused() {
    return List.of(
        new Refused(
            TestRequest.bare("GET", "/a").header("Host", "a b"), Reason.MALFORMED_AUTHORITY),
        new Refused(
            TestRequest.bare("GET", "/a").header("Host", "evil.example"), Reason.HOST_NOT_OURS),
        new Refused(TestRequest.preflight("/api/x", Bank.EVIL, "PUT"), Reason.PREFLIGHT_ORIGIN),
        new Refused(TestRequest.preflight("/api/x", Bank.APP, "DELETE"), Reason.PREFLIGHT_METHOD),
        new Refused(
            TestRequest.post("/a").cookie("sid=1").header("Origin", Bank.EVIL),
            Reason.CROSS_SITE_WRITE),
        new Refused(
            TestRequest.post("/a").header("Sec-Fetch-Site", "odd"), Reason.CONTRADICTORY_EVIDENCE),
        new Refused(TestRequest.post("/a").cookie("sid=1"), Reason.CSRF_TOKEN_MISSING),
        new Refused(
            TestRequest.handshake("/s").cookie("sid=1").header("Origin", Bank.EVIL),
            Reason.CROSS_SITE_HANDSHAKE),
        new Refused(
            TestRequest.get("/a")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "no-cors"),
            Reason.CROSS_SITE_LOAD),
        new Refused(
            TestRequest.get("/a")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "iframe"),
            Reason.CROSS_SITE_FRAME));
  }

  @ParameterizedTest(name = "{0} is recorded, and the answer is the application''s own")
  @MethodSource("refused")
  void changesNoAnswer(Refused refused) {
    assertThat(refused.request.judgedBy(Bank.guard()).passes()).as("enforced").isFalse();

    Decision decision = refused.request.judgedBy(guard);

    assertThat(decision.passes()).isTrue();
    assertThat(decision.findings()).extracting(Finding::reason).contains(refused.reason);
    String[] application = {
      "Set-Cookie",
      "sid=2; Path=/",
      "Access-Control-Allow-Origin",
      "*",
      "Vary",
      "Accept",
      "Location",
      "/a;jsessionid=1"
    };
    assertThat(TestHeaders.after(decision, application).lines())
        .isEqualTo(TestHeaders.of(application).lines());
  }

  @Test
  void theRequestIsTheApplicationsToo() {
    TestRequest request =
        TestRequest.get("/dashboard")
            .cookie("sid=1; __Host-cordon-csrf=x")
            .header("X-HTTP-Method-Override", "DELETE")
            .header("Upgrade", "h2c");

    TestHeaders seen = request.seenBy(request.judgedBy(guard));

    assertThat(seen.value("Cookie")).isEqualTo("sid=1; __Host-cordon-csrf=x");
    assertThat(seen.value("X-HTTP-Method-Override")).isEqualTo("DELETE");
    assertThat(seen.value("Upgrade")).isEqualTo("h2c");
  }

  @Test
  void oneRuleReportsWhileTheOthersEnforce() {
    Guard mixed =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .cors(rule -> rule.paths("/old/**").origins(Bank.APP).mode(Mode.REPORT))
                .isolation(rule -> rule.paths("/img/**").embed("own").mode(Mode.REPORT))
                .build());
    TestRequest preflight = TestRequest.preflight("/old/x", Bank.EVIL, "GET");
    TestRequest image =
        TestRequest.get("/img/a")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", "no-cors");
    TestRequest write = TestRequest.post("/old/x").header("Origin", Bank.EVIL);

    assertThat(preflight.judgedBy(mixed)).hasToString("pass safe");
    assertThat(
            TestHeaders.after(preflight.judgedBy(mixed), "Access-Control-Allow-Origin", "*")
                .value("Access-Control-Allow-Origin"))
        .isEqualTo("*");
    assertThat(image.judgedBy(mixed).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.CROSS_SITE_LOAD);
    assertThat(TestHeaders.after(image.judgedBy(mixed)).value("Cross-Origin-Resource-Policy"))
        .isEqualTo("-");
    assertThat(write.judgedBy(mixed)).hasToString("refuse cross-site-write");
  }

  @Test
  void everyLayerThatWouldHaveRefusedIsRecorded() {
    Decision decision =
        TestRequest.bare("POST", "/a")
            .header("Host", "evil.example")
            .header("Origin", Bank.EVIL)
            .judgedBy(guard);

    assertThat(decision.findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.HOST_NOT_OURS, Reason.CROSS_SITE_WRITE);
  }
}
