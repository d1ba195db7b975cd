package dev.cordon.browser.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.cordon.browser.Browser;
import dev.cordon.browser.Seen;
import dev.cordon.web.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpNetworkTest {
  private record Arrived(String method, String path, Map<String, List<String>> headers) {}

  private final ConcurrentLinkedQueue<Arrived> seen = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private String at;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    at = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          seen.add(
              new Arrived(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  Map.copyOf(exchange.getRequestHeaders())));
          handler.handle(exchange);
        });
  }

  private static void answer(HttpExchange exchange, int status, @Nullable String text)
      throws IOException {
    var bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Request get(String url) {
    return new Request("GET", Url.parse(url), Headers.EMPTY, null);
  }

  @Test
  void what_a_browser_sends_arrives_as_it_sends_it() throws Exception {
    serve("/", exchange -> answer(exchange, 200, "ok"));
    var request =
        new Request(
            "patch",
            Url.parse(at + "/a?b=%20c"),
            Headers.of(
                "Origin", "null",
                "Cookie", "a=1; b=2",
                "Referer", "https://evil.example/",
                "Sec-Fetch-Site", "cross-site",
                "Content-Type", "text/plain"),
            Body.of("x"));
    var response = HttpNetwork.create().send(request);

    assertEquals("ok", response.body().text());
    var arrived = seen.element();
    assertEquals("patch", arrived.method());
    assertEquals("/a?b=%20c", arrived.path());
    assertEquals(List.of("null"), arrived.headers().get("Origin"));
    assertEquals(List.of("a=1; b=2"), arrived.headers().get("Cookie"));
    assertEquals(List.of("cross-site"), arrived.headers().get("Sec-fetch-site"));
    assertEquals(List.of("1"), arrived.headers().get("Content-length"));
    assertNull(arrived.headers().get("Upgrade"), "no HTTP/2 is offered, which browsers do not");
  }

  @Test
  void redirects_and_challenges_are_answers() throws Exception {
    serve(
        "/r",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.getResponseHeaders().add("Set-Cookie", "a=1");
          exchange.getResponseHeaders().add("Set-Cookie", "b=2");
          answer(exchange, 302, null);
        });
    serve(
        "/p",
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
          answer(exchange, 401, null);
        });
    var network = HttpNetwork.create();
    var redirect = network.send(get(at + "/r"));
    assertEquals(302, redirect.status());
    assertEquals(List.of("a=1", "b=2"), redirect.headers().all("set-cookie"));
    assertEquals(401, network.send(get(at + "/p")).status());
    assertEquals(2, seen.size());
  }

  @Test
  void a_post_without_a_body_says_so() throws Exception {
    serve("/", exchange -> answer(exchange, 204, null));
    HttpNetwork.create().send(new Request("POST", Url.parse(at + "/"), Headers.EMPTY, null));
    assertEquals(List.of("0"), seen.element().headers().get("Content-length"));
  }

  @Test
  void a_body_beyond_the_bound_is_a_failure() {
    serve("/", exchange -> answer(exchange, 200, "x".repeat(2_000)));
    var small = HttpNetwork.builder().maxBodyBytes(1_000).build();
    var failure = assertThrows(NetworkFailure.class, () -> small.send(get(at + "/")));
    assertEquals("the answer has more than 1000 bytes", failure.getMessage());
  }

  @Test
  void an_answer_that_does_not_come_is_a_failure() {
    serve("/", exchange -> await());
    var hasty = HttpNetwork.builder().answerTimeout(Duration.ofMillis(200)).build();
    var failure = assertThrows(NetworkFailure.class, () -> hasty.send(get(at + "/")));
    assertTrue(failure.getMessage().startsWith("nothing came within"), failure.getMessage());
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobody_there_is_a_failure() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var network = HttpNetwork.create();
    var url = "http://127.0.0.1:" + free + "/";
    assertEquals(
        "the connection was refused",
        assertThrows(NetworkFailure.class, () -> network.send(get(url))).getMessage());
    var handshake = new Request("GET", Url.parse(url), Headers.of("Upgrade", "websocket"), null);
    assertEquals(
        "the connection was refused",
        assertThrows(NetworkFailure.class, () -> network.send(handshake)).getMessage());
  }

  @Test
  void an_event_stream_is_read_to_its_head() throws Exception {
    serve(
        "/events",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          await();
        });
    var page = Browser.standard().on(HttpNetwork.create()).page(at + "/");
    assertEquals(new Seen.Opened(), page.eventSource("/events").seen());
  }

  @Test
  void a_handshake_goes_out_line_by_line() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var request = threads.submit(() -> acceptHandshake(socket));
      var page = Browser.standard().on(HttpNetwork.create()).page("http://127.0.0.1:1234/");
      var trace = page.webSocket("ws://127.0.0.1:" + socket.getLocalPort() + "/chat", "v1");

      assertEquals(new Seen.Opened(), trace.seen(), trace::toString);
      var lines = List.of(request.get().split("\r\n"));
      assertEquals("GET /chat HTTP/1.1", lines.get(0));
      assertTrue(lines.contains("Host: 127.0.0.1:" + socket.getLocalPort()), lines::toString);
      assertTrue(lines.contains("Origin: http://127.0.0.1:1234"), lines::toString);
      assertTrue(lines.contains("Connection: Upgrade"), lines::toString);
      assertTrue(lines.contains("Sec-WebSocket-Protocol: v1"), lines::toString);
    }
  }

  private static String acceptHandshake(ServerSocket socket) throws IOException {
    try (var connection = socket.accept()) {
      var head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n") && head.length() < 10_000) {
        head.append((char) connection.getInputStream().read());
      }
      var text = head.toString();
      var start = text.indexOf("Sec-WebSocket-Key: ") + "Sec-WebSocket-Key: ".length();
      var key = text.substring(start, text.indexOf("\r\n", start));
      var answer =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Protocol: v1\r\nSec-WebSocket-Accept: "
              + Response.webSocketAccept(key)
              + "\r\n\r\n";
      connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      connection.getOutputStream().flush();
      return text;
    }
  }

  @Test
  void the_address_says_how_near_a_host_is() {
    var network = HttpNetwork.create();
    assertEquals(AddressSpace.LOOPBACK, network.addressSpace(Url.parse("http://127.0.0.1/")));
    assertEquals(AddressSpace.LOOPBACK, network.addressSpace(Url.parse("http://localhost/")));
    assertEquals(AddressSpace.LOCAL, network.addressSpace(Url.parse("http://192.168.1.1/")));
    assertEquals(AddressSpace.PUBLIC, network.addressSpace(Url.parse("http://192.0.2.1/")));
    assertEquals(
        AddressSpace.PUBLIC, network.addressSpace(Url.parse("http://no-such-host.invalid/")));
  }

  @Test
  void a_whole_preflight_goes_over_the_wire() {
    serve(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "http://127.0.0.1:9");
          exchange.getResponseHeaders().add("Access-Control-Allow-Methods", "PUT");
          answer(exchange, 200, "done");
        });
    var page = Browser.standard().on(HttpNetwork.create()).page("http://127.0.0.1:9/");
    var trace = page.fetch(at + "/x", init -> init.method("PUT").body("text"));
    assertTrue(trace.canRead(), trace::toString);
    assertNotNull(seen.peek());
    assertEquals(List.of("OPTIONS", "PUT"), seen.stream().map(Arrived::method).toList());
  }
}
