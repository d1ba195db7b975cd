package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layer 3: the CORS protocol, on preflights, on actual answers, and on errors. */
class SharingTableTest {
  private static final String PREFLIGHT_VARY =
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

  private final Guard guard = Bank.guard();

  @Nested
  @DisplayName("A preflight")
  class APreflight {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # sentence                                       | path      | origin                       | method | headers                      | reason
            for what the rule names is granted               | /api/x    | https://app.example          | PUT    | -                            | preflight-granted
            for POST that is named is granted                | /api/x    | https://app.example          | POST   | content-type                 | preflight-granted
            for HEAD is granted where GET is                 | /api/x    | https://app.example          | HEAD   | -                            | preflight-granted
            for named headers is granted                     | /api/x    | https://app.example          | PUT    | content-type,x-csrf-token    | preflight-granted
            with spaces between the names is granted         | /api/x    | https://app.example          | PUT    | 'content-type , x-csrf-token' | preflight-granted
            from a pattern is granted                        | /api/x    | https://a.b.partner.example  | PUT    | -                            | preflight-granted
            from the apex of a pattern is not                | /api/x    | https://partner.example      | PUT    | -                            | preflight-origin
            from a stranger is not                           | /api/x    | https://evil.example         | PUT    | -                            | preflight-origin
            from plain http is not                           | /api/x    | http://app.example           | PUT    | -                            | preflight-origin
            from another port is not                         | /api/x    | https://app.example:8443     | PUT    | -                            | preflight-origin
            from an opaque origin is not                     | /api/x    | null                         | PUT    | -                            | preflight-origin
            on a path of no rule is not                      | /account  | https://app.example          | PUT    | -                            | preflight-origin
            for a method that is not named is not            | /api/x    | https://app.example          | DELETE | -                            | preflight-method
            for a method in another case is not              | /api/x    | https://app.example          | put    | -                            | preflight-method
            for POST that is not named is not                | /news/x   | https://reader.example       | POST   | -                            | preflight-method
            for a header that is not named is not            | /api/x    | https://app.example          | PUT    | authorization,content-type   | preflight-header
            with an Origin that is no origin is malformed    | /api/x    | https://app.example/         | PUT    | -                            | preflight-malformed
            for a method that is no token is malformed       | /api/x    | https://app.example          | 'P T'  | -                            | preflight-malformed
            for a header that is no token is malformed       | /api/x    | https://app.example          | PUT    | 'a b'                        | preflight-malformed
            """)
    void isAnsweredHere(
        String sentence, String path, String origin, String method, String headers, String reason) {
      Decision decision =
          TestRequest.preflight(path, origin, method)
              .headerUnlessDash("Access-Control-Request-Headers", headers)
              .judgedBy(guard);

      assertThat(decision).hasToString("answer " + reason);
      assertThat(decision.verdict()).isEqualTo(new Verdict.Answer(204));
      TestHeaders answer = TestHeaders.after(decision);
      boolean granted = reason.equals("preflight-granted");
      assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo(granted ? origin : "-");
      assertThat(answer.value("Access-Control-Allow-Credentials"))
          .isEqualTo(granted ? "true" : "-");
      if (!granted) {
        assertThat(answer.lines()).noneMatch(line -> line.getKey().startsWith("Access-Control"));
      }
      assertThat(answer.value("Vary")).isEqualTo(path.equals("/account") ? "-" : PREFLIGHT_VARY);
    }

    @Test
    void thatIsGrantedCarriesTheWholeRule() {
      TestHeaders answer =
          TestHeaders.after(
              TestRequest.preflight("/api/x", Bank.APP, "PUT")
                  .header("Access-Control-Request-Headers", "content-type")
                  .judgedBy(guard));

      assertThat(answer.value("Access-Control-Allow-Methods")).contains("GET", "POST", "PUT");
      assertThat(answer.value("Access-Control-Allow-Headers").toLowerCase(java.util.Locale.ROOT))
          .contains("content-type", "x-csrf-token");
      assertThat(answer.value("Access-Control-Max-Age")).isEqualTo("7200");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "POST", "options"})
    void isOptionsAlone(String method) {
      Decision decision =
          TestRequest.of(method, "/api/x")
              .cookie("sid=1")
              .header("Origin", Bank.APP)
              .header("Access-Control-Request-Method", "PUT")
              .judgedBy(guard);

      assertThat(decision.verdict())
          .as("W13: a fake preflight skips nothing")
          .isNotInstanceOf(Verdict.Answer.class);
    }

    @Test
    void withTwoOriginsIsNone() {
      Decision decision =
          TestRequest.preflight("/api/x", Bank.APP, "PUT")
              .header("Origin", Bank.APP)
              .judgedBy(guard);

      assertThat(decision).hasToString("pass safe");
      assertThat(TestHeaders.after(decision).value("Access-Control-Allow-Origin")).isEqualTo("-");
    }

    @Test
    void isAnsweredBeforeTheSessionIsLookedAt() {
      Guard sealing = Guard.of(Bank.builder().session(s -> s.cookie("SID").seal()).build());

      Decision decision =
          TestRequest.preflight("/api/x", Bank.APP, "PUT").cookie("SID=forged").judgedBy(sealing);

      assertThat(decision).hasToString("answer preflight-granted");
    }

    @Test
    void withHostileHeadersIsRefusedUnread() {
      for (String hostile :
          new String[] {
            ",".repeat(8192), "a,".repeat(4096), "x".repeat(8192), " ".repeat(8192) + "a"
          }) {
        Decision decision =
            TestRequest.preflight("/api/x", Bank.APP, "PUT")
                .header("Access-Control-Request-Headers", hostile)
                .judgedBy(guard);

        assertThat(decision).as("CVE-2025-47908").hasToString("answer preflight-malformed");
      }
    }
  }

  @Nested
  @DisplayName("An actual answer")
  class AnActualAnswer {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # sentence                                     | method | path       | origin                | mode     | allowed                | credentials | exposed | varies
            to a granted origin carries the grant          | GET    | /api/x     | https://app.example   | cors     | https://app.example    | true        | ETag    | true
            to a granted POST carries the grant            | POST   | /api/x     | https://app.example   | cors     | https://app.example    | true        | ETag    | true
            to a rule without credentials has none         | GET    | /news/x    | https://reader.example | cors    | https://reader.example | -           | -       | true
            to a stranger carries none, and varies         | GET    | /api/x     | https://evil.example  | cors     | -                      | -           | -       | true
            without an Origin carries none, and varies     | GET    | /api/x     | -                     | -        | -                      | -           | -       | true
            to an opaque origin carries none, and varies   | GET    | /api/x     | null                  | cors     | -                      | -           | -       | true
            to a malformed Origin carries none, and varies | GET    | /api/x     | https://app.example/  | cors     | -                      | -           | -       | true
            to the own origin carries none, and varies     | GET    | /api/x     | https://bank.example  | same-origin | -                   | -           | -       | true
            of a constant * is the same for all            | GET    | /public/x  | https://evil.example  | cors     | *                      | -           | -       | false
            of a constant * needs no Origin                | GET    | /public/x  | -                     | -        | *                      | -           | -       | false
            on a path of no rule says nothing              | GET    | /account   | https://app.example   | -        | -                      | -           | -       | false
            """)
    void carriesGrantsAsTheRuleSays(
        String sentence,
        String method,
        String path,
        String origin,
        String mode,
        String allowed,
        String credentials,
        String exposed,
        boolean varies) {
      Decision decision =
          TestRequest.of(method, path)
              .headerUnlessDash("Origin", origin)
              .headerUnlessDash("Sec-Fetch-Mode", mode)
              .judgedBy(guard);

      TestHeaders answer =
          TestHeaders.after(decision, "Access-Control-Allow-Origin", "https://evil.example");

      assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo(allowed);
      assertThat(answer.value("Access-Control-Allow-Credentials")).isEqualTo(credentials);
      assertThat(answer.value("Access-Control-Expose-Headers")).isEqualTo(exposed);
      assertThat(answer.value("Vary").contains("Origin")).isEqualTo(varies);
    }

    @Test
    void speaksWithOneVoice() {
      TestHeaders answer =
          TestHeaders.after(
              TestRequest.get("/account").judgedBy(guard),
              "Access-Control-Allow-Origin",
              "*",
              "access-control-allow-credentials",
              "true",
              "Access-Control-Allow-Methods",
              "*",
              "Access-Control-Allow-Headers",
              "*",
              "Access-Control-Expose-Headers",
              "*",
              "Access-Control-Max-Age",
              "1",
              "Access-Control-Allow-Private-Network",
              "true");

      assertThat(answer.lines())
          .noneMatch(
              line ->
                  line.getKey().toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void mergesVaryOnce() {
      TestHeaders answer =
          TestHeaders.after(
              TestRequest.get("/api/x").judgedBy(guard),
              "Vary",
              "accept-encoding, ORIGIN",
              "Vary",
              "Sec-Fetch-Site");

      assertThat(answer.value("Vary"))
          .isEqualTo("accept-encoding, ORIGIN, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest");
    }

    @Test
    void keepsVaryStar() {
      TestHeaders answer =
          TestHeaders.after(TestRequest.get("/api/x").judgedBy(guard), "Vary", "*");

      assertThat(answer.value("Vary")).isEqualTo("*");
    }
  }

  @Nested
  @DisplayName("A refusal")
  class ARefusal {

    @Test
    void ofLayerFourToSixCarriesTheGrantSoThatAPageCanReadIt() {
      Guard sealing = Guard.of(Bank.builder().session(s -> s.cookie("SID").seal()).build());

      Decision decision =
          TestRequest.post("/api/x")
              .cookie("SID=cordon.forged")
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "cors")
              .header("Origin", Bank.APP)
              .judgedBy(sealing);

      TestHeaders answer = TestHeaders.after(decision);
      assertThat(decision).hasToString("refuse session-forged");
      assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo(Bank.APP);
      assertThat(answer.value("Access-Control-Allow-Credentials")).isEqualTo("true");
      assertThat(answer.value("Vary")).contains("Origin");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"of layer 1,/a/../b,bank.example", "of layer 2,/api/x,evil.example"})
    void carriesNone(String sentence, String target, String host) {
      Decision decision =
          TestRequest.bare("GET", target)
              .header("Host", host)
              .header("Origin", Bank.APP)
              .judgedBy(guard);

      assertThat(TestHeaders.after(decision).lines())
          .noneMatch(line -> line.getKey().startsWith("Access-Control"));
    }

    @Test
    void toAStrangerCarriesNone() {
      Decision decision = TestRequest.post("/api/x").header("Origin", Bank.EVIL).judgedBy(guard);

      TestHeaders answer = TestHeaders.after(decision);
      assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo("-");
      assertThat(answer.value("Vary")).contains("Origin");
    }
  }

  @Test
  @DisplayName("The most specific path wins, whatever the origin")
  void theMostSpecificPathWins() {
    Guard nested =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .cors(rule -> rule.paths("/api/**").origins(Bank.APP).credentials())
                .cors(rule -> rule.paths("/api/admin/**").origins("https://ops.example"))
                .build());

    assertThat(allowed(nested, "/api/x")).isEqualTo(Bank.APP);
    assertThat(allowed(nested, "/api/admin/x")).isEqualTo("-");
  }

  private static String allowed(Guard guard, String path) {
    return TestHeaders.after(
            TestRequest.get(path)
                .header("Origin", Bank.APP)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "cors")
                .judgedBy(guard))
        .value("Access-Control-Allow-Origin");
  }
}
