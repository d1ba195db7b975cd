package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the filter does in every container, on real sockets. */
@ExtendWith(RightApi.class)
abstract class CordonFilterSuite {
  private final Container.Starter starter;
  private Container container;

  CordonFilterSuite(Container.Starter starter) {
    this.starter = starter;
  }

  @AfterEach
  void stop() throws Exception {
    if (container != null) {
      container.close();
    }
  }

  RawClient serve(App app) throws Exception {
    container = starter.start(app);
    return new RawClient(container.port());
  }

  private static LiveGuard guard() {
    return LiveGuard.of(
        Policy.builder()
            .origins("https://bank.example")
            .cors(
                rule ->
                    rule.paths("/api/**")
                        .origins("https://app.example")
                        .methods("GET", "PUT")
                        .credentials())
            .build());
  }

  @Test
  void a_preflight_is_answered_and_the_application_never_sees_it() throws Exception {
    RawClient client =
        serve(App.behind(guard()).servlet("/*", (request, response) -> response.sendError(418)));
    RawClient.Answer answer =
        client.send(
            "OPTIONS /api/x",
            "Origin: https://app.example",
            "Access-Control-Request-Method: PUT",
            "Sec-Fetch-Mode: cors");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.one("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
  }

  @Test
  void a_grant_is_on_the_answer_once_and_the_applications_own_is_gone() throws Exception {
    RawClient client =
        serve(
            App.behind(guard())
                .servlet(
                    "/*",
                    (request, response) -> {
                      response.setHeader("Access-Control-Allow-Origin", "*");
                      request.getSession();
                      response.getWriter().print("hello");
                    }));
    RawClient.Answer answer = client.send("GET /api/x", "Origin: https://app.example");
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(answer.one("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(answer.cookieLine("JSESSIONID"))
        .containsIgnoringCase("; Secure")
        .contains("; HttpOnly");
  }

  @Test
  void a_forged_write_is_refused() throws Exception {
    RawClient client =
        serve(
            App.behind(guard())
                .servlet("/*", (request, response) -> response.getWriter().print("done")));
    RawClient.Answer answer =
        client.post("/transfer", "a=b", "Origin: https://evil.example", "Cookie: JSESSIONID=1");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.one("Content-Type")).startsWith("application/problem+json");
  }
}
