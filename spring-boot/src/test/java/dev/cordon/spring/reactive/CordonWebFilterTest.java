package dev.cordon.spring.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.reactive.Wire.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A WebFlux application behind Cordon")
class CordonWebFilterTest {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String OWN = "Origin: https://bank.example";
  private static final String APP = "Origin: https://app.example";
  private static final String EVIL = "Origin: https://evil.example";

  private static ReactiveApp bare;
  private static ReactiveApp app;

  @BeforeAll
  static void start() {
    bare = ReactiveApp.plain(List.of("cordon.enabled=false"));
    app = ReactiveApp.plain(ReactiveApp.POLICY);
  }

  @AfterAll
  static void stop() {
    bare.close();
    app.close();
  }

  @Test
  void isNotWrittenToByAForeignForm() throws Exception {
    String[] attack = {EVIL, FORM, "Cookie: SESSION=victim"};
    assertThat(bare.wire().sendWithBody("POST /transfer", "amount=9", attack).body())
        .as("without Cordon the attack succeeds")
        .contains("transferred 9");
    int before = app.bank().transfers.get();

    Answer answer = app.wire().sendWithBody("POST /transfer", "amount=9", attack);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"reason\":\"cross-site-write\"").doesNotContain("explain");
    assertThat(app.bank().transfers).hasValue(before);
    assertThat(app.wire().sendWithBody("POST /transfer", "amount=1", OWN, FORM).body())
        .contains("transferred 1");
  }

  @Test
  void judgesFunctionalEndpointsToo() throws Exception {
    assertThat(bare.wire().sendWithBody("POST /functional", "a=1", EVIL, FORM, "Cookie: a=b"))
        .returns(200, Answer::status);
    assertThat(app.wire().sendWithBody("POST /functional", "a=1", EVIL, FORM, "Cookie: a=b"))
        .returns(403, Answer::status);
  }

  @Test
  void answersPreflightsItself() throws Exception {
    Answer granted =
        app.wire().send("OPTIONS /api/balance", APP, "Access-Control-Request-Method: POST");
    assertThat(granted.status()).isEqualTo(204);
    assertThat(granted.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(granted.header("Access-Control-Allow-Credentials")).isEqualTo("true");

    Answer withheld =
        app.wire().send("OPTIONS /api/balance", EVIL, "Access-Control-Request-Method: POST");
    assertThat(withheld.status()).isEqualTo(204);
    assertThat(withheld.all("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void letsAnnotationsSayNothingOfCors() throws Exception {
    assertThat(bare.wire().send("GET /api/annotated", APP).status())
        .as("WebFlux refuses an origin that the annotation does not name")
        .isEqualTo(403);

    Answer answer = app.wire().send("GET /api/annotated", APP);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(
            app.wire()
                .send("GET /api/annotated", "Origin: https://other.example")
                .all("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void carriesGrantsOnErrorsOfHandlersAndOfNoHandler() throws Exception {
    for (String path : List.of("/api/broken", "/api/missing", "/api/no-handler")) {
      assertThat(bare.wire().send("GET " + path, APP).all("Access-Control-Allow-Origin")).isEmpty();
      Answer answer = app.wire().send("GET " + path, APP);
      assertThat(answer.status()).as(path).isIn(404, 500);
      assertThat(answer.header("Access-Control-Allow-Origin"))
          .as(path)
          .isEqualTo("https://app.example");
      assertThat(answer.header("Vary")).contains("Origin");
    }
  }

  @Test
  void carriesGrantsOnAStreamOfEvents() throws Exception {
    Answer answer =
        app.wire()
            .head(
                "GET /api/events HTTP/1.1\r\nHost: bank.example\r\nAccept: text/event-stream\r\n"
                    + APP
                    + "\r\n\r\n");
    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
  }

  @Test
  void mergesVaryAndReplacesTheApplicationsGrants() throws Exception {
    Answer answer = app.wire().send("GET /api/varied", APP);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(answer.header("Vary"))
        .startsWith("Accept-Language, origin")
        .contains("Sec-Fetch-Site")
        .doesNotContain("Origin");
  }

  @Test
  void bringsBothKindsOfCookiesUpToPolicy() throws Exception {
    assertThat(app.wire().send("GET /cookies").all("Set-Cookie"))
        .containsExactlyInAnyOrder(
            "theme=dark; Secure; SameSite=Lax", "lang=en; Secure; SameSite=Lax");
  }

  @Test
  void refusesTargetsAsTheyStoodOnTheRequestLine() throws Exception {
    assertThat(app.wire().send("GET /api/../cookies").status()).isEqualTo(400);
    assertThat(app.wire().send("GET /api//balance").status()).isEqualTo(400);
    assertThat(app.wire().send("GET /api;a=b/balance").status()).isEqualTo(400);
    assertThat(app.wire().send("GET /api/balance#x").status()).isEqualTo(400);
    assertThat(app.wire().send("GET http://evil.example/api/balance").status()).isEqualTo(400);
    assertThat(app.wire().send("GET /api/%62alance").status()).isEqualTo(200);
    assertThat(app.wire().send("GET /api/balance", "Host: evil.example").status()).isEqualTo(421);
    assertThat(app.wire().send("TRACE /api/balance").status()).isEqualTo(405);
  }

  @Test
  void countsEveryLineOfASignal() throws Exception {
    assertThat(app.wire().sendWithBody("POST /transfer", "amount=1", OWN, OWN, FORM).status())
        .isEqualTo(403);
  }

  @Test
  void refusesAForeignHandshake() throws Exception {
    Answer answer =
        app.wire()
            .send(
                "GET /socket",
                EVIL,
                "Upgrade: websocket",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void takesTheTokenFromAFormAndHandsTheWholeFormOn() throws Exception {
    Answer page = app.wire().send("GET /token", "Cookie: known=1");
    String field = page.body().substring(page.body().indexOf("_csrf="));
    String token = field.substring(0, field.indexOf(';'));
    assertThat(token).hasSizeGreaterThan(40);
    assertThat(page.header("Cache-Control")).contains("no-store");
    String cookies =
        "Cookie: known=1; "
            + page.cookie("__Host-cordon-pre")
            + "; "
            + page.cookie("__Host-cordon-csrf");

    Answer without = app.wire().sendWithBody("POST /transfer", "amount=7", FORM, cookies);
    assertThat(without.status()).isEqualTo(403);
    assertThat(without.body()).contains("csrf-token-missing");

    String body = "amount=7&" + token;
    assertThat(app.wire().sendWithBody("POST /transfer", body, FORM, cookies).body())
        .contains("transferred 7");
    assertThat(app.wire().sendWithBody("POST /functional", body, FORM, cookies).body())
        .contains("amount=7&_csrf=");
    assertThat(app.wire().sendWithBody("POST /raw", body, FORM, cookies).body())
        .contains(body.length() + " bytes");
    assertThat(app.wire().sendWithBody("POST /transfer?" + token, "amount=7", FORM, cookies))
        .as("a token in the query ends up in logs")
        .returns(403, Answer::status);
    assertThat(
            app.wire().sendWithBody("POST /transfer", body + "&" + token, FORM, cookies).status())
        .as("a field given twice is no token")
        .isEqualTo(403);
  }

  @Test
  void handsALongBodyOnWholeAfterLookingForATokenInIt() throws Exception {
    Answer page = app.wire().send("GET /token", "Cookie: known=1");
    String field = page.body().substring(page.body().indexOf("_csrf="));
    String token = field.substring(0, field.indexOf(';'));
    String cookies =
        "Cookie: known=1; "
            + page.cookie("__Host-cordon-pre")
            + "; "
            + page.cookie("__Host-cordon-csrf");
    String body = token + "&filler=" + "x".repeat(200_000) + "Z";

    assertThat(app.wire().sendWithBody("POST /raw", body, FORM, cookies).body())
        .contains(body.length() + " bytes, the last is Z");

    String part = "--b\r\nContent-Disposition: form-data; name=\"";
    String multipart =
        part
            + "_csrf\"\r\n\r\n"
            + token.substring("_csrf=".length())
            + "\r\n"
            + part
            + "file\"; filename=\"a.txt\"\r\n\r\n"
            + "y".repeat(150_000)
            + "\r\n--b--\r\n";
    assertThat(
            app.wire()
                .sendWithBody(
                    "POST /upload",
                    multipart,
                    "Content-Type: multipart/form-data; boundary=b",
                    cookies)
                .body())
        .contains("_csrf", "file")
        .startsWith("parts");
  }
}
