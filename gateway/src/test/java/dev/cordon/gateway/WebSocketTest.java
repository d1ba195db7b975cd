package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handshakes are judged before the upgrade, and a socket does not outlive its session. */
class WebSocketTest {
  private static final String POLICY =
      TestGateway.policy()
          + """
          sessions:
            - cookie: SID
              seal: true
              lifetime: 1h
          """;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;

  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = new RawUpstream();
    upstream.answering(WebSocketTest::serve);
    gateway = start("");
  }

  private TestGateway start(String lines) {
    return TestGateway.start(
        TestGateway.yaml(POLICY, lines, "http://127.0.0.1:" + upstream.port()),
        GatewayOptions.DEFAULT.withClock(clock));
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  /**
   * Upgrades a handshake, greets with a frame in the same packet, then echoes bytes; logs in and
   * out otherwise.
   */
  private static void serve(RawUpstream.Received request, java.io.OutputStream out, InputStream in)
      throws IOException {
    if (request.header("Upgrade").isEmpty()) {
      String cookie =
          request.requestLine().contains("/logout")
              ? "Set-Cookie: SID=; Path=/; Max-Age=0\r\n"
              : request.requestLine().contains("/login") ? "Set-Cookie: SID=s; Path=/\r\n" : "";
      out.write(("HTTP/1.1 200 OK\r\n" + cookie + "Content-Length: 0\r\n\r\n").getBytes());
      return;
    }
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: x\r\n\r\n\u0081\u0002hi")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    int b;
    while ((b = in.read()) >= 0) {
      out.write(b);
      out.flush();
    }
    throw new IOException("closed");
  }

  private static String handshake(String... headers) {
    StringBuilder text = new StringBuilder("GET /ws HTTP/1.1\r\nHost: bank.localhost\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text
        + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  private RawClient open(String... headers) throws IOException {
    RawClient client = gateway.connect();
    RawClient.Answer answer = client.send(handshake(headers)).answer();
    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.header("Upgrade")).isEqualTo("websocket");
    assertThat(client.in().readNBytes(4)).containsExactly(0x81, 2, 'h', 'i');
    return client;
  }

  private String login() throws IOException {
    String line = gateway.get("/login").header("Set-Cookie");
    return "Cookie: "
        + line.substring(line.indexOf("SID="), line.indexOf(';', line.indexOf("SID=")));
  }

  @Test
  void of_an_own_page_are_relayed_in_both_directions() throws IOException {
    try (RawClient client = open("Origin: " + TestGateway.OWN)) {
      client.send("\u0082\u0003abc");
      assertThat(client.in().readNBytes(5)).containsExactly(0x82, 3, 'a', 'b', 'c');
      RawUpstream.Received request = upstream.next();
      assertThat(request.header("Connection")).containsExactly("Upgrade");
      assertThat(request.header("Sec-WebSocket-Version")).containsExactly("13");
      assertThat(gateway.admin("/metrics").body()).contains("cordon_websockets 1");
    }
  }

  @Test
  void of_a_foreign_page_never_reach_the_application() throws IOException {
    String cookie = login();
    upstream.next();
    try (RawClient client = gateway.connect()) {
      assertThat(client.send(handshake("Origin: https://evil.example", cookie)).answer().status())
          .isEqualTo(403);
    }
    // A grant of the cors section is none for sockets.
    try (RawClient client = gateway.connect()) {
      assertThat(client.send(handshake("Origin: https://app.example", cookie)).answer().status())
          .isEqualTo(403);
    }
    // Nor is the lack of an Origin, with a cookie.
    try (RawClient client = gateway.connect()) {
      assertThat(client.send(handshake(cookie)).answer().status()).isEqualTo(403);
    }
    assertThat(upstream.all()).hasSize(1);
  }

  @Test
  void that_the_application_refuses_are_answered_with_its_words() throws IOException {
    upstream.answering("HTTP/1.1 426 Upgrade Required\r\nContent-Length: 2\r\n\r\nno");
    try (RawClient client = gateway.connect()) {
      RawClient.Answer answer = client.send(handshake("Origin: " + TestGateway.OWN)).answer();
      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.body()).isEqualTo("no");
      assertThat(client.send(TestGateway.request("GET", "/", "")).answer().status()).isEqualTo(426);
    }
  }

  @Test
  void other_upgrades_are_removed() throws IOException {
    gateway.get(
        "/",
        "Connection: Upgrade, HTTP2-Settings",
        "Upgrade: h2c",
        "HTTP2-Settings: AAMAAABkAAQAAP__");
    RawUpstream.Received request = upstream.next();
    assertThat(request.header("Upgrade")).isEmpty();
    assertThat(request.header("HTTP2-Settings")).isEmpty();
    assertThat(request.header("Connection")).isEmpty();
  }

  @Test
  void an_upgrade_with_a_body_is_an_ordinary_request() throws IOException {
    gateway.exchange(
        "PUT",
        "/",
        "abc",
        "Origin: " + TestGateway.OWN,
        "Connection: Upgrade",
        "Upgrade: websocket");
    RawUpstream.Received request = upstream.next();
    assertThat(request.header("Upgrade")).isEmpty();
    assertThat(request.body()).isEqualTo("abc");
  }

  @Test
  void close_with_1008_when_the_application_ends_their_session() throws IOException {
    String cookie = login();
    try (RawClient client = open("Origin: " + TestGateway.OWN, cookie)) {
      gateway.get("/logout", cookie);
      assertThat(client.in().readNBytes(4)).containsExactly(0x88, 2, 1008 >> 8, 1008 & 0xff);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void stay_when_another_session_ends() throws IOException {
    String mine = login();
    String other = login();
    try (RawClient client = open("Origin: " + TestGateway.OWN, mine)) {
      gateway.get("/logout", other);
      client.send("\u0082\u0001a");
      assertThat(client.in().readNBytes(3)).containsExactly(0x82, 1, 'a');
    }
  }

  @Test
  void close_when_their_session_expires() throws IOException {
    String cookie = login();
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(60)).minusMillis(1500));
    try (RawClient client = open("Origin: " + TestGateway.OWN, cookie)) {
      now.updateAndGet(time -> time.plusSeconds(2));
      assertThat(client.in().readNBytes(4)).containsExactly(0x88, 2, 1008 >> 8, 1008 & 0xff);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void close_with_1001_when_the_gateway_stops() throws IOException {
    try (RawClient client = open("Origin: " + TestGateway.OWN)) {
      Thread closing = new Thread(() -> gateway.close());
      closing.start();
      assertThat(client.in().readNBytes(4)).containsExactly(0x88, 2, 1001 >> 8, 1001 & 0xff);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void close_when_the_application_does() throws IOException {
    try (RawClient client = open("Origin: " + TestGateway.OWN)) {
      upstream.dropConnections();
      assertThat(client.isClosed()).isTrue();
    }
  }
}
