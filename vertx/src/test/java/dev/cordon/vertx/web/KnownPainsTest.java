package dev.cordon.vertx.web;

import static dev.cordon.vertx.web.TestServer.APP;
import static dev.cordon.vertx.web.TestServer.EVIL;
import static dev.cordon.vertx.web.TestServer.OWN;
import static dev.cordon.vertx.web.TestServer.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CSRFHandler;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import org.junit.jupiter.api.Test;

/** What users of Vert.x Web's own handlers ran into: first with those, then with Cordon. */
class KnownPainsTest {

  private static void data(Router router) {
    router.get("/api/data").handler(rc -> rc.end("data"));
    router.put("/api/data").handler(rc -> rc.end("put"));
  }

  private static TestServer withCorsHandler(String... origins) {
    return TestServer.start(
        router -> {
          CorsHandler cors = CorsHandler.create().allowedMethod(HttpMethod.PUT);
          for (String origin : origins) {
            cors.addOrigin(origin);
          }
          router.route().handler(cors);
          data(router);
        });
  }

  private static TestServer withCordon() {
    return TestServer.start(
        router -> {
          CordonHandler.create(LiveGuard.of(policy())).protect(router);
          data(router);
        });
  }

  /** vertx-web #1656 and #2319. */
  @Test
  void aCacheLearnsThatTheAnswerDependsOnTheOriginThoughNoneWasSent() throws Exception {
    try (TestServer bare = withCorsHandler(APP);
        TestServer guarded = withCordon()) {
      assertThat(bare.get("/api/data").headers("vary")).isEmpty();
      assertThat(guarded.get("/api/data").header("vary")).contains("Origin");
    }
  }

  @Test
  void aCacheLearnsItFromTheAnswerToAForeignOriginToo() throws Exception {
    try (TestServer bare = withCorsHandler(APP, OWN);
        TestServer guarded = withCordon()) {
      assertThat(bare.get("/api/data", "Origin: " + EVIL).headers("vary")).isEmpty();
      assertThat(guarded.get("/api/data", "Origin: " + EVIL).header("vary")).contains("Origin");
    }
  }

  /** vertx-web #2880. */
  @Test
  void aCacheLearnsItFromAPreflight() throws Exception {
    String[] preflight = {"Origin: " + APP, "Access-Control-Request-Method: PUT"};
    try (TestServer bare = withCorsHandler(APP, OWN);
        TestServer guarded = withCordon()) {
      assertThat(bare.exchange("OPTIONS", "/api/data", "", preflight).headers("vary")).isEmpty();
      assertThat(guarded.exchange("OPTIONS", "/api/data", "", preflight).header("vary"))
          .contains("Origin");
    }
  }

  /** vertx-web #2447: a token that is used up traps whoever goes back, or lost the answer. */
  @Test
  void aUserWhoLostAnAnswerSendsTheSameFormAgain() throws Exception {
    try (TestServer bare =
        TestServer.startOn(
            (router, vertx) -> {
              router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
              router.route().handler(BodyHandler.create(false));
              router.route().handler(CSRFHandler.create(vertx, "a secret of this test"));
              form(router);
            })) {
      var page = bare.get("/form");
      String token = "X-XSRF-TOKEN: " + page.cookie("XSRF-TOKEN");

      assertThat(bare.exchange("POST", "/form", "a=1", page.cookies(), token).status())
          .isEqualTo(200);
      assertThat(bare.exchange("POST", "/form", "a=1", page.cookies(), token).status())
          .isEqualTo(403);
    }
    try (TestServer guarded =
        TestServer.startOn(
            (router, vertx) -> {
              CordonHandler.create(LiveGuard.of(policy("csrf:\n  tokens: required\n")))
                  .protect(router);
              form(router);
            })) {
      var page = guarded.get("/form");
      String[] headers = {
        "Origin: " + OWN, page.cookies() + "; id=1", "X-CSRF-Token: " + page.body()
      };

      assertThat(guarded.exchange("POST", "/form", "a=1", headers).status()).isEqualTo(200);
      assertThat(guarded.exchange("POST", "/form", "a=1", headers).status()).isEqualTo(200);
      assertThat(
              guarded.exchange("POST", "/form", "a=1", "Origin: " + OWN, "Cookie: id=1").status())
          .isEqualTo(403);
    }
  }

  private static void form(Router router) {
    router
        .get("/form")
        .handler(
            rc -> {
              var token = CordonHandler.token(rc);
              rc.end(token == null ? "" : token.value());
            });
    router.post("/form").handler(rc -> rc.end("sent"));
  }
}
