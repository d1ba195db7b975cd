package dev.cordon.vertx.web;

import static dev.cordon.vertx.web.TestServer.APP;
import static dev.cordon.vertx.web.TestServer.EVIL;
import static dev.cordon.vertx.web.TestServer.OWN;
import static dev.cordon.vertx.web.TestServer.handshake;
import static dev.cordon.vertx.web.TestServer.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Handshakes, which no preflight announces and to which a browser adds the user's cookies (S01).
 */
class WebSocketTest {
  private static final Policy POLICY = policy("websocket:\n  origins: [\"https://app.example\"]\n");

  private final AtomicInteger opened = new AtomicInteger();

  private void greet(ServerWebSocket socket) {
    opened.incrementAndGet();
    socket.writeTextMessage("hello " + socket.headers().get("Cookie"));
  }

  private static String open(TestServer server, String path, String origin) throws Exception {
    try (RawClient client = server.connect()) {
      var answer = client.send(handshake(path, origin)).answer();
      return answer.status() == 101 ? client.textFrame() : "refused " + answer.status();
    }
  }

  @Nested
  @DisplayName("at a route")
  class AtRoute {
    private void routes(Router router) {
      router
          .get("/chat")
          .handler(rc -> rc.request().toWebSocket().onSuccess(WebSocketTest.this::greet));
    }

    private TestServer guarded() {
      return TestServer.start(
          router -> {
            routes(router);
            CordonHandler.create(LiveGuard.of(POLICY)).protect(router);
          });
    }

    @Test
    void withoutCordonAForeignPageTalksAsTheUser() throws Exception {
      try (TestServer server = TestServer.start(this::routes)) {
        assertThat(open(server, "/chat", EVIL)).isEqualTo("hello id=victim");
      }
    }

    @Test
    void withItAForeignPageIsRefusedBeforeTheSocketOpens() throws Exception {
      try (TestServer server = guarded()) {
        assertThat(open(server, "/chat", EVIL)).isEqualTo("refused 403");
        assertThat(opened).hasValue(0);
      }
    }

    @Test
    void theOwnPageAndAListedOneTalk() throws Exception {
      try (TestServer server = guarded()) {
        assertThat(open(server, "/chat", OWN)).isEqualTo("hello id=victim");
        assertThat(open(server, "/chat", APP)).isEqualTo("hello id=victim");
      }
    }

    @Test
    void theHeadOfTheHandshakeIsEditedToo() throws Exception {
      try (TestServer server = guarded();
          RawClient client = server.connect()) {
        var answer = client.send(handshake("/chat", OWN)).answer();

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      }
    }
  }

  @Nested
  @DisplayName("at the server, outside the router")
  class AtServer {
    private void bare(Router router, HttpServer server) {
      CordonHandler.create(LiveGuard.of(POLICY)).protect(router);
      server.webSocketHandler(WebSocketTest.this::greet);
    }

    private TestServer guarded(LiveGuard guard) {
      return TestServer.startWith(
          (router, server) -> {
            bare(router, server);
            server.webSocketHandshakeHandler(CordonHandler.handshakes(guard));
          });
    }

    @Test
    void withoutTheHandshakeHandlerAForeignPageGetsPastAGuardedRouter() throws Exception {
      try (TestServer server = TestServer.startWith(this::bare)) {
        assertThat(open(server, "/chat", EVIL)).isEqualTo("hello id=victim");
      }
    }

    @Test
    void withItAForeignPageIsRefused() throws Exception {
      try (TestServer server = guarded(LiveGuard.of(POLICY))) {
        assertThat(open(server, "/chat", EVIL)).isEqualTo("refused 403");
        assertThat(opened).hasValue(0);
      }
    }

    @Test
    void theOwnPageAndAListedOneTalk() throws Exception {
      try (TestServer server = guarded(LiveGuard.of(POLICY))) {
        assertThat(open(server, "/chat", OWN)).isEqualTo("hello id=victim");
        assertThat(open(server, "/chat", APP)).isEqualTo("hello id=victim");
      }
    }

    @Test
    void aHandshakeForAnotherHostIsMisdirected() throws Exception {
      try (TestServer server = guarded(LiveGuard.of(POLICY))) {
        try (RawClient client = server.connect()) {
          String rebound = handshake("/chat", OWN).replace("Host: bank", "Host: rebound");
          assertThat(client.send(rebound).answer().status()).isEqualTo(421);
        }
      }
    }

    @Test
    void anUpgradeWithABodyAndAnotherMethodOpensNothing() throws Exception {
      try (TestServer server = guarded(LiveGuard.of(POLICY));
          RawClient client = server.connect()) {
        String post = handshake("/chat", EVIL).replaceFirst("GET", "POST");

        assertThat(client.send(post).answer().status()).isBetween(400, 499);
        assertThat(opened).hasValue(0);
      }
    }

    @Test
    void aSealedCookieReachesTheSocketAsTheApplicationSetIt() throws Exception {
      LiveGuard guard =
          LiveGuard.of(policy("sessions:\n  - cookie: id\n    seal: true\n    lifetime: 1h\n"));
      try (TestServer server =
              TestServer.startWith(
                  (router, http) -> {
                    CordonHandler.create(guard).protect(router);
                    router
                        .get("/login")
                        .handler(rc -> rc.response().addCookie(Cookie.cookie("id", "7")).end());
                    http.webSocketHandler(WebSocketTest.this::greet);
                    http.webSocketHandshakeHandler(CordonHandler.handshakes(guard));
                  });
          RawClient client = server.connect()) {
        String seal = server.get("/login").cookie("id");
        String handshake = handshake("/chat", OWN).replace("id=victim", "id=" + seal);

        assertThat(client.send(handshake).answer().status()).isEqualTo(101);
        assertThat(client.textFrame()).isEqualTo("hello id=7");
        assertThat(open(server, "/chat", OWN)).as("with a forged one").isEqualTo("refused 401");
      }
    }

    @Test
    void aGuardThatFailsOpensNothing() throws Exception {
      LiveGuard failing =
          LiveGuard.builder(POLICY)
              .listener(
                  decision -> {
                    throw new IllegalStateException("no");
                  })
              .build();
      try (TestServer server = guarded(failing)) {
        assertThat(open(server, "/chat", OWN)).isEqualTo("refused 500");
        assertThat(opened).hasValue(0);
      }
    }
  }
}
