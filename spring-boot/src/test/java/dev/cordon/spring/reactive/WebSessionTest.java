package dev.cordon.spring.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.reactive.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The session of a WebFlux application")
class WebSessionTest {
  private static final String OWN = "Origin: https://bank.example";

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static List<String> policy(String... more) {
    List<String> policy = new ArrayList<>(ReactiveApp.POLICY);
    policy.addAll(List.of(more));
    return policy;
  }

  @Nested
  @DisplayName("under a seal")
  class Sealed {
    @Test
    void goesOutSealedAndComesInUnsealed() throws Exception {
      try (ReactiveApp app =
          ReactiveApp.plain(
              policy(
                  "cordon.sessions[0].cookie=SESSION",
                  "cordon.sessions[0].seal=true",
                  "cordon.sessions[0].lifetime=12h"))) {
        Answer first = app.wire().send("GET /session");
        String id = between(first.body(), "id ", ";");
        String cookie = first.cookie("SESSION");
        assertThat(cookie).doesNotContain(id).hasSizeGreaterThan(60);
        assertThat(first.all("Set-Cookie"))
            .anySatisfy(line -> assertThat(line).contains("Secure", "HttpOnly", "SameSite=Lax"));

        Answer second = app.wire().send("GET /session", "Cookie: " + cookie);
        assertThat(second.body()).contains("before: yes, id " + id);

        Answer planted = app.wire().send("GET /session", "Cookie: SESSION=" + id);
        assertThat(planted.body())
            .as("an id without a seal opens nothing")
            .contains("before: null");

        Answer login = app.wire().send("POST /login", OWN, "Cookie: " + cookie);
        assertThat(login.status()).isEqualTo(200);
        assertThat(app.wire().send("GET /session", "Cookie: " + login.cookie("SESSION")).body())
            .contains("before: yes")
            .doesNotContain(id);
      }
    }
  }

  @Nested
  @DisplayName("without a seal")
  class Unsealed {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"session-hmac", "synchronizer"})
    void carriesTheTokenWhichALoginRotates(String pattern) throws Exception {
      try (ReactiveApp app =
          ReactiveApp.plain(policy("cordon.csrf.pattern=" + pattern, "cordon.csrf.grace=0s"))) {
        String session = app.wire().send("GET /session").cookie("SESSION");
        Answer page = app.wire().send("GET /token", "Cookie: " + session);
        String token = between(page.body(), "_csrf=", ";");
        String header = "X-CSRF-Token: " + token;
        assertThat(page.all("Set-Cookie")).noneMatch(line -> line.contains("cordon-pre"));

        assertThat(raw(app, header, session)).isEqualTo(200);
        String other = app.wire().send("GET /session").cookie("SESSION");
        assertThat(raw(app, header, other)).as("another session's token").isEqualTo(403);

        Answer login = app.wire().send("POST /login", header, "Cookie: " + session);
        assertThat(login.status()).isEqualTo(200);
        String rotated = login.cookie("SESSION");
        assertThat(rotated).isNotEqualTo(session).startsWith("SESSION=");
        assertThat(raw(app, header, rotated)).as("the token of before the login").isEqualTo(403);
        Answer after = app.wire().send("GET /token", "Cookie: " + rotated);
        assertThat(raw(app, "X-CSRF-Token: " + between(after.body(), "_csrf=", ";"), rotated))
            .isEqualTo(200);
      }
    }

    private int raw(ReactiveApp app, String header, String cookie) throws Exception {
      return app.wire()
          .sendWithBody(
              "POST /raw", "{}", header, "Content-Type: application/json", "Cookie: " + cookie)
          .status();
    }

    @Test
    void isNotBegunByCordon() throws Exception {
      try (ReactiveApp app = ReactiveApp.plain(ReactiveApp.POLICY)) {
        Answer page = app.wire().send("GET /token");
        assertThat(between(page.body(), "_csrf=", ";")).isNotEmpty();
        assertThat(page.cookie("SESSION")).isEmpty();
        assertThat(page.cookie("__Host-cordon-pre")).isNotEmpty();
      }
    }

    @Test
    void cannotBeTooLargeForItsAnswer() throws Exception {
      try (ReactiveApp app =
          ReactiveApp.plain(
              policy(
                  "cordon.sessions[0].cookie=theme",
                  "cordon.sessions[0].seal=true",
                  "cordon.sessions[0].lifetime=12h"),
              LargeCookie.class)) {
        Answer answer = app.wire().send("GET /api/large", "Origin: https://app.example");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.all("Set-Cookie")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
      }
    }
  }

  /** Sets a cookie that fits no seal. */
  @org.springframework.web.bind.annotation.RestController
  static class LargeCookie {
    @org.springframework.web.bind.annotation.GetMapping("/api/large")
    String large(org.springframework.web.server.ServerWebExchange exchange) {
      exchange
          .getResponse()
          .addCookie(
              org.springframework.http.ResponseCookie.from("theme", "x".repeat(4000)).build());
      return "large";
    }
  }
}
