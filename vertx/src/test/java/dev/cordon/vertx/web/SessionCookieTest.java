package dev.cordon.vertx.web;

import static dev.cordon.vertx.web.TestServer.OWN;
import static dev.cordon.vertx.web.TestServer.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
  private static final String NAME = "vertx-web.session";
  private static final String SEALED =
      """
      csrf:
        tokens: required
        login: [/login]
      sessions:
        - cookie: vertx-web.session
          seal: true
          lifetime: 12h
      """;

  private static void application(Router router, Vertx vertx) {
    router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
    router.get("/who").handler(rc -> rc.end(rc.session().id() + " " + rc.session().get("user")));
    router
        .post("/login")
        .handler(
            rc -> {
              rc.session().regenerateId();
              rc.session().put("user", "alice");
              rc.end(rc.session().id());
            });
    router
        .post("/logout")
        .handler(
            rc -> {
              rc.session().destroy();
              rc.end("bye");
            });
    router.get("/token").handler(rc -> rc.end(CordonHandler.token(rc).value()));
    router.post("/transfer").handler(rc -> rc.end("sent"));
  }

  @Nested
  @DisplayName("sealed, with Cordon before the session handler")
  class Sealed {
    private TestServer server() {
      return TestServer.startOn(
          (router, vertx) -> {
            CordonHandler.create(LiveGuard.of(policy(SEALED))).protect(router);
            application(router, vertx);
          });
    }

    @Test
    void withoutCordonTheBareIdIsTheCookieAndAnyoneMayBringAnother() throws Exception {
      try (TestServer server = TestServer.startOn(SessionCookieTest::application)) {
        var first = server.get("/who");

        assertThat(first.body()).startsWith(first.cookie(NAME).substring(0, 16));
        assertThat(first.header("set-cookie"))
            .doesNotContain("SameSite")
            .doesNotContain("HttpOnly");
      }
    }

    @Test
    void theClientSeesASealAndTheApplicationItsOwnId() throws Exception {
      try (TestServer server = server()) {
        var first = server.get("/who");
        var second = server.get("/who", first.cookies());

        String id = first.body().split(" ", 2)[0];
        assertThat(first.headers("set-cookie"))
            .filteredOn(line -> line.startsWith(NAME))
            .hasSize(1);
        assertThat(first.cookie(NAME)).isNotEmpty().doesNotContain(id);
        assertThat(first.header("set-cookie")).contains("SameSite=Lax").contains("HttpOnly");
        assertThat(second.body()).startsWith(id);
      }
    }

    @Test
    void anIdThatSomebodyMadeUpNeverReachesTheSessionHandler() throws Exception {
      try (TestServer server = server()) {
        String id = server.get("/who").body().split(" ", 2)[0];

        assertThat(server.get("/who", "Cookie: " + NAME + "=" + id).body()).doesNotContain(id);
      }
    }

    @Test
    void aLoginBringsANewSealAndANewToken() throws Exception {
      try (TestServer server = server()) {
        var anonymous = server.get("/who");
        String before = server.get("/token", anonymous.cookies()).body();
        var login =
            server.exchange(
                "POST",
                "/login",
                "",
                "Origin: " + OWN,
                anonymous.cookies(),
                "X-CSRF-Token: " + before);
        assertThat(login.status()).isEqualTo(200);
        var after = server.get("/token", login.cookies());

        assertThat(login.cookie(NAME)).isNotEmpty().isNotEqualTo(anonymous.cookie(NAME));
        assertThat(transfer(server, login.cookies(), after.body())).isEqualTo(200);
        assertThat(transfer(server, login.cookies(), "")).isEqualTo(403);
      }
    }

    @Test
    void theFormOnTheVeryFirstPageIsGood() throws Exception {
      try (TestServer server = server()) {
        var first = server.get("/token");

        assertThat(transfer(server, first.cookies(), first.body())).isEqualTo(200);
      }
    }

    @Test
    void theOldSealEndsWithTheLogin() throws Exception {
      try (TestServer server = server()) {
        var anonymous = server.get("/who");
        String token = server.get("/token", anonymous.cookies()).body();
        var login =
            server.exchange(
                "POST",
                "/login",
                "",
                "Origin: " + OWN,
                anonymous.cookies(),
                "X-CSRF-Token: " + token);

        assertThat(server.get("/who", login.cookies()).body()).contains("alice");
        assertThat(server.get("/who", anonymous.cookies()).body()).doesNotContain("alice");
      }
    }
  }

  @Nested
  @DisplayName("not sealed, with the session handler before Cordon")
  class Bound {
    private TestServer server() {
      return TestServer.startOn(
          (router, vertx) -> {
            router
                .route()
                .handler(SessionHandler.create(LocalSessionStore.create(vertx)))
                .handler(rc -> rc.next());
            router
                .route()
                .handler(
                    CordonHandler.create(
                        LiveGuard.of(policy("csrf:\n  tokens: required\n  login: [/login]\n"))));
            application(router, vertx);
          });
    }

    @Test
    void tokensAreBoundToTheSession() throws Exception {
      try (TestServer server = server()) {
        var mine = server.get("/token");
        var other = server.get("/token");

        assertThat(mine.headers("set-cookie")).noneMatch(line -> line.contains("anonymous"));
        assertThat(transfer(server, mine.cookies(), mine.body())).isEqualTo(200);
        assertThat(transfer(server, mine.cookies(), other.body())).isEqualTo(403);
      }
    }

    @Test
    void theTokenOfBeforeALoginEndsWithIt() throws Exception {
      try (TestServer server = server()) {
        var mine = server.get("/token");
        var login =
            server.exchange(
                "POST",
                "/login",
                "",
                "Origin: " + OWN,
                mine.cookies(),
                "X-CSRF-Token: " + mine.body());
        var fresh = server.get("/token", login.cookies());

        assertThat(login.cookie(NAME)).isNotEqualTo(mine.cookie(NAME)).isNotEmpty();
        assertThat(transfer(server, login.cookies(), fresh.body())).isEqualTo(200);
      }
    }
  }

  private static int transfer(TestServer server, String cookie, String token) throws Exception {
    return server
        .exchange("POST", "/transfer", "", "Origin: " + OWN, cookie, "X-CSRF-Token: " + token)
        .status();
  }

  @Nested
  @DisplayName("cookies set by the API for cookies")
  class Api {
    private static final String REMEMBER =
        """
        sessions:
          - cookie: remember
            seal: true
            lifetime: 12h
        """;

    @Test
    void areSealedAndWrittenOnce() throws Exception {
      try (TestServer server =
          TestServer.start(
              router -> {
                CordonHandler.create(LiveGuard.of(policy(REMEMBER))).protect(router);
                router
                    .get("/set")
                    .handler(
                        rc -> {
                          rc.response().addCookie(Cookie.cookie("remember", "alice"));
                          rc.response().addCookie(Cookie.cookie("theme", "dark"));
                          rc.end();
                        });
                router
                    .get("/get")
                    .handler(rc -> rc.end(String.valueOf(rc.request().getCookie("remember"))));
                router
                    .get("/value")
                    .handler(rc -> rc.end(rc.request().getCookie("remember").getValue()));
              })) {
        var set = server.get("/set");

        assertThat(set.headers("set-cookie"))
            .filteredOn(line -> line.startsWith("remember"))
            .hasSize(1);
        assertThat(set.cookie("remember")).isNotEmpty().isNotEqualTo("alice");
        assertThat(set.cookie("theme")).isEqualTo("dark");
        assertThat(server.get("/value", "Cookie: remember=" + set.cookie("remember")).body())
            .isEqualTo("alice");
        assertThat(server.get("/get", "Cookie: remember=alice").body()).isEqualTo("null");
      }
    }

    @Test
    void areSealedInHttp2Too() throws Exception {
      try (TestServer server =
          TestServer.start(
              router -> {
                CordonHandler.create(LiveGuard.of(policy(REMEMBER))).protect(router);
                router
                    .get("/set")
                    .handler(
                        rc -> rc.response().addCookie(Cookie.cookie("remember", "alice")).end());
                router
                    .get("/value")
                    .handler(rc -> rc.end(rc.request().getCookie("remember").getValue()));
              })) {
        Http2Client client = new Http2Client(server);
        String line = client.get("/set").headers().get("Set-Cookie");

        assertThat(line).startsWith("remember=cordon.").contains("HttpOnly");
        assertThat(client.get("/value", "Cookie", line.split(";", 2)[0]).body()).isEqualTo("alice");
      }
    }

    @Test
    void thatAHandlerReadBeforeCordonAreStillTheEditedOnesAfterIt() throws Exception {
      try (TestServer server =
          TestServer.start(
              router -> {
                router
                    .route()
                    .handler(
                        rc -> {
                          rc.request().getCookie("remember");
                          rc.next();
                        });
                router.route().handler(CordonHandler.create(LiveGuard.of(policy(REMEMBER))));
                router
                    .get("/set")
                    .handler(
                        rc -> {
                          rc.response().addCookie(Cookie.cookie("remember", "alice"));
                          rc.end();
                        });
                router
                    .get("/value")
                    .handler(
                        rc ->
                            rc.end(
                                rc.request().cookies().stream()
                                    .map(each -> each.getName() + "=" + each.getValue())
                                    .toList()
                                    .toString()));
              })) {
        String seal = server.get("/set").cookie("remember");

        assertThat(server.get("/value", "Cookie: a=1; remember=" + seal).body())
            .contains("remember=alice")
            .contains("a=1");
        assertThat(server.get("/value", "Cookie: a=1; remember=alice").body()).isEqualTo("[a=1]");
      }
    }

    @Test
    void thatDoNotFitASealAreNotSentAtAll() throws Exception {
      try (TestServer server =
              TestServer.start(
                  router -> {
                    CordonHandler.create(LiveGuard.of(policy(REMEMBER))).protect(router);
                    router
                        .get("/set")
                        .handler(
                            rc -> {
                              rc.response().addCookie(Cookie.cookie("remember", "x".repeat(4000)));
                              rc.end("private");
                            });
                  });
          RawClient client = server.connect()) {
        client.send(TestServer.request("GET", "/set", ""));

        assertThat(client.isAtEnd()).isTrue();
      }
    }
  }
}
