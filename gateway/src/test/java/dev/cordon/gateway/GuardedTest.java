package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The guard's decisions on the wire: what is refused never arrives, and what the application says
 * is brought to policy.
 */
class GuardedTest {
  private static final String POLICY =
      TestGateway.policy()
          + """
          sessions:
            - cookie: SID
              seal: true
              lifetime: 1h
          """;

  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = new RawUpstream();
    gateway = TestGateway.before(upstream, POLICY, "");
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @Nested
  class One_voice {
    @Test
    void R15_the_applications_own_grants_are_removed() throws IOException {
      upstream.answering(
          "HTTP/1.1 200 OK\r\n"
              + "Access-Control-Allow-Origin: *\r\n"
              + "Access-Control-Allow-Credentials: true\r\n"
              + "Content-Length: 0\r\n\r\n");
      RawClient.Answer foreign = gateway.get("/api/x", "Origin: https://evil.example");
      assertThat(foreign.headers("Access-Control-Allow-Origin")).isEmpty();
      assertThat(foreign.headers("Access-Control-Allow-Credentials")).isEmpty();
      RawClient.Answer granted = gateway.get("/api/x", "Origin: https://app.example");
      assertThat(granted.headers("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example");
    }

    @Test
    void grants_stand_on_the_applications_errors() throws IOException {
      upstream.answering("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nVary: Accept\r\n\r\n");
      RawClient.Answer answer = gateway.get("/api/x", "Origin: https://app.example");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
      assertThat(answer.header("Vary")).contains("Accept").contains("Origin");
    }

    @Test
    void grants_stand_on_502_where_there_is_no_application() throws IOException {
      upstream.close();
      RawClient.Answer answer = gateway.get("/api/x", "Origin: https://app.example");
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.body()).contains("\"reason\":\"upstream-unreachable\"");
    }

    @Test
    void grants_stand_on_502_where_the_application_broke_off() throws IOException {
      upstream.answering(
          (request, out, in) -> {
            throw new IOException("close");
          });
      RawClient.Answer answer =
          gateway.exchange("PUT", "/api/x", "abc", "Origin: https://app.example");
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    }

    @Test
    void grants_stand_on_504() throws IOException {
      upstream.answering(
          (request, out, in) -> {
            in.read();
          });
      try (TestGateway impatient =
          TestGateway.before(upstream, POLICY, "  limits:\n    upstream-response: 1s\n")) {
        RawClient.Answer answer = impatient.get("/api/x", "Origin: https://app.example");
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
      }
    }

    @Test
    void a_preflight_is_answered_here() throws IOException {
      RawClient.Answer answer =
          gateway.exchange(
              "OPTIONS",
              "/api/x",
              "",
              "Origin: https://app.example",
              "Access-Control-Request-Method: PUT");
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT");
      assertThat(upstream.all()).isEmpty();
    }
  }

  @Test
  void W01_a_foreign_form_never_reaches_the_application() throws IOException {
    RawClient.Answer answer =
        gateway.exchange(
            "POST",
            "/transfer",
            "to=evil",
            "Origin: https://evil.example",
            "Content-Type: application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.body()).contains("cross-site-write").doesNotContain("app.example");
    assertThat(upstream.all()).isEmpty();
  }

  @Nested
  class A_sealed_session {
    private String sealed() throws IOException {
      upstream.answering(
          "HTTP/1.1 200 OK\r\nSet-Cookie: SID=secret; Path=/\r\nContent-Length: 0\r\n\r\n");
      String line =
          gateway.get("/login").headers("Set-Cookie").stream()
              .filter(c -> c.contains("SID="))
              .findFirst()
              .orElseThrow();
      upstream.next();
      assertThat(line).doesNotContain("secret").contains("HttpOnly").contains("SameSite=Lax");
      return line.substring(0, line.indexOf(';'));
    }

    @Test
    void is_unsealed_for_the_application() throws IOException {
      String cookie = sealed();
      upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      gateway.get("/", "Cookie: " + cookie + "; other=1");
      assertThat(upstream.next().header("Cookie")).containsExactly("SID=secret; other=1");
    }

    @Test
    void that_is_forged_never_arrives() throws IOException {
      sealed();
      RawClient.Answer answer = gateway.get("/", "Cookie: SID=secret");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(upstream.next().header("Cookie")).isEmpty();
      assertThat(
              gateway
                  .exchange("POST", "/x", "a", "Cookie: SID=secret", "Sec-Fetch-Site: same-origin")
                  .status())
          .isEqualTo(401);
    }

    @Test
    void ends_when_the_application_deletes_it() throws IOException {
      String cookie = sealed();
      upstream.answering(
          "HTTP/1.1 200 OK\r\nSet-Cookie: SID=; Path=/; Max-Age=0\r\nContent-Length: 0\r\n\r\n");
      assertThat(gateway.get("/logout", "Cookie: " + cookie).headers("Set-Cookie"))
          .anyMatch(line -> line.contains("SID=;"));
      assertThat(upstream.next().header("Cookie")).containsExactly("SID=secret");
      upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      gateway.get("/", "Cookie: " + cookie);
      assertThat(upstream.next().header("Cookie")).isEmpty();
    }

    @Test
    void too_large_for_a_seal_is_an_error_and_not_a_cookie() throws IOException {
      upstream.answering(
          "HTTP/1.1 200 OK\r\nSet-Cookie: SID="
              + "x".repeat(4000)
              + "\r\nContent-Length: 2\r\n\r\nhi");
      RawClient.Answer answer = gateway.get("/");
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.head()).doesNotContain("xxxx");
    }
  }

  @Nested
  class A_token_in_a_form {
    private String cookies;
    private String token;

    @BeforeEach
    void fetchToken() throws IOException {
      upstream.answering(
          "HTTP/1.1 200 OK\r\nSet-Cookie: SID=secret; Path=/\r\nContent-Length: 0\r\n\r\n");
      cookies = cookiesOf(gateway.get("/login"));
      upstream.next();
      RawClient.Answer answer = gateway.get("/.well-known/cordon/csrf", "Cookie: " + cookies);
      Matcher matcher = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(answer.body());
      assertThat(matcher.find()).as(answer.head() + answer.body()).isTrue();
      token = matcher.group(1);
      upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }

    private static String cookiesOf(RawClient.Answer answer) {
      List<String> pairs =
          answer.headers("Set-Cookie").stream()
              .map(line -> line.substring(0, line.indexOf(';')))
              .toList();
      return String.join("; ", pairs);
    }

    private RawClient.Answer post(String type, String body) throws IOException {
      return gateway.exchange(
          "POST", "/transfer", body, "Cookie: " + cookies, "Content-Type: " + type);
    }

    @Test
    void is_needed_where_nothing_proves_the_request() throws IOException {
      assertThat(post("application/x-www-form-urlencoded", "a=1").status()).isEqualTo(403);
      assertThat(upstream.all()).noneMatch(r -> r.requestLine().startsWith("POST"));
    }

    @Test
    void is_found_and_the_body_goes_on_unchanged() throws IOException {
      String body = "a=1&_csrf=" + token + "&b=" + "x".repeat(200_000);
      assertThat(post("application/x-www-form-urlencoded", body).status()).isEqualTo(200);
      RawUpstream.Received request = upstream.next();
      assertThat(request.body()).isEqualTo(body);
      assertThat(request.header("Content-Length")).containsExactly(Integer.toString(body.length()));
    }

    @Test
    void is_found_in_multipart() throws IOException {
      String body =
          "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--b--\r\n";
      assertThat(post("multipart/form-data; boundary=b", body).status()).isEqualTo(200);
      assertThat(upstream.next().body()).isEqualTo(body);
    }

    @Test
    void beyond_64_KiB_is_not_found() throws IOException {
      String body = "b=" + "x".repeat(70_000) + "&_csrf=" + token;
      assertThat(post("application/x-www-form-urlencoded", body).status()).isEqualTo(403);
    }

    @Test
    void in_a_chunked_body_is_found_and_the_body_stays_whole() throws IOException {
      String body = "_csrf=" + token + "&b=" + "y".repeat(100_000);
      StringBuilder chunks = new StringBuilder();
      for (int i = 0; i < body.length(); i += 3000) {
        String chunk = body.substring(i, Math.min(body.length(), i + 3000));
        chunks
            .append(Integer.toHexString(chunk.length()))
            .append("\r\n")
            .append(chunk)
            .append("\r\n");
      }
      try (RawClient client = gateway.connect()) {
        client.send(
            "POST /transfer HTTP/1.1\r\nHost: bank.localhost\r\nCookie: "
                + cookies
                + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunks
                + "0\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(200);
      }
      assertThat(upstream.next().body()).isEqualTo(body);
    }

    @Test
    void behind_Expect_100_continue_is_asked_for_before_the_verdict() throws IOException {
      String body = "_csrf=" + token;
      try (RawClient client = gateway.connect()) {
        client.send(
            "POST /transfer HTTP/1.1\r\nHost: bank.localhost\r\nCookie: "
                + cookies
                + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Expect: 100-continue\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(100);
        assertThat(client.send(body).answer().status()).isEqualTo(200);
      }
      assertThat(upstream.next().body()).isEqualTo(body);
    }
  }

  @Test
  void the_body_limit_holds_with_and_without_a_declared_length() throws IOException {
    try (TestGateway small = TestGateway.before(upstream, POLICY, "  limits:\n    body: 1000\n")) {
      assertThat(small.exchange("PUT", "/x", "a".repeat(1000)).status()).isEqualTo(200);
      assertThat(small.exchange("PUT", "/x", "a".repeat(1001)).status()).isEqualTo(413);
      try (RawClient client = small.connect()) {
        client.send(
            "PUT /chunked HTTP/1.1\r\n"
                + "Host: bank.localhost\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "5dc\r\n"
                + "a".repeat(1500)
                + "\r\n0\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(413);
      }
      assertThat(upstream.all()).noneMatch(r -> r.requestLine().contains("/chunked"));
    }
  }

  @Test
  void links_with_session_ids_are_reported_and_left_alone() throws IOException {
    String page = "<a href=\"/x;jsessionid=ABC\">x</a>";
    upstream.answering(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
            + page.length()
            + "\r\n\r\n"
            + page);
    assertThat(gateway.get("/").body()).isEqualTo(page);
    assertThat(gateway.admin("/metrics").body()).contains("cordon_session_ids_in_links_total{} 1");
    assertThat(gateway.get("/x;jsessionid=ABC").status()).isEqualTo(400);
  }
}
