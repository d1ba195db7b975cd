package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.session.KeyRing;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to read, poison or loosen an answer that were tried, beyond the rows of its tables. */
class AnswerAttackTest {

  @Nested
  @DisplayName("A cache in front")
  class ACacheInFront {
    private final Guard guard =
        Guard.of(
            Bank.builder().cors(rule -> rule.paths("/cdn/fonts/**").origins(Bank.APP)).build());

    @Test
    @DisplayName("R17: cannot be primed with an answer without the grant by another Sec-Fetch-Mode")
    void byMode() {
      TestHeaders primed =
          TestHeaders.after(
              TestRequest.get("/cdn/fonts/a")
                  .header("Origin", Bank.APP)
                  .header("Sec-Fetch-Mode", "no-cors")
                  .judgedBy(guard));
      TestHeaders asked =
          TestHeaders.after(
              TestRequest.get("/cdn/fonts/a")
                  .header("Origin", Bank.APP)
                  .header("Sec-Fetch-Mode", "cors")
                  .judgedBy(guard));

      assertThat(primed.value("Access-Control-Allow-Origin")).isEqualTo("-");
      assertThat(asked.value("Access-Control-Allow-Origin")).isEqualTo(Bank.APP);
      assertThat(primed.value("Vary")).isEqualTo("Origin, Sec-Fetch-Mode");
      assertThat(asked.value("Vary")).isEqualTo("Origin, Sec-Fetch-Mode");
    }

    @ParameterizedTest(name = "R17: cannot be primed so by X-HTTP-Method-Override: {0}")
    @ValueSource(strings = {"HEAD", "OPTIONS", "get"})
    void byOverride(String method) {
      TestHeaders primed =
          TestHeaders.after(
              TestRequest.get("/cdn/fonts/a")
                  .header("Origin", Bank.APP)
                  .header("X-HTTP-Method-Override", method)
                  .judgedBy(guard));

      assertThat(primed.value("Access-Control-Allow-Origin")).isEqualTo(Bank.APP);
    }

    @Test
    @DisplayName("R16: keeps no answer to a constant * apart by Origin, mode or anything else")
    void constant() {
      TestHeaders answer =
          TestHeaders.after(
              TestRequest.get("/public/x")
                  .header("Origin", "null")
                  .header("Sec-Fetch-Mode", "no-cors")
                  .header("Sec-Fetch-Site", "same-origin")
                  .judgedBy(guard));

      assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.value("Vary")).doesNotContain("Origin");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            public, max-age=60           | private, max-age=60
            s-maxage=9, max-age=60       | private, max-age=60
            no-store                     | no-store
            private, max-age=5           | private, max-age=5
            private="x, y", public       | private, private="x, y"
            no-cache="a, no-store, b"    | private, no-cache="a, no-store, b"
            MAX-AGE=60, PUBLIC           | private, MAX-AGE=60
            max-age=60,, public          | private, max-age=60
            public                       | private
            no-cache="a, b               | private, no-cache="a, b
            """)
    void isToldThatAListIsPrivate(String given, String result) {
      TestHeaders answer =
          TestHeaders.after(TestRequest.get("/widget/a").judgedBy(guard), "Cache-Control", given);

      assertThat(answer.value("Cache-Control")).isEqualTo(result);
    }
  }

  @Nested
  @DisplayName("Rules of one path of which one reports")
  class Mixed {
    private final Guard guard =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .cors(rule -> rule.paths("/api/**").origins(Bank.APP).methods("PUT"))
                .cors(
                    rule ->
                        rule.paths("/api/**").origins(Bank.READER).methods("PUT").mode(Mode.REPORT))
                .build());

    @ParameterizedTest(name = "answer the preflight of {0} so: {1}")
    @CsvSource({
      "https://app.example,answer preflight-granted",
      "https://reader.example,pass safe",
      "https://evil.example,answer preflight-origin",
    })
    void preflight(String origin, String verdict) {
      assertThat(TestRequest.preflight("/api/x", origin, "PUT").judgedBy(guard))
          .hasToString(verdict);
    }

    @ParameterizedTest(name = "leave to {0} what the application says: {1}")
    @CsvSource({
      "https://reader.example,*",
      "https://evil.example,-",
    })
    void actual(String origin, String allowed) {
      Decision decision =
          TestRequest.get("/api/x")
              .header("Origin", origin)
              .header("Sec-Fetch-Mode", "cors")
              .judgedBy(guard);
      TestHeaders answer = TestHeaders.after(decision, "Access-Control-Allow-Origin", "*");

      assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo(allowed);
      assertThat(answer.value("Vary")).contains("Origin");
    }
  }

  @Nested
  @DisplayName("Cordon's own answer")
  class Own {

    @ParameterizedTest(name = "{0} is read by no page of another origin")
    @ValueSource(strings = {"/.well-known/cordon/csrf", "/a"})
    @DisplayName("R21: carries what keeps it from being embedded")
    void isIsolated(String path) {
      TestRequest request = TestRequest.get(path);
      if (path.equals("/a")) {
        request.header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "no-cors");
      }
      TestHeaders answer = TestHeaders.after(request.judgedBy(Bank.guard()));

      assertThat(answer.value("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(answer.value("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.value("Content-Security-Policy")).contains("frame-ancestors 'none'");
      assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Nested
  @DisplayName("A COOP that the policy asks for")
  class Opener {

    @ParameterizedTest(name = "{0} of the policy and {1} of the application make {2}")
    @CsvSource({
      "same-origin,unsafe-none,same-origin",
      "same-origin,same-origin-allow-popups,same-origin",
      "same-origin,nonsense,same-origin",
      "same-origin-allow-popups,same-origin,same-origin",
      "same-origin-allow-popups,'same-origin; report-to=x','same-origin; report-to=x'",
      "same-origin-allow-popups,unsafe-none,same-origin-allow-popups",
      "same-origin,noopener-allow-popups,noopener-allow-popups",
    })
    void isNeverLoosened(String policy, String application, String result) {
      Guard guard =
          Guard.of(
              Policy.builder()
                  .origins(Bank.OWN)
                  .isolation(rule -> rule.paths("/**").embed("own").opener(policy))
                  .build());

      TestHeaders answer =
          TestHeaders.after(
              TestRequest.get("/").judgedBy(guard), "Cross-Origin-Opener-Policy", application);

      assertThat(answer.value("Cross-Origin-Opener-Policy")).isEqualTo(result);
    }
  }

  @Test
  @DisplayName("R10: an own origin that is a public suffix lets no tenant frame it")
  void publicSuffix() {
    Guard guard =
        Guard.of(
            Policy.builder()
                .origins("https://github.io")
                .isolation(rule -> rule.paths("/**").embed("same-site"))
                .build());

    TestHeaders answer =
        TestHeaders.after(TestRequest.bare("GET", "/").header("Host", "github.io").judgedBy(guard));

    assertThat(answer.value("Content-Security-Policy")).doesNotContain("*.github.io");
  }

  @Test
  @DisplayName("A Location keeps what is no session id, whatever its characters")
  void location() {
    for (List<String> each :
        List.of(
            List.of("/\u0130\u0130;jsessionid=1", "/\u0130\u0130"),
            List.of("/a;JSESSIONID=1;v=2?x;jsessionid=3", "/a;v=2?x"),
            List.of("/a;jsessionids=1", "/a;jsessionids=1"))) {
      TestHeaders answer =
          TestHeaders.after(TestRequest.get("/").judgedBy(Bank.guard()), "Location", each.get(0));

      assertThat(answer.value("Location")).isEqualTo(each.get(1));
    }
  }

  @Test
  @DisplayName("A token of one mutual origin serves its session on the other, a seal does not")
  void mutual() {
    KeyRing keys = KeyRing.generate(new SecureRandom(), SealingBank.NOON);
    Guard guard =
        Guard.builder(
                Policy.builder()
                    .origins("https://a.example", "https://b.example")
                    .mutual()
                    .session(session -> session.cookie("SID").seal())
                    .build())
            .keys(keys)
            .clock(() -> SealingBank.NOON)
            .build();
    TestHeaders answer =
        TestHeaders.after(
            TestRequest.bare("GET", "/").header("Host", "a.example").judgedBy(guard),
            "Set-Cookie",
            "SID=app1");
    String sid = SealingBank.cookie(answer, "SID").value();
    String token = SealingBank.cookie(answer, "__Host-cordon-csrf").value();

    assertThat(write("a.example", sid, token, guard)).isEqualTo("pass token");
    assertThat(write("b.example", sid, token, guard)).isEqualTo("refuse session-forged");
  }

  private static String write(String host, String sid, String token, Guard guard) {
    return TestRequest.bare("POST", "/")
        .header("Host", host)
        .cookie("SID=" + sid)
        .header("X-CSRF-Token", token)
        .judgedBy(guard)
        .toString();
  }
}
