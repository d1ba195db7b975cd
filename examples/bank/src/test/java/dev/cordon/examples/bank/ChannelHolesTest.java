package dev.cordon.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Sockets, streams and foreign names")
class ChannelHolesTest extends OpenBank {

  @Test
  @DisplayName("S01: the WebSocket reads for a foreign Origin with the cookie")
  void socketRead() throws Exception {
    assertThat(ask(alice().cookies(), "{\"op\":\"balance\"}"))
        .contains(bank.ledger().number("alice"));
  }

  @Test
  @DisplayName("S01: the WebSocket moves money for a foreign Origin with the cookie")
  void socketTransfer() throws Exception {
    String answer =
        ask(alice().cookies(), "{\"op\":\"transfer\",\"to\":\"mallory\",\"amount\":1000}");
    assertThat(answer).isEqualTo("{\"sent\":true}");
    assertThat(lost()).isEqualTo(1000);
  }

  @Test
  @DisplayName("S01: the WebSocket tells the house's ticker to anybody")
  void socketTicker() throws Exception {
    assertThat(ask("BANKSESSION=nobody", "{\"op\":\"ticker\"}")).contains(Backdoors.METRICS);
  }

  @Test
  @DisplayName("the WebSocket answers what it does not understand, and lives at one path")
  void socketManners() throws Exception {
    assertThat(ask("BANKSESSION=nobody", "hello")).contains("not JSON");
    assertThat(ask("BANKSESSION=nobody", "{}")).contains("ops: ticker");
    assertThatThrownBy(() -> open("/elsewhere", "BANKSESSION=nobody", new CompletableFuture<>()))
        .hasStackTraceContaining("status code 404");
  }

  @Test
  @DisplayName("S04: the event stream begins at once, for any Origin")
  void eventStream() throws IOException {
    String head = "Origin: " + EVIL + "\r\nCookie: " + alice().cookies() + "\r\n";
    String answer = raw("GET /api/events HTTP/1.1\r\nHost: x\r\n" + head + "\r\n", "data: ");
    assertThat(answer)
        .containsIgnoringCase("access-control-allow-origin: " + EVIL)
        .contains(bank.ledger().number("alice"));
  }

  @ParameterizedTest(name = "H01, H02, H03: answers to the name {0}")
  @ValueSource(
      strings = {
        "rebind.localhost:9000",
        "bare.localhost.:9000",
        "0.0.0.0:9000",
        "bare.localhost@evil.localhost"
      })
  void anyName(String host) throws IOException {
    String answer =
        raw(
            "GET /internal/metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
            Backdoors.METRICS);
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(bank.visits()).last().extracting(Visit::host).isEqualTo(host);
  }

  private String ask(String cookies, String question) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    WebSocket socket = open("/ws", cookies, answer);
    socket.sendText(question, true);
    try {
      return answer.get(10, TimeUnit.SECONDS);
    } finally {
      socket.abort();
    }
  }

  private WebSocket open(String path, String cookies, CompletableFuture<String> answer)
      throws Exception {
    return Visitor.client()
        .newWebSocketBuilder()
        .header("Origin", EVIL)
        .header("Cookie", cookies)
        .buildAsync(
            URI.create("ws://127.0.0.1:" + bank.port() + path),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket ws, CharSequence text, boolean last) {
                answer.complete(text.toString());
                return CompletableFuture.completedFuture(null);
              }
            })
        .get(10, TimeUnit.SECONDS);
  }

  /** Sends bytes and reads lines up to and including the first that contains a text. */
  private String raw(String request, String until) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bank.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      StringBuilder answer = new StringBuilder();
      String line = reader.readLine();
      while (line != null) {
        answer.append(line).append('\n');
        line = line.contains(until) ? null : reader.readLine();
      }
      return answer.toString();
    }
  }
}
