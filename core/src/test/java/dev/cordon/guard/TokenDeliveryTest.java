package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.CsrfBuilder;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layer 5, the second half: how a page comes by its CSRF token, and who else does not. */
class TokenDeliveryTest {
  private final SealingBank bank = new SealingBank();

  private Guard guard(Consumer<CsrfBuilder> csrf) {
    return bank.guard(SealingBank.builder(session -> {}).csrf(csrf));
  }

  @Nested
  @DisplayName("The token endpoint")
  class Endpoint {
    private final Guard guard =
        Guard.of(
            Bank.builder()
                .cors(rule -> rule.paths("/read/**").origins("https://look.example").credentials())
                .build());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # who                                       | site        | mode     | origin                 | answer                 | allowed
            answers an own page                         | same-origin | cors     | -                      | answer safe            | -
            answers the user                            | none        | navigate | -                      | answer safe            | -
            answers without metadata or Origin          | -           | -        | -                      | answer safe            | -
            answers the own Origin without metadata     | -           | -        | https://bank.example   | answer safe            | -
            answers who may write with credentials      | cross-site  | cors     | https://app.example    | answer safe            | https://app.example
            refuses who may only read with credentials  | cross-site  | cors     | https://look.example   | refuse cross-site-load | -
            refuses who may write without credentials   | cross-site  | cors     | https://else.example   | refuse cross-site-load | -
            refuses a stranger                          | cross-site  | cors     | https://evil.example   | refuse cross-site-load | -
            refuses a sibling                           | same-site   | cors     | https://blog.bank.example | refuse cross-site-load | -
            refuses a link                              | cross-site  | navigate | -                      | refuse cross-site-load | -
            refuses a script                            | cross-site  | no-cors  | -                      | refuse cross-site-load | -
            refuses an opaque origin                    | cross-site  | cors     | null                   | refuse cross-site-load | -
            refuses a stranger without metadata         | -           | -        | https://evil.example   | refuse cross-site-load | -
            """)
    void answers(
        String who, String site, String mode, String origin, String verdict, String allowed) {
      Decision decision =
          TestRequest.get("/.well-known/cordon/csrf")
              .headerUnlessDash("Sec-Fetch-Site", site)
              .headerUnlessDash("Sec-Fetch-Mode", mode)
              .headerUnlessDash("Origin", origin)
              .judgedBy(guard);

      TestHeaders answer = TestHeaders.after(decision);
      assertThat(decision).hasToString(verdict);
      assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo(allowed);
      assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void masksTheTokenAnewInEveryAnswer() {
      TokenClient client = TokenClient.login(bank.guard(), "app1");

      String first = body(client);
      String second = body(client);

      assertThat(first).as("W26").isNotEqualTo(second).contains("\"header\":\"X-CSRF-Token\"");
    }

    private String body(TokenClient client) {
      Decision decision =
          SealingBank.own("GET", "/.well-known/cordon/csrf")
              .cookie(client.cookies())
              .judgedBy(bank.guard());
      return decision.body().text();
    }
  }

  @Nested
  @DisplayName("A path of csrf.handover")
  class Handover {

    @Test
    void getsATokenForItsTemplateAndNobodyElsesHeader() {
      Guard guard = guard(csrf -> csrf.handover("X-Page-CSRF-Token", "/dashboard"));
      TokenClient client = TokenClient.login(guard, "app1");
      TestRequest page =
          SealingBank.own("GET", "/dashboard")
              .cookie(client.cookies())
              .header("X-Page-CSRF-Token", "mallory's");

      Decision decision = page.judgedBy(guard);

      String token = page.seenBy(decision).value("X-Page-CSRF-Token");
      assertThat(client.post("/a").header("X-CSRF-Token", token).judgedBy(guard))
          .hasToString("pass token");
      assertThat(TestHeaders.after(decision, "Cache-Control", "max-age=60").value("Cache-Control"))
          .as("W27")
          .isEqualTo("no-store");
    }

    @Test
    void isTheOnlyOneThatGetsIt() {
      Guard guard = guard(csrf -> csrf.handover("X-Page-CSRF-Token", "/dashboard"));
      TestRequest elsewhere =
          SealingBank.own("GET", "/other").header("X-Page-CSRF-Token", "mallory's");

      assertThat(elsewhere.seenBy(elsewhere.judgedBy(guard)).get("X-Page-CSRF-Token")).isEmpty();
    }
  }
}
