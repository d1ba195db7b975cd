package dev.cordon.vertx.web;

import static dev.cordon.vertx.web.TestServer.APP;
import static dev.cordon.vertx.web.TestServer.EVIL;
import static dev.cordon.vertx.web.TestServer.OWN;
import static dev.cordon.vertx.web.TestServer.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.handler.ErrorHandler;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a router can do with a request between its judgement and the answer. */
class RouterTest {
  private final AtomicInteger judged = new AtomicInteger();
  private final LiveGuard guard =
      LiveGuard.builder(policy()).listener(decision -> judged.incrementAndGet()).build();

  @TempDir Path files;

  private void application(Router router, Vertx vertx) {
    router.get("/api/error").handler(rc -> rc.fail(503));
    router
        .get("/api/thrown")
        .handler(
            rc -> {
              throw new IllegalStateException("broken");
            });
    router
        .get("/api/handled")
        .handler(rc -> rc.fail(418))
        .failureHandler(rc -> rc.response().setStatusCode(rc.statusCode()).end("short"));
    router.get("/api/redirect").handler(rc -> rc.redirect("/api/end"));
    router.get("/api/reroute").handler(rc -> rc.reroute("/elsewhere/end"));
    router.get("/elsewhere/end").handler(rc -> rc.end("rerouted"));
    router
        .get("/api/stream")
        .handler(
            rc -> {
              rc.response().setChunked(true).write("a");
              vertx.runOnContext(v -> rc.response().end("b"));
            });
    router.get("/api/file").handler(rc -> rc.response().sendFile(files.resolve("f").toString()));
    router.get("/api/head").handler(rc -> rc.end("body"));
    Router sub = Router.router(vertx);
    sub.route().handler(CordonHandler.create(guard));
    sub.get("/end").handler(rc -> rc.end("sub"));
    router.route("/api/sub/*").subRouter(sub);
    router
        .route("/api/static/*")
        .handler(StaticHandler.create(FileSystemAccess.ROOT, files.toString()));
    router.post("/transfer").handler(rc -> rc.end("sent"));
  }

  private TestServer guarded() throws Exception {
    Files.writeString(files.resolve("f"), "file");
    return TestServer.startOn(
        (router, vertx) -> {
          application(router, vertx);
          CordonHandler.create(guard).protect(router);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "/api/error,503",
    "/api/thrown,500",
    "/api/handled,418",
    "/api/redirect,302",
    "/api/reroute,200",
    "/api/stream,200",
    "/api/file,200",
    "/api/head,200",
    "/api/sub/end,200",
    "/api/static/f,200",
    "/api/static/none,404",
    "/api/nothing,404"
  })
  void everyAnswerIsReadableByAListedOriginAndByNoOther(String path, int status) throws Exception {
    try (TestServer server = guarded()) {
      var listed = server.get(path, "Origin: " + APP);
      var foreign = server.get(path, "Origin: " + EVIL);

      assertThat(listed.status()).isEqualTo(status);
      assertThat(listed.headers("access-control-allow-origin")).containsExactly(APP);
      assertThat(listed.headers("vary")).hasSize(1);
      assertThat(foreign.headers("access-control-allow-origin")).isEmpty();
      assertThat(foreign.header("vary")).contains("Origin");
      assertThat(judged).hasValue(2);
    }
  }

  @Test
  void aWrongMethodIsAnErrorLikeAnyOther() throws Exception {
    try (TestServer server = guarded()) {
      var answer = server.exchange("PUT", "/api/head", "", "Origin: " + APP);

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.headers("access-control-allow-origin")).containsExactly(APP);
    }
  }

  @Test
  void theErrorPageOfVertxCarriesTheGrants() throws Exception {
    try (TestServer server =
        TestServer.startOn(
            (router, vertx) -> {
              router.route().failureHandler(ErrorHandler.create(vertx));
              application(router, vertx);
              CordonHandler.create(guard).protect(router);
            })) {
      var answer = server.get("/api/error", "Origin: " + APP);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers("access-control-allow-origin")).containsExactly(APP);
    }
  }

  @Test
  void aStaticFileKeepsItsOwnVary() throws Exception {
    try (TestServer server = guarded()) {
      assertThat(
              server.get("/api/static/f", "Origin: " + APP, "Accept-Encoding: gzip").header("vary"))
          .containsIgnoringCase("accept-encoding")
          .contains("Origin");
    }
  }

  @Test
  void aCorsHandlerThatWasLeftInTheRouterHasNoVoice() throws Exception {
    try (TestServer server =
        TestServer.startOn(
            (router, vertx) -> {
              router
                  .route()
                  .handler(CorsHandler.create().addOriginWithRegex(".*").allowCredentials(true));
              application(router, vertx);
              CordonHandler.create(guard).protect(router);
            })) {
      var foreign = server.get("/api/head", "Origin: " + EVIL);

      assertThat(foreign.headers("access-control-allow-origin")).isEmpty();
      assertThat(foreign.headers("access-control-allow-credentials")).isEmpty();
    }
  }

  @Test
  void twoGuardsOnOneRequestAreAnErrorAndNotAMatterOfOrder() throws Exception {
    try (TestServer server =
        TestServer.startOn(
            (router, vertx) -> {
              CordonHandler.create(guard).protect(router);
              router.route("/api/*").handler(CordonHandler.create(LiveGuard.of(policy())));
              application(router, vertx);
            })) {
      assertThat(server.get("/api/head").status()).isEqualTo(500);
      assertThat(server.exchange("POST", "/transfer", "", "Origin: " + OWN).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aFailureBeforeTheHandlerPassesNothing() throws Exception {
    try (TestServer server =
        TestServer.startOn(
            (router, vertx) -> {
              router.route().handler(rc -> rc.fail(500));
              router.route().handler(CordonHandler.create(guard));
              application(router, vertx);
              router.errorHandler(
                  500, rc -> rc.end("decided: " + (CordonHandler.decision(rc) != null)));
            })) {
      assertThat(server.get("/api/head", "Origin: " + EVIL).body()).isEqualTo("decided: false");
      assertThat(judged).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/transfer",
        "//transfer",
        "/x/../transfer",
        "/x/%2e%2e/transfer",
        "/%74ransfer",
        "/transfer;a=b",
        "/transfer/",
        "http://bank.localhost/transfer"
      })
  void noSpellingOfAPathGetsAForeignPagesRequestPast(String target) throws Exception {
    try (TestServer server = guarded()) {
      var answer = server.exchange("POST", target, "to=evil", "Origin: " + EVIL, "Cookie: id=1");

      assertThat(answer.status()).isBetween(400, 403);
      assertThat(answer.body()).doesNotContain("sent");
    }
  }

  @Test
  void aNameThatIsNotOursIsMisdirected() throws Exception {
    try (TestServer server = guarded();
        RawClient client = server.connect()) {
      client.send("GET /api/head HTTP/1.1\r\nHost: rebound.example\r\n\r\n");

      assertThat(client.answer().status()).isEqualTo(421);
    }
  }

  @Test
  void requestsOfHttp2AreJudgedByTheirAuthority() throws Exception {
    try (TestServer server = guarded()) {
      Http2Client client = new Http2Client(server);

      assertThat(client.exchange("POST", "/transfer", "Origin", OWN).status()).isEqualTo(200);
      assertThat(client.exchange("POST", "/transfer", "Origin", EVIL, "Cookie", "id=1").status())
          .isEqualTo(403);
      assertThat(client.of("rebound.example").get("/api/head").status()).isEqualTo(421);
    }
  }

  @Test
  void aTemplateFindsTheTokenAndAPageWithoutOneStaysCacheable() throws Exception {
    try (TestServer server =
        TestServer.start(
            router -> {
              CordonHandler.create(guard).protect(router);
              router
                  .get("/form")
                  .handler(
                      rc -> {
                        TemplateToken token = (TemplateToken) rc.data().get("cordon");
                        rc.end(token.getField() + " " + token.getHeader() + " " + token.getToken());
                      });
              router.get("/plain").handler(rc -> rc.end("plain"));
            })) {
      var form = server.get("/form");

      assertThat(form.body()).matches("_csrf X-CSRF-Token \\S{20,}");
      assertThat(form.header("cache-control")).isEqualTo("no-store");
      assertThat(server.get("/plain").headers("cache-control")).isEmpty();
    }
  }
}
