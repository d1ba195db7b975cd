package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No message that two parsers could read in two ways reaches the application, and none is followed
 * by another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmugglingTest {
  private static final String HOST = "Host: bank.localhost\r\n";
  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\n" + HOST + "\r\n";

  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeAll
  void start() throws IOException {
    upstream = new RawUpstream();
    gateway = TestGateway.before(upstream);
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  static Stream<Arguments> refusedHeads() {
    return Stream.of(
        arguments(
            "CL.TE",
            400,
            post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nX")),
        arguments(
            "TE.CL", 400, post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "5c\r\n")),
        arguments(
            "two equal Content-Lengths",
            400,
            post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")),
        arguments(
            "two different Content-Lengths",
            400,
            post("Content-Length: 0\r\nContent-Length: 3\r\n", "abc")),
        arguments("a list of Content-Lengths", 400, post("Content-Length: 3, 3\r\n", "abc")),
        arguments("a signed Content-Length", 400, post("Content-Length: +3\r\n", "abc")),
        arguments("a negative Content-Length", 400, post("Content-Length: -1\r\n", "")),
        arguments("a hexadecimal Content-Length", 400, post("Content-Length: 0x3\r\n", "abc")),
        arguments("an empty Content-Length", 400, post("Content-Length:\r\n", "")),
        arguments(
            "a Content-Length beyond 2^63",
            400,
            post("Content-Length: 99999999999999999999\r\n", "")),
        arguments(
            "a Content-Length with a space in front of the colon",
            400,
            post("Content-Length : 3\r\n", "abc")),
        arguments(
            "a Transfer-Encoding with a tab in front of the colon",
            400,
            post("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n")),
        arguments("xchunked", 400, post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")),
        arguments(
            "chunked, identity",
            400,
            post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")),
        arguments(
            "identity, chunked",
            400,
            post("Transfer-Encoding: identity, chunked\r\n", "0\r\n\r\n")),
        arguments("gzip, chunked", 400, post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")),
        arguments(
            "two Transfer-Encodings",
            400,
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n", "0\r\n\r\n")),
        arguments("a quoted coding", 400, post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n")),
        arguments(
            "a coding after a vertical tab",
            400,
            post("Transfer-Encoding: \u000bchunked\r\n", "0\r\n\r\n")),
        arguments(
            "Transfer-Encoding in HTTP/1.0",
            400,
            "POST /x HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        arguments("a folded header", 400, "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\r\n c\r\n\r\n"),
        arguments(
            "a folded Transfer-Encoding",
            400,
            post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n")),
        arguments(
            "a first header that is folded", 400, "GET /x HTTP/1.1\r\n X-A: b\r\n" + HOST + "\r\n"),
        arguments("LF alone after the request line", 400, "GET /x HTTP/1.1\n" + HOST + "\r\n"),
        arguments(
            "LF alone after a header",
            400,
            "GET /x HTTP/1.1\r\nHost: bank.localhost\nX-A: b\r\n\r\n"),
        arguments("LF alone at the end", 400, "GET /x HTTP/1.1\r\nHost: bank.localhost\r\n\n"),
        arguments(
            "CR alone in a value", 400, "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\rX-C: d\r\n\r\n"),
        arguments("NUL in a value", 400, "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\u0000\r\n\r\n"),
        arguments("NUL in a name", 400, "GET /x HTTP/1.1\r\n" + HOST + "X\u0000A: b\r\n\r\n"),
        arguments("no colon", 400, "GET /x HTTP/1.1\r\n" + HOST + "X-A\r\n\r\n"),
        arguments("no name", 400, "GET /x HTTP/1.1\r\n" + HOST + ": b\r\n\r\n"),
        arguments(
            "a name that is not ASCII", 400, "GET /x HTTP/1.1\r\n" + HOST + "X-\u00e9: b\r\n\r\n"),
        arguments("two spaces in the request line", 400, "GET  /x HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("a tab in the request line", 400, "GET\t/x HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("a space in the target", 400, "GET /x y HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("a target that is not ASCII", 400, "GET /\u00e9 HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("HTTP/0.9", 400, "GET /x\r\n"),
        arguments("a space in front of the method", 400, " GET /x HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("something after the version", 400, "GET /x HTTP/1.1 \r\n" + HOST + "\r\n"),
        arguments("HTTP/1.2", 505, "GET /x HTTP/1.2\r\n" + HOST + "\r\n"),
        arguments("HTTP/2.0 in clear", 505, "GET /x HTTP/2.0\r\n" + HOST + "\r\n"),
        arguments("http/1.1 in lower case", 505, "GET /x http/1.1\r\n" + HOST + "\r\n"),
        arguments("the preface of HTTP/2", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        arguments(
            "a handshake with a hidden body of eight bytes",
            400,
            "GET /x HTTP/1.1\r\n"
                + HOST
                + "Upgrade: WebSocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key1: 1\r\n"
                + "Sec-WebSocket-Key2: 2\r\n\r\n"),
        arguments("no Host", 400, "GET /x HTTP/1.1\r\n\r\n"),
        arguments("two Hosts", 400, "GET /x HTTP/1.1\r\n" + HOST + HOST + "\r\n"),
        arguments(
            "a second Host of another name",
            400,
            "GET /x HTTP/1.1\r\n" + HOST + "Host: evil.example\r\n\r\n"),
        arguments(
            "an absolute target of another name",
            400,
            "GET http://evil.example/x HTTP/1.1\r\n" + HOST + "\r\n"));
  }

  private static String post(String framing, String body) {
    return "POST /x HTTP/1.1\r\n" + HOST + framing + "\r\n" + body;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedHeads")
  void is_refused_and_nothing_after_it_is_read(String what, int status, String bytes)
      throws IOException {
    int before = upstream.all().size();
    try (RawClient client = gateway.connect()) {
      client.send(bytes + SMUGGLED);
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(status);
      if (!what.contains("Host") && !what.contains("another name")) {
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(client.isClosed()).isTrue();
      }
    }
    assertThat(upstream.all().stream().skip(before).map(RawUpstream.Received::requestLine))
        .noneMatch(line -> line.contains("/x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badChunks")
  void never_completes_at_the_application(String what, String body) throws IOException {
    int before = upstream.all().size();
    try (RawClient client = gateway.connect()) {
      client.send(post("Transfer-Encoding: chunked\r\n", body) + SMUGGLED);
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(client.isClosed()).isTrue();
    }
    assertThat(upstream.all()).hasSize(before);
  }

  static Stream<Arguments> badChunks() {
    return Stream.of(
        arguments("a chunk size that is no number", "zz\r\nabc\r\n0\r\n\r\n"),
        arguments("a chunk size with 0x", "0x3\r\nabc\r\n0\r\n\r\n"),
        arguments("a negative chunk size", "-3\r\nabc\r\n0\r\n\r\n"),
        arguments("a chunk size beyond 2^31", "fffffffff\r\nabc\r\n0\r\n\r\n"),
        arguments("an empty chunk size", "\r\nabc\r\n0\r\n\r\n"),
        arguments("a chunk longer than it says", "3\r\nabcdef\r\n0\r\n\r\n"),
        arguments("a chunk size that ends in LF alone", "3\nabc\r\n0\r\n\r\n"),
        arguments("a chunk that ends in LF alone", "3\r\nabc\n0\r\n\r\n"),
        arguments("CR in a chunk extension", "3;a\rb\r\nabc\r\n0\r\n\r\n"),
        arguments("LF in a chunk extension", "3;a\nb\r\nabc\r\n0\r\n\r\n"));
  }

  @Test
  void an_empty_line_in_front_of_a_request_is_skipped() throws IOException {
    try (RawClient client = gateway.connect()) {
      assertThat(client.send("\r\n" + TestGateway.request("GET", "/", "")).answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_head_that_comes_byte_by_byte_is_read_like_any_other() throws IOException {
    try (RawClient client = gateway.connect()) {
      for (char c : TestGateway.request("GET", "/slowly", "", "X-A: b").toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void what_stands_in_a_refused_body_is_not_read_as_a_request() throws IOException {
    String inside = "GET /inside HTTP/1.1\r\n" + HOST + "\r\n";
    try (RawClient client = gateway.connect()) {
      client.send(
          "POST /x HTTP/1.1\r\n"
              + HOST
              + "Origin: https://evil.example\r\nContent-Length: "
              + inside.length()
              + "\r\n\r\n"
              + inside
              + TestGateway.request("GET", "/after", ""));
      assertThat(client.answer().status()).isEqualTo(403);
      assertThat(client.answer().status()).isEqualTo(200);
    }
    assertThat(upstream.all())
        .extracting(RawUpstream.Received::requestLine)
        .noneMatch(line -> line.contains("/inside"))
        .anyMatch(line -> line.contains("/after"));
  }
}
