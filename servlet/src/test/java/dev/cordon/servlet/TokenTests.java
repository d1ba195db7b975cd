package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.TokenPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CSRF tokens, from a template's attribute to the form and back. */
interface TokenTests extends Served {

  private static LiveGuard guard(TokenPattern pattern) {
    return Served.guard(policy -> policy.csrf(csrf -> csrf.pattern(pattern).grace(Duration.ZERO)));
  }

  /** A page with a form, behind a session, and what the form goes to. */
  private static App forms(LiveGuard guard) {
    return App.behind(guard)
        .servlet(
            "/form",
            (request, response) -> {
              request.getSession();
              PageTokenSource csrf = (PageTokenSource) request.getAttribute("cordonCsrf");
              response.getWriter().print(csrf.getToken());
            })
        .servlet("/plain", (request, response) -> response.getWriter().print("plain"))
        .servlet(
            "/login",
            (request, response) -> {
              request.getSession();
              response.getWriter().print(request.changeSessionId());
            })
        .servlet(
            "/late",
            (request, response) -> {
              response.flushBuffer();
              PageTokenSource csrf = (PageTokenSource) request.getAttribute("cordonCsrf");
              try {
                response.getWriter().print(csrf.getToken());
              } catch (IllegalStateException e) {
                response.getWriter().print(e.getMessage());
              }
            })
        .servlet(
            "/body",
            (request, response) ->
                response
                    .getWriter()
                    .print(
                        new String(
                            request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)))
        .servlet(
            "/*",
            (request, response) -> {
              response.setCharacterEncoding("UTF-8");
              response.getWriter().print("done: " + request.getParameter("name"));
            });
  }

  /** A browser's cookies, as far as these tests need them. */
  final class Jar {
    private final java.util.Map<String, String> cookies = new java.util.LinkedHashMap<>();

    RawClient.Answer keep(RawClient.Answer answer) {
      for (String line : answer.all("Set-Cookie")) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
          cookies.remove(pair[0]);
        } else {
          cookies.put(pair[0], pair[1]);
        }
      }
      return answer;
    }

    String line() {
      List<String> pairs = new ArrayList<>();
      cookies.forEach((name, value) -> pairs.add(name + "=" + value));
      return "Cookie: " + (pairs.isEmpty() ? "none=1" : String.join("; ", pairs));
    }
  }

  private static RawClient.Answer post(RawClient client, Jar jar, String path, String form)
      throws IOException {
    return client.post(path, form, jar.line());
  }

  @Test
  default void a_token_from_the_page_is_good_in_the_form_and_in_the_header() throws Exception {
    for (TokenPattern pattern :
        List.of(TokenPattern.SESSION_HMAC, TokenPattern.SYNCHRONIZER, TokenPattern.DOUBLE_SUBMIT)) {
      RawClient client = serve(forms(guard(pattern)));
      Jar jar = new Jar();
      RawClient.Answer page = jar.keep(client.send("GET /form"));
      assertThat(page.one("Cache-Control")).as("%s", pattern).contains("no-store");
      String token = page.body();
      assertThat(post(client, jar, "/transfer", "a=b").status()).isEqualTo(403);
      assertThat(post(client, jar, "/transfer", "name=%C3%B6&_csrf=" + token).body())
          .as("%s", pattern)
          .isEqualTo("done: ö");
      assertThat(client.post("/transfer", "name=x", jar.line(), "X-CSRF-Token: " + token).body())
          .isEqualTo("done: x");
    }
  }

  @Test
  default void a_page_that_does_not_read_the_token_stays_as_it_was() throws Exception {
    RawClient.Answer answer = serve(forms(guard(TokenPattern.SESSION_HMAC))).send("GET /plain");
    assertThat(answer.all("Cache-Control")).isEmpty();
    assertThat(answer.all("Set-Cookie")).isEmpty();
  }

  @Test
  default void a_token_in_the_query_does_not_count() throws Exception {
    RawClient client = serve(forms(guard(TokenPattern.SESSION_HMAC)));
    Jar jar = new Jar();
    String token = jar.keep(client.send("GET /form")).body();
    assertThat(post(client, jar, "/transfer?_csrf=" + token, "a=b").status()).isEqualTo(403);
    assertThat(post(client, jar, "/transfer?%5Fcsrf=" + token, "a=b").status()).isEqualTo(403);
    assertThat(post(client, jar, "/transfer?_csrf=x", "_csrf=" + token).status()).isEqualTo(403);
    assertThat(post(client, jar, "/transfer", "_csrf=x&_csrf=" + token).status()).isEqualTo(403);
  }

  @Test
  default void a_multipart_form_sends_the_token_in_the_header() throws Exception {
    RawClient client = serve(forms(guard(TokenPattern.SESSION_HMAC)));
    Jar jar = new Jar();
    String token = jar.keep(client.send("GET /form")).body();
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--b--\r\n";
    String type = "Content-Type: multipart/form-data; boundary=b";
    assertThat(client.post("/transfer", body, jar.line(), type).status()).isEqualTo(403);
    assertThat(client.post("/transfer", body, jar.line(), type, "X-CSRF-Token: " + token).status())
        .isEqualTo(200);
  }

  @Test
  default void a_token_of_before_the_login_is_not_good_after_it() throws Exception {
    for (TokenPattern pattern : List.of(TokenPattern.SESSION_HMAC, TokenPattern.SYNCHRONIZER)) {
      RawClient client = serve(forms(guard(pattern)));
      Jar jar = new Jar();
      String planted = jar.keep(client.send("GET /form")).body();
      RawClient.Answer login = jar.keep(post(client, jar, "/login", "_csrf=" + planted));
      assertThat(login.status()).isEqualTo(200);
      assertThat(login.cookie("__Host-cordon-csrf")).as("%s", pattern).isNotNull();
      assertThat(post(client, jar, "/transfer", "_csrf=" + planted).status()).isEqualTo(403);
      String fresh = jar.keep(client.send("GET /form", jar.line())).body();
      assertThat(post(client, jar, "/transfer", "_csrf=" + fresh).status()).isEqualTo(200);
    }
  }

  @Test
  default void a_token_of_one_session_is_not_good_in_another() throws Exception {
    RawClient client = serve(forms(guard(TokenPattern.SYNCHRONIZER)));
    Jar attacker = new Jar();
    String token = attacker.keep(client.send("GET /form")).body();
    Jar victim = new Jar();
    victim.keep(client.send("GET /form"));
    assertThat(post(client, victim, "/transfer", "_csrf=" + token).status()).isEqualTo(403);
    assertThat(post(client, attacker, "/transfer", "_csrf=" + token).status()).isEqualTo(200);
  }

  @Test
  default void a_token_that_is_read_too_late_is_an_error_that_says_so() throws Exception {
    RawClient.Answer answer = serve(forms(guard(TokenPattern.SESSION_HMAC))).send("GET /late");
    assertThat(answer.body()).startsWith("[token-after-commit]");
  }

  @Test
  default void a_body_is_left_alone_where_no_token_is_needed() throws Exception {
    RawClient client = serve(forms(guard(TokenPattern.SESSION_HMAC)));
    assertThat(client.post("/body", "a=b", "Origin: " + OWN, "Cookie: x=1").body())
        .isEqualTo("a=b");
    Jar jar = new Jar();
    String token = jar.keep(client.send("GET /form")).body();
    assertThat(client.post("/body", "a=b", jar.line(), "X-CSRF-Token: " + token).body())
        .isEqualTo("a=b");
  }

  @Test
  default void the_token_endpoint_answers_in_front_of_the_application() throws Exception {
    RawClient client = serve(forms(guard(TokenPattern.SESSION_HMAC)));
    Jar jar = new Jar();
    RawClient.Answer answer =
        jar.keep(client.send("GET /.well-known/cordon/csrf", "Sec-Fetch-Site: same-origin"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.one("Content-Type")).isEqualTo("application/json");
    assertThat(answer.one("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.cookie("__Host-cordon-csrf")).isNotNull();
  }
}
