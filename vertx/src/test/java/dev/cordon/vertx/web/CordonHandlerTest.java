package dev.cordon.vertx.web;

import static dev.cordon.vertx.web.TestServer.APP;
import static dev.cordon.vertx.web.TestServer.EVIL;
import static dev.cordon.vertx.web.TestServer.OWN;
import static dev.cordon.vertx.web.TestServer.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CordonHandlerTest {
  private final AtomicInteger transfers = new AtomicInteger();

  private void bank(Router router) {
    router.post("/transfer").handler(rc -> rc.end("sent " + transfers.incrementAndGet()));
    router
        .get("/api/balance")
        .handler(
            rc ->
                rc.response()
                    .putHeader("Access-Control-Allow-Origin", "*")
                    .putHeader("Vary", "Accept-Encoding")
                    .end("42"));
    router.put("/api/limit").handler(rc -> rc.end("ok"));
  }

  private TestServer guarded() {
    return TestServer.start(
        router -> {
          bank(router);
          CordonHandler.create(LiveGuard.of(policy())).protect(router);
        });
  }

  @Test
  void withoutItAPageOfAnotherSiteMovesMoney() throws Exception {
    try (TestServer server = TestServer.start(this::bank)) {
      var answer =
          server.exchange("POST", "/transfer", "to=evil", "Origin: " + EVIL, "Cookie: id=1");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(transfers).hasValue(1);
    }
  }

  @Test
  void withItTheRouteNeverRunsThoughItWasAddedFirst() throws Exception {
    try (TestServer server = guarded()) {
      var answer =
          server.exchange("POST", "/transfer", "to=evil", "Origin: " + EVIL, "Cookie: id=1");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.body()).contains("\"reason\"").doesNotContain("evil");
      assertThat(transfers).hasValue(0);
    }
  }

  @Test
  void theOwnPageMovesMoney() throws Exception {
    try (TestServer server = guarded()) {
      assertThat(server.exchange("POST", "/transfer", "to=me", "Origin: " + OWN).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aPreflightIsAnsweredAndNoRouteSeesIt() throws Exception {
    try (TestServer server = guarded()) {
      var answer =
          server.exchange(
              "OPTIONS", "/api/limit", "", "Origin: " + APP, "Access-Control-Request-Method: PUT");

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("access-control-allow-origin")).isEqualTo(APP);
      assertThat(answer.header("access-control-allow-methods")).isEqualTo("GET, HEAD, PUT");
    }
  }

  @Test
  void thereIsOneVoiceAboutSharing() throws Exception {
    try (TestServer server = guarded()) {
      var shared = server.get("/api/balance", "Origin: " + APP);
      var foreign = server.get("/api/balance", "Origin: " + EVIL);

      assertThat(shared.headers("access-control-allow-origin")).containsExactly(APP);
      assertThat(shared.header("access-control-allow-credentials")).isEqualTo("true");
      assertThat(foreign.headers("access-control-allow-origin")).isEmpty();
      assertThat(foreign.body()).isEqualTo("42");
    }
  }

  @Test
  void varyIsMergedAndNotReplaced() throws Exception {
    try (TestServer server = guarded()) {
      assertThat(server.get("/api/balance").header("vary"))
          .contains("Accept-Encoding")
          .contains("Origin");
    }
  }

  @Test
  void aPolicyIsReplacedWhileServing() throws Exception {
    LiveGuard guard = LiveGuard.of(policy());
    try (TestServer server =
            TestServer.start(
                router -> {
                  bank(router);
                  CordonHandler.create(guard).protect(router);
                });
        RawClient client = server.connect()) {
      String request = TestServer.request("GET", "/api/balance", "", "Origin: " + APP);
      assertThat(client.send(request).answer().header("access-control-allow-origin"))
          .isEqualTo(APP);

      guard.replace(
          TestServer.read(
              """
              cordon: 1
              profile: dev
              app:
                origins: ["http://bank.localhost"]
              """));

      assertThat(client.send(request).answer().headers("access-control-allow-origin")).isEmpty();
    }
  }

  @Test
  void pipelinedRequestsAreJudgedEachByItself() throws Exception {
    try (TestServer server = guarded();
        RawClient client = server.connect()) {
      client.send(
          TestServer.request("GET", "/api/balance", "", "Origin: " + APP)
              + TestServer.request(
                  "POST", "/transfer", "to=evil", "Origin: " + EVIL, "Cookie: id=1")
              + TestServer.request("GET", "/api/balance", "", "Origin: " + EVIL));

      List<Integer> statuses =
          List.of(client.answer().status(), client.answer().status(), client.answer().status());

      assertThat(statuses).containsExactly(200, 403, 200);
      assertThat(transfers).hasValue(0);
    }
  }

  @Test
  void aRefusalOfABodyThatWasNotAskedForEndsTheConnection() throws Exception {
    try (TestServer server = guarded();
        RawClient client = server.connect()) {
      client.send(
          TestServer.request(
              "POST",
              "/transfer",
              "",
              "Origin: " + EVIL,
              "Cookie: id=1",
              "Expect: 100-continue",
              "Content-Length: 400"));

      assertThat(client.answer().status()).isEqualTo(403);
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void aGuardThatFailsPassesNothingAndTellsNothing() throws Exception {
    LiveGuard failing =
        LiveGuard.builder(policy())
            .listener(
                decision -> {
                  throw new IllegalStateException("the secret of the house");
                })
            .build();
    try (TestServer server =
        TestServer.start(
            router -> {
              bank(router);
              router.errorHandler(500, rc -> rc.end("leaked: " + rc.failure()));
              CordonHandler.create(failing).protect(router);
            })) {
      var answer = server.exchange("POST", "/transfer", "x=1", "Origin: " + OWN);

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("\"internal\"").doesNotContain("secret");
      assertThat(transfers).hasValue(0);
    }
  }

  @Test
  void whatForwardedHeadersOfAStrangerSayIsNotBelieved() throws Exception {
    try (TestServer server =
        TestServer.start(
            router -> {
              router.allowForward(AllowForwardHeaders.ALL);
              CordonHandler.create(LiveGuard.of(policy())).protect(router);
              router
                  .get("/peer")
                  .handler(
                      rc ->
                          rc.end(
                              rc.request().remoteAddress().host()
                                  + " "
                                  + CordonHandler.decision(rc).evidence()));
            })) {
      assertThat(server.get("/peer", "X-Forwarded-For: 10.0.0.1").body())
          .startsWith("10.0.0.1 ")
          .containsOnlyOnce("10.0.0.1");
    }
  }
}
