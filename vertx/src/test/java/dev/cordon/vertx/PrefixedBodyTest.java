package dev.cordon.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.HttpVersion;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixedBodyTest {
  private static final int LIMIT = 1000;

  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /**
   * Serves one request by {@code handler}, sends it this body, and gives the body of the answer.
   */
  private String exchange(Consumer<HttpServerRequest> handler, String body) throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              request.pause();
              handler.accept(request);
            })
        .listen(0, "127.0.0.1")
        .compose(
            server ->
                vertx
                    .createHttpClient()
                    .request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/a?b"))
        .compose(request -> request.putHeader("X-A", "1").send(body))
        .compose(response -> response.body())
        .map(Buffer::toString)
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest(name = "a body of {0} bytes is yielded whole")
  @CsvSource({"0", "1", "999", "1000", "1001", "500000"})
  void every_byte_is_still_yielded_those_first_that_were_looked_at(int length) throws Exception {
    StringBuilder body = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      body.append((char) ('a' + i % 26));
    }
    List<Integer> prefixes = new ArrayList<>();
    String answer =
        exchange(
            request ->
                PrefixedBody.read(request, LIMIT)
                    .onSuccess(
                        read -> {
                          prefixes.add(read.prefix(LIMIT).length);
                          assertThat(read.isEmpty()).isEqualTo(length == 0);
                          request.response().setChunked(true);
                          read.pipeTo(request.response());
                        }),
            body.toString());
    assertThat(answer).isEqualTo(body.toString());
    assertThat(prefixes).containsExactly(Math.min(length, LIMIT));
  }

  @Test
  void nothing_comes_while_nothing_is_asked_for() throws Exception {
    String body = "x".repeat(300_000);
    String answer =
        exchange(
            request ->
                PrefixedBody.read(request, LIMIT)
                    .onSuccess(
                        read -> {
                          List<Integer> chunks = new ArrayList<>();
                          read.pause();
                          read.handler(chunk -> chunks.add(chunk.length()));
                          read.endHandler(
                              v ->
                                  request
                                      .response()
                                      .end(
                                          Integer.toString(
                                              chunks.stream().mapToInt(Integer::intValue).sum())));
                          read.fetch(1);
                          vertx.setTimer(
                              100,
                              id -> {
                                assertThat(chunks).hasSize(1);
                                read.resume();
                              });
                        }),
            body);
    assertThat(answer).isEqualTo("300000");
  }

  @Test
  void a_request_is_shown_as_it_came() throws Exception {
    List<String> seen = new ArrayList<>();
    exchange(
        request -> {
          VertxRequest view = new VertxRequest(request);
          seen.add(view.method());
          seen.add(view.target());
          seen.add(view.scheme());
          seen.add(view.peer());
          assertThat(view.version()).isEqualTo(HttpVersion.HTTP_1_1);
          assertThat(view.authority()).isNull();
          assertThat(view.protocol()).isNull();
          assertThat(view.hasClientCertificate()).isFalse();
          view.headers((name, value) -> seen.add(name + "=" + value));
          request.response().end();
        },
        "");
    assertThat(seen).startsWith("POST", "/a?b", "http", "127.0.0.1").contains("X-A=1");
  }

  @Test
  void headers_are_edited_by_name_without_case() {
    var map = io.vertx.core.http.HttpHeaders.headers().add("Vary", "A").add("vary", "B");
    VertxHeaders headers = new VertxHeaders(map);
    assertThat(headers.get("VARY")).containsExactly("A", "B");
    headers.set("vArY", "C");
    headers.add("Vary", "D");
    assertThat(map.getAll("vary")).containsExactly("C", "D");
    headers.remove("VARY");
    assertThat(headers.get("vary")).isEmpty();
  }
}
