package dev.cordon.vertx.web;

import static dev.cordon.vertx.web.TestServer.APP;
import static dev.cordon.vertx.web.TestServer.EVIL;
import static dev.cordon.vertx.web.TestServer.OWN;
import static dev.cordon.vertx.web.TestServer.handshake;
import static dev.cordon.vertx.web.TestServer.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SockJS, which opens a channel as the user to every origin that asks, by six transports. */
class SockJsTest {
  private static final String EVENTS =
      """
        - paths: [/events/**]
          origins: ["https://app.example"]
          methods: [GET, POST]
          credentials: true
      websocket:
        origins: ["https://app.example"]
      """;

  private final AtomicInteger opened = new AtomicInteger();

  private void application(Router router, Vertx vertx) {
    router.route("/events/*").handler(BodyHandler.create(false));
    router
        .route("/events/*")
        .subRouter(
            SockJSHandler.create(vertx)
                .socketHandler(
                    socket -> {
                      opened.incrementAndGet();
                      socket.write("secret");
                    }));
  }

  private TestServer guarded() {
    return TestServer.startOn(
        (router, vertx) -> {
          application(router, vertx);
          CordonHandler.create(LiveGuard.of(policy(EVENTS))).protect(router);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events/info", "/events/iframe.html"})
  void readsOfAForeignPageAreNotShared(String path) throws Exception {
    try (TestServer server = guarded()) {
      var answer = server.get(path, "Origin: " + EVIL, "Cookie: id=1");

      assertThat(answer.headers("access-control-allow-origin")).isEmpty();
      assertThat(answer.headers("access-control-allow-credentials")).isEmpty();
    }
  }

  @Test
  void withoutCordonAForeignPageReadsTheChannelWithTheUsersCookies() throws Exception {
    try (TestServer server = TestServer.startOn(this::application)) {
      var answer =
          server.exchange("POST", "/events/0/s/xhr", "", "Origin: " + EVIL, "Content-Length: 0");

      assertThat(answer.body()).isEqualTo("o\n");
      assertThat(answer.header("access-control-allow-origin")).isEqualTo(EVIL);
      assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
      assertThat(
              server
                  .exchange("POST", "/events/0/s/xhr", "", "Origin: " + EVIL, "Content-Length: 0")
                  .body())
          .contains("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xhr", "xhr_streaming", "xhr_send", "jsonp_send"})
  void theTransportsOfAForeignPageThatPostAreRefused(String transport) throws Exception {
    try (TestServer server = guarded()) {
      var answer =
          server.exchange(
              "POST", "/events/0/s/" + transport, "[\"x\"]", "Origin: " + EVIL, "Cookie: id=1");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(opened).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventsource", "htmlfile?c=f", "jsonp?c=f"})
  void theTransportsOfAForeignPageThatEmbedAreRefused(String transport) throws Exception {
    try (TestServer server = guarded()) {
      var answer =
          server.get(
              "/events/0/s/" + transport,
              "Cookie: id=1",
              "Sec-Fetch-Site: cross-site",
              "Sec-Fetch-Mode: no-cors",
              "Sec-Fetch-Dest: script");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(opened).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events/0/s/websocket", "/events/websocket"})
  void theWebSocketOfAForeignPageIsRefusedAndThatOfAListedOneOpens(String path) throws Exception {
    try (TestServer server = guarded()) {
      try (RawClient client = server.connect()) {
        assertThat(client.send(handshake(path, EVIL)).answer().status()).isEqualTo(403);
        assertThat(opened).hasValue(0);
      }
      try (RawClient client = server.connect()) {
        assertThat(client.send(handshake(path, APP)).answer().status()).isEqualTo(101);
        assertThat(client.textFrame()).containsAnyOf("o", "secret");
      }
    }
  }

  @Test
  void aListedPagePollsAndThereIsOneVoice() throws Exception {
    try (TestServer server = guarded()) {
      var answer =
          server.exchange("POST", "/events/0/s/xhr", "", "Origin: " + APP, "Content-Length: 0");

      assertThat(answer.body()).isEqualTo("o\n");
      assertThat(answer.headers("access-control-allow-origin")).containsExactly(APP);
      assertThat(answer.headers("access-control-allow-credentials")).containsExactly("true");
    }
  }

  @Test
  void preflightsAreAnsweredByThePolicyAndNotByReflection() throws Exception {
    try (TestServer server = guarded()) {
      var answer =
          server.exchange(
              "OPTIONS",
              "/events/0/s/xhr",
              "",
              "Origin: " + EVIL,
              "Access-Control-Request-Method: POST");

      assertThat(answer.headers("access-control-allow-origin")).isEmpty();
      assertThat(answer.headers("access-control-max-age")).isEmpty();
    }
  }

  @Test
  void theOwnPageStreams() throws Exception {
    try (TestServer server = guarded();
        RawClient client = server.connect()) {
      client.send(TestServer.request("GET", "/events/0/s/eventsource", "", "Origin: " + OWN));

      assertThat(client.head()).startsWith("HTTP/1.1 200").contains("nosniff");
    }
  }
}
