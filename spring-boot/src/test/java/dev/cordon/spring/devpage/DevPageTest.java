package dev.cordon.spring.devpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.reactive.ReactiveApp;
import dev.cordon.spring.reactive.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A refusal in development")
class DevPageTest {
  private static final String[] FORM = {
    "Origin: https://evil.example",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Dest: document",
    "Cookie: a=b"
  };

  private static ReactiveApp app;

  @BeforeAll
  static void start() {
    List<String> properties = new ArrayList<>(ReactiveApp.POLICY);
    properties.add("cordon.profile=dev");
    app = ReactiveApp.plain(properties);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void explainsItselfInThePageOfANavigation() throws Exception {
    Answer answer = app.wire().sendWithBody("POST /transfer", "a=1", FORM);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.body())
        .contains("<code>cross-site-write</code>", "What each layer made of it")
        .contains("<li class=\"passed\"><b>target</b>", "<li class=\"refused\"><b>forgery</b>")
        .contains("origins: [&quot;https://evil.example&quot;]", "methods: [&quot;POST&quot;]")
        .contains("docs/reasons/cross-site-write.md");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void explainsItselfToAScript() throws Exception {
    Answer answer = app.wire().sendWithBody("POST /transfer", "a=1", FORM[0], FORM[4]);

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .contains("\"reason\":\"cross-site-write\"", "\"explain\":{\"hint\":\"Cordon refused")
        .contains("\"rule\":\"csrf\"", "{\"layer\":\"forgery\",\"outcome\":\"refused\"")
        .endsWith("}}");
    assertThat(answer.header("Cordon-Reason")).isEqualTo("cross-site-write");
    assertThat(answer.header("Server-Timing")).isEqualTo("cordon;desc=\"cross-site-write\"");
  }

  @Test
  void explainsItselfInTheHeadersOfAPreflight() throws Exception {
    Answer answer =
        app.wire()
            .send(
                "OPTIONS /api/balance",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: PUT");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Cordon-Reason")).isEqualTo("preflight-origin");
    assertThat(answer.header("Cordon-Explain")).contains("Name the origin");
    Answer granted =
        app.wire()
            .send(
                "OPTIONS /api/balance",
                "Origin: https://app.example",
                "Access-Control-Request-Method: POST");
    assertThat(granted.all("Cordon-Reason")).isEmpty();
  }

  @Test
  void allowsItsOwnScriptAndStyleAndNothingElse() throws Exception {
    Answer answer = app.wire().sendWithBody("POST /transfer", "a=1", FORM);
    String policy = answer.header("Content-Security-Policy");
    assertThat(policy)
        .startsWith("default-src 'none'; frame-ancestors 'none'; ")
        .doesNotContain("unsafe", "http", "'self'");
    for (String element : List.of("script", "style")) {
      String[] parts = answer.body().split("<" + element + ">");
      assertThat(parts).as("one " + element).hasSize(2);
      String content = parts[1].substring(0, parts[1].indexOf("</" + element + ">"));
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      assertThat(policy)
          .contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
  }

  @Test
  void neverLetsARequestWriteIntoThePage() throws Exception {
    String script = "<script>alert(1)</script>";
    String quote = "\"'><img/src=x/onerror=alert(1)>";
    for (String hostile : List.of(script, quote, "%3Cscript%3Ealert(1)%3C/script%3E", "]\n- x")) {
      String target = "/transfer/" + hostile.replace("\n", "%0A").replace(" ", "%20");
      for (Answer answer :
          List.of(
              app.wire().sendWithBody("POST " + target, "a=1", FORM),
              app.wire()
                  .sendWithBody(
                      "POST /transfer?" + target,
                      "a=1",
                      "Origin: https://" + hostile.replace("\n", ""),
                      "Sec-Fetch-Site: " + hostile.replace("\n", ""),
                      "Sec-Fetch-Mode: navigate",
                      "Referer: " + hostile.replace("\n", ""),
                      "Cookie: a=b"))) {
        assertThat(answer.status()).isIn(400, 403);
        assertThat(answer.body().toLowerCase(java.util.Locale.ROOT))
            .doesNotContain("<script>alert", "<img", "onerror=alert(1)>", "\n- x");
      }
    }
    Answer method = app.wire().sendWithBody("<b>X</b>'\" /transfer", "a=1", FORM);
    assertThat(method.body()).doesNotContain("<b>x", "<b>X");
  }

  @Test
  void staysOutOfProduction() throws Exception {
    try (ReactiveApp production = ReactiveApp.plain(ReactiveApp.POLICY)) {
      Answer page = production.wire().sendWithBody("POST /transfer", "a=1", FORM);
      assertThat(page.status()).isEqualTo(403);
      assertThat(page.body()).doesNotContain("evil.example", "What to do", "<script");
      assertThat(page.all("Cordon-Reason")).isEmpty();
      assertThat(page.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }
  }
}
