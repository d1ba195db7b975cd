package dev.cordon.browser.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.web.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer to a handshake, byte by byte. */
class WebSocketHandshakeTest {
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private ServerSocket socket;

  @BeforeEach
  void listen() throws IOException {
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  private Request handshake(String... headers) {
    return new Request(
        "GET",
        Url.parse("http://127.0.0.1:" + socket.getLocalPort() + "/a?b"),
        Headers.of(headers).with("Upgrade", "WebSocket"),
        null);
  }

  /** Answers so, and closes; the head of what came before. */
  private Future<String> answering(String answer) {
    return threads.submit(
        () -> {
          try (var connection = socket.accept()) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
              var next = connection.getInputStream().read();
              if (next < 0) {
                break;
              }
              head.append((char) next);
            }
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
            return head.toString();
          }
        });
  }

  private Response answered(String answer) throws NetworkFailure {
    answering(answer);
    return HttpNetwork.create().send(handshake());
  }

  private String failure(String answer) {
    return assertThrows(NetworkFailure.class, () -> answered(answer)).getMessage();
  }

  @Test
  void the_head_is_read_and_no_more() throws Exception {
    var sent = answering("HTTP/1.1 101 OK\r\nA: 1\r\nb:\t2 \r\nA:\r\n\r\nframes\r\n\r\n");
    var answer = HttpNetwork.create().send(handshake("Origin", "https://a.test"));
    assertEquals(101, answer.status());
    assertEquals(Headers.of("A", "1", "b", "2", "A", ""), answer.headers());
    assertTrue(answer.body().isEmpty());
    assertEquals(
        "GET /a?b HTTP/1.1\r\nHost: 127.0.0.1:"
            + socket.getLocalPort()
            + "\r\nOrigin: https://a.test\r\nUpgrade: WebSocket\r\n\r\n",
        sent.get(10, TimeUnit.SECONDS));
  }

  @Test
  void neither_half_of_a_line_end_ends_anything() throws NetworkFailure {
    var answer = answered("HTTP/1.0 404 Not\r\nA: 1\n\n2\r\r\n\r\n");
    assertEquals(404, answer.status());
    assertEquals("1\n\n2", answer.headers().get("A"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "SSH-2.0-x\r\n\r\n",
        "HTTP/2 101\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 1010 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
      })
  void a_server_that_speaks_something_else_fails(String answer) {
    assertEquals("the server does not speak HTTP/1.1", failure(answer));
  }

  @ParameterizedTest
  @CsvSource({"100", "199", "600", "2x0"})
  void a_status_that_is_none_fails(String status) {
    assertEquals(
        "the server answered with the status " + status,
        failure("HTTP/1.1 " + status + " OK\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\r\n", ": 1\r\n", "A: 1\r\nB\r\n"})
  void a_line_that_is_none_fails(String lines) {
    assertEquals("the answer's head is malformed", failure("HTTP/1.1 101 OK\r\n" + lines + "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 101 OK\r\n", "HTTP/1.1 101 OK\r\n\r"})
  void an_answer_that_breaks_off_fails(String answer) {
    assertEquals("the server closed the connection without an answer", failure(answer));
  }

  @Test
  void a_head_is_bounded() throws NetworkFailure {
    var start = "HTTP/1.1 101 OK\r\nA: ";
    var longest = start + "x".repeat(65_536 - start.length() - 4) + "\r\n\r\n";
    assertEquals(101, answered(longest).status());
    assertEquals(
        "the answer's head has more than 65536 bytes",
        failure(start + "x".repeat(65_536 - start.length() - 3) + "\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\0b"})
  void a_header_with_a_line_end_is_not_sent(String text) {
    var network = HttpNetwork.create();
    for (var request : new Request[] {handshake("A", text), handshake(text, "1")}) {
      assertEquals(
          "the request cannot be written: a header holds a line end",
          assertThrows(NetworkFailure.class, () -> network.send(request)).getMessage());
    }
  }

  @Test
  void an_answer_that_does_not_come_fails() {
    var hasty = HttpNetwork.builder().answerTimeout(Duration.ofMillis(100)).build();
    assertEquals(
        "nothing came in time",
        assertThrows(NetworkFailure.class, () -> hasty.send(handshake())).getMessage());
  }
}
