package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page must get to have a socket or a stream, and what it asks with. */
class SocketsTest {
  private static final String B = "https://b.example/";

  private final Servers servers = new Servers();
  private final Page page = Browser.standard().on(servers).page("https://a.example/");

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("is 200, not 101", "", ""),
        Arguments.of("has no Upgrade: websocket", "Upgrade", "h2c"),
        Arguments.of("has no Upgrade: websocket", "Upgrade", null),
        Arguments.of("has no Connection: Upgrade", "Connection", null),
        Arguments.of("has no Connection: Upgrade", "Connection", "keep-alive"),
        Arguments.of("has no Connection: Upgrade", "Connection", "upgraded"),
        Arguments.of("does not answer to the key", "Sec-WebSocket-Accept", "x"),
        Arguments.of("does not answer to the key", "Sec-WebSocket-Accept", null),
        Arguments.of("that was not offered", "Sec-WebSocket-Protocol", "v2"),
        Arguments.of(null, "Sec-WebSocket-Protocol", "v1"),
        Arguments.of(null, "Connection", "keep-alive, UPGRADE"),
        Arguments.of(null, "Upgrade", "WebSocket"),
        Arguments.of(null, "X", "y"));
  }

  /** RFC 6455, section 4.1, what the client requires of the answer. */
  @ParameterizedTest(name = "{1}: {2}, then {0}")
  @MethodSource
  void answers(String problem, String header, String value) {
    servers.answer(
        B,
        request -> {
          if (header.isEmpty()) {
            return Response.of(200);
          }
          var headers = Response.webSocket(request).headers().toBuilder().remove(header);
          return new Response(
              101,
              (value == null ? headers : headers.add(header, value)).build(),
              Response.of(101).body());
        });
    var trace = page.webSocket("wss://b.example/", "v1");
    if (problem == null) {
      assertEquals(new Seen.Opened(), trace.seen());
      return;
    }
    assertEquals(new Seen.Refused(), trace.seen());
    assertTrue(trace.wasBlockedBy(Rule.WEBSOCKET_HANDSHAKE));
    assertEquals(0, trace.block().exchange());
    assertTrue(trace.block().problem().contains(problem), trace.block()::problem);
  }

  @Test
  void a_handshake_says_what_it_wants() {
    servers.answer(B, Response::webSocket);
    page.webSocket("wss://b.example/");
    assertEquals("", servers.last("Sec-WebSocket-Protocol"));
    assertEquals("websocket", servers.last("Upgrade"));
    assertEquals("Upgrade", servers.last("Connection"));
    assertEquals("13", servers.last("Sec-WebSocket-Version"));
    assertEquals("", servers.last("Referer"));
    assertEquals(24, servers.last("Sec-WebSocket-Key").length());
    page.webSocket("wss://b.example/", "v1", "v2");
    assertEquals("v1, v2", servers.last("Sec-WebSocket-Protocol"));
  }

  @ParameterizedTest(name = "{0} is asked at {1}")
  @CsvSource({
    "wss://b.example/s,   https://b.example/s",
    "https://b.example/s, https://b.example/s",
    "ws://b.example/s,    http://b.example/s",
    "http://b.example/s,  http://b.example/s",
  })
  void a_handshake_goes_over_http(String url, String target) {
    var insecure = Browser.standard().on(servers).page("http://a.example/");
    insecure.webSocket(url);
    assertEquals(target, servers.last().url().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "", "a,b"})
  void a_protocol_is_a_token(String protocol) {
    var seen = page.webSocket("wss://b.example/", "v1", protocol).seen();
    assertTrue(seen.toString().contains("The protocol '" + protocol + "' is no token"));
    assertTrue(servers.asked.isEmpty());
  }

  @Test
  void a_protocol_stands_there_once() {
    assertTrue(
        page.webSocket("wss://b.example/", "a", "b", "a").seen().toString().contains("twice"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://[,           is no URL",
    "ftp://b.example/,    is no scheme of a WebSocket",
    "wss://b.example/#,   has no fragment",
    "wss://b.example/#a,  has no fragment",
  })
  void a_url_that_is_none_throws(String url, String words) {
    var seen = page.webSocket(url).seen();
    assertTrue(seen.toString().contains(words), seen::toString);
  }

  @Test
  void a_stream_asks_for_one_and_with_credentials_where_it_is_told_to() {
    var stream = Response.ok("text/event-stream", "").with("Access-Control-Allow-Origin", "*");
    servers.answer(B, stream);
    assertEquals(new Seen.Opened(), page.eventSource(B).seen());
    assertEquals("text/event-stream", servers.last("Accept"));
    assertEquals("cors", servers.last("Sec-Fetch-Mode"));
    assertEquals("no-cache", servers.last("Cache-Control"));
    assertEquals("", servers.last("Last-Event-ID"));
    var with = page.eventSource(B, s -> s.withCredentials());
    assertTrue(with.wasBlockedBy(Rule.CORS_WILDCARD_WITHOUT_CREDENTIALS));
    assertEquals(new Seen.Refused(), with.seen());
    assertTrue(page.eventSource("https://[").seen() instanceof Seen.Thrown);
  }
}
