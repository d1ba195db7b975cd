package dev.cordon.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RigServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<RawRequest> behind = new CopyOnWriteArrayList<>();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private final RigServer application = new RigServer(this::serve);
  private final RigServer rig = new RigServer(this::handle);

  @AfterEach
  void close() {
    rig.close();
    application.close();
  }

  private Reply serve(RawRequest request) {
    behind.add(request);
    return request.isWebSocket()
        ? Reply.of(101, List.of(), "")
        : Reply.of(201, List.of(new Pair("X-From", "behind")), "the application's");
  }

  private Reply handle(RawRequest request) {
    if (request.host().equals("far.example")) {
      return new Reply.Relay(
          () -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), application.port()),
          statuses::add);
    }
    if (request.host().equals("rude.example")) {
      return new Reply.HangUp();
    }
    return Reply.of(200, List.of(), request.method() + " " + request.url());
  }

  @Test
  void answers_for_every_host_with_a_certificate_of_its_own() throws Exception {
    try (var client = new Client(true)) {
      assertThat(client.get("https://bank.example/a?b").body())
          .isEqualTo("GET https://bank.example/a?b");
      assertThat(client.get("https://evil.example:8443/").body())
          .isEqualTo("GET https://evil.example:8443/");
      assertThat(client.get("http://bank.example/").body()).isEqualTo("GET http://bank.example/");
    }
  }

  @Test
  void is_believed_by_nobody_who_was_not_told_of_its_authority() {
    try (var client = new Client(false)) {
      assertThatThrownBy(() -> client.get("https://bank.example/"))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void hangs_up_without_a_word() {
    try (var client = new Client(true)) {
      assertThatThrownBy(() -> client.get("https://rude.example/"))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void hands_a_request_on_as_it_is_and_the_answer_back_as_it_is() throws Exception {
    try (var client = new Client(true)) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://far.example/deep?q=1"))
                  .header("X-Mine", "kept")
                  .POST(BodyPublishers.ofString("said")));
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.headers().firstValue("X-From")).contains("behind");
      assertThat(answer.body()).isEqualTo("the application's");
    }
    assertThat(behind).hasSize(1);
    var request = behind.get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/deep?q=1");
    assertThat(request.bodyText()).isEqualTo("said");
    assertThat(request.joinedHeaders())
        .containsEntry("host", "far.example")
        .containsEntry("x-mine", "kept");
    assertThat(statuses).containsExactly(201);
  }

  @Test
  void hands_a_body_of_unknown_length_on() throws Exception {
    try (var client = new Client(true)) {
      client.send(
          HttpRequest.newBuilder(URI.create("https://far.example/"))
              .POST(
                  BodyPublishers.ofInputStream(
                      () -> new ByteArrayInputStream("said".getBytes(UTF_8)))));
    }
    assertThat(behind).extracting(RawRequest::bodyText).containsExactly("said");
  }

  @Test
  void hands_a_handshake_on_and_what_is_said_afterwards() throws Exception {
    try (var client = new Client(true)) {
      var socket = client.connect("wss://far.example/live");
      // The application says nothing but the answer to a close frame.
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    }
    assertThat(behind).extracting(RawRequest::isWebSocket).containsExactly(true);
    assertThat(statuses).containsExactly(101);
  }

  /** A client that has the rig as its proxy, in the place of a browser. */
  private final class Client implements AutoCloseable {
    private final HttpClient client;

    Client(boolean trusting) {
      var builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(PATIENCE)
              .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", rig.port())));
      client =
          trusting ? builder.sslContext(rig.certificates().trusting()).build() : builder.build();
    }

    HttpResponse<String> get(String url) throws Exception {
      return send(HttpRequest.newBuilder(URI.create(url)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    WebSocket connect(String url) throws Exception {
      try {
        return client
            .newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .buildAsync(URI.create(url), new WebSocket.Listener() {})
            .get(20, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new AssertionError("no WebSocket", e.getCause());
      }
    }

    /** A client ends with its last request; only JDKs of 21 or later can hurry it. */
    @Override
    public void close() {}
  }
}
