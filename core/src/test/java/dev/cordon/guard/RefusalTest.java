package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a refusal says, to whom, and what it keeps to itself. */
@DisplayName("A refusal")
class RefusalTest {
  private final Guard guard = Bank.guard();

  @Test
  void isAProblemForFetchAndTheLike() {
    Decision decision = TestRequest.post("/a").header("Origin", Bank.EVIL).judgedBy(guard);

    Body body = Objects.requireNonNull(decision.body());
    assertThat(body.contentType()).isEqualTo("application/problem+json");
    assertThat(body.text())
        .contains("\"reason\":\"cross-site-write\"")
        .contains("\"status\":403")
        .contains(decision.sentence());
    assertThat(TestHeaders.after(decision).value("Content-Type"))
        .isEqualTo("application/problem+json");
    assertThat(TestHeaders.after(decision).value("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                     | mode     | accept                | type
          is a page for a navigation                     | navigate | -                     | text/html; charset=utf-8
          is a page for a navigation of an old browser   | -        | text/html,*/*;q=0.8   | text/html; charset=utf-8
          is no page for a fetch that accepts HTML       | cors     | text/html             | application/problem+json
          is no page for a client that says nothing      | -        | -                     | application/problem+json
          """)
  void isAPageForANavigation(String sentence, String mode, String accept, String type) {
    Decision decision =
        TestRequest.post("/a")
            .header("Origin", Bank.EVIL)
            .headerUnlessDash("Sec-Fetch-Mode", mode)
            .headerUnlessDash("Accept", accept)
            .judgedBy(guard);

    assertThat(Objects.requireNonNull(decision.body()).contentType()).isEqualTo(type);
  }

  @Test
  void reflectsNothingAndNamesNobody() {
    for (String accept : new String[] {"text/html", "application/json"}) {
      Decision decision =
          TestRequest.post("/api/secretpath?q=<script>")
              .header("Origin", "https://evil.example")
              .header("Accept", accept)
              .cookie("sid=cookievalue")
              .judgedBy(guard);

      TestHeaders answer = TestHeaders.after(decision);
      assertThat(Objects.requireNonNull(decision.body()).text() + answer)
          .doesNotContain("secretpath", "evil.example", "cookievalue", "<script>")
          .as("never the allow-list")
          .doesNotContain("app.example", "partner.example", "id.example", "socket.example");
    }
  }

  @Test
  void neverSaysWhichPartOfATokenWasWrong() {
    List<String> bodies = new ArrayList<>();
    for (String token : new String[] {"x", "A".repeat(100), "%%%"}) {
      Decision decision =
          TestRequest.post("/a").cookie("sid=1").header("X-CSRF-Token", token).judgedBy(guard);
      bodies.add(Objects.requireNonNull(decision.body()).text());
    }

    assertThat(bodies).allMatch(bodies.get(0)::equals);
  }

  @ParameterizedTest(name = "code {0} is stable in form")
  @EnumSource(Reason.class)
  void codesAreKebabCase(Reason reason) {
    assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(reason.layer() == null).isEqualTo(reason.status() == 0);
    assertThat(reason.clause().isEmpty()).isEqualTo(reason.layer() == null);
  }

  @ParameterizedTest(name = "{0} {1} is decided by {4}")
  @CsvSource({
    "GET,/a/../b,-,-,target",
    "POST,/api/x,https://app.example,cross-site,cors[0]",
    "POST,/api/x,https://evil.example,cross-site,csrf",
    "GET,/images/x,-,cross-site,isolation[0]",
    "GET,/a,-,cross-site,isolation",
    "POST,/webhooks/stripe,-,-,csrf.exempt[0]",
    "POST,/a,https://bank.example,same-origin,app",
  })
  void namesTheRuleThatDecided(
      String method, String target, String origin, String site, String rule) {
    Decision decision =
        TestRequest.of(method, target)
            .headerUnlessDash("Origin", origin)
            .headerUnlessDash("Sec-Fetch-Site", site)
            .judgedBy(guard);

    assertThat(decision.rule()).isEqualTo(rule);
  }

  @Test
  void isExplainedLayerByLayer() {
    Decision decision =
        TestRequest.post("/api/x").cookie("sid=1").header("Origin", Bank.EVIL).explainedBy(guard);

    assertThat(decision.steps())
        .extracting(step -> step.layer().text() + " " + step.outcome().text())
        .containsExactly(
            "target passed",
            "host passed",
            "sharing skipped",
            "session skipped",
            "forgery refused");
    assertThat(decision.steps().get(4).clause()).contains("Sec-Fetch-Site");
  }

  @Test
  void isNoDearerToDecideThanToExplain() {
    TestRequest request = TestRequest.post("/api/x").cookie("sid=1").header("Origin", Bank.EVIL);

    assertThat(request.judgedBy(guard).steps()).as("no trace is built").isEmpty();
    assertThat(request.judgedBy(guard)).hasToString(request.explainedBy(guard).toString());
  }
}
