package dev.cordon.browser.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.web.Url;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers, bodies, failures and addresses, without a network. */
class MessagesTest {
  @ParameterizedTest
  @ValueSource(ints = {101, 200, 204, 599})
  void an_answer_has_a_final_status(int status) {
    assertEquals(status, Response.of(status).status());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100, 102, 103, 199, 600})
  void an_answer_has_no_other(int status) {
    assertThrows(IllegalArgumentException.class, () -> Response.of(status));
  }

  /** The example of RFC 6455, section 1.3. */
  @Test
  void a_handshake_is_accepted_by_its_key() {
    assertEquals(
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Response.webSocketAccept("dGhlIHNhbXBsZSBub25jZQ=="));
    var url = Url.parse("https://a.test/");
    var keyless = Response.webSocket(new Request("GET", url, Headers.EMPTY, null));
    assertEquals(Response.webSocketAccept(""), keyless.headers().get("Sec-WebSocket-Accept"));
  }

  @Test
  void a_body_is_bytes_that_nobody_changes() {
    var bytes = new byte[] {1, 2, 3};
    var body = Body.of(bytes);
    bytes[0] = 9;
    body.bytes()[1] = 9;
    assertArrayEquals(new byte[] {1, 2, 3}, body.bytes());
    assertArrayEquals(new byte[] {1, 2}, body.first(2));
    assertArrayEquals(new byte[] {1, 2, 3}, body.first(4));
    assertEquals(3, body.length());
    assertFalse(body.isEmpty());
    assertEquals("3 bytes", body.toString());
  }

  @Test
  void a_body_is_equal_byte_by_byte() {
    assertEquals(Body.of("ü"), Body.of(new byte[] {(byte) 0xc3, (byte) 0xbc}));
    assertEquals(Body.of("ü").hashCode(), Body.of("ü").hashCode());
    assertNotEquals(Body.of("a").hashCode(), Body.of("b").hashCode());
    assertNotEquals(Body.of("a"), Body.of("b"));
    assertFalse(Body.of("a").equals(new Object()));
    assertSame(Body.EMPTY, Body.of(""));
    assertSame(Body.EMPTY, Body.of(new byte[0]));
    assertTrue(Body.EMPTY.isEmpty());
    assertEquals("ü", Body.of("ü").text());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "http://127.0.0.1/,         LOOPBACK",
    "http://127.255.0.9/,       LOOPBACK",
    "http://[::1]/,             LOOPBACK",
    "http://app.localhost/,     LOOPBACK",
    "http://10.0.0.1/,          LOCAL",
    "http://172.16.0.1/,        LOCAL",
    "http://172.32.0.1/,        PUBLIC",
    "http://192.168.255.255/,   LOCAL",
    "http://169.254.1.1/,       LOCAL",
    "http://[fe80::1]/,         LOCAL",
    "http://[fc00::1]/,         LOCAL",
    "http://[fd12::1]/,         LOCAL",
    "http://[fe00::1]/,         PUBLIC",
    "http://[fa00::1]/,         PUBLIC",
    "http://[2001:db8::1]/,     PUBLIC",
    "http://252.0.0.1/,         PUBLIC",
    "http://192.0.2.1/,         PUBLIC",
    "http://a.test/,            PUBLIC",
    "'data:,x',                 PUBLIC",
  })
  void an_address_lies_near_or_far(String url, AddressSpace space) {
    assertEquals(space, AddressSpace.byName(Url.parse(url)));
  }

  @ParameterizedTest(name = "{0} is less near than {1}: {2}")
  @CsvSource({
    "PUBLIC,   LOCAL,    true",
    "PUBLIC,   LOOPBACK, true",
    "LOCAL,    LOOPBACK, true",
    "LOCAL,    LOCAL,    false",
    "LOOPBACK, PUBLIC,   false",
  })
  void nearness_has_an_order(AddressSpace one, AddressSpace other, boolean less) {
    assertEquals(less, one.isLessNearThan(other));
  }

  static Stream<Arguments> failures() {
    var tls = new SSLHandshakeException("no trust");
    return Stream.of(
        Arguments.of("no host has that name", new UnknownHostException("x")),
        Arguments.of("no host has that name", new ConnectException().initCause(unresolved())),
        Arguments.of("TLS failed: no trust", tls),
        Arguments.of("TLS failed: no trust", new ConnectException().initCause(tls)),
        Arguments.of("no connection came about in time", new HttpConnectTimeoutException("x")),
        Arguments.of("nothing came in time", new HttpTimeoutException("x")),
        Arguments.of("the connection was refused", new ConnectException()),
        Arguments.of("reset", new IOException("reset")),
        Arguments.of("IOException", new IOException("")),
        Arguments.of("IOException", new IOException()));
  }

  private static Throwable unresolved() {
    return new UnresolvedAddressException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void failures(String words, Throwable cause) {
    var failure = HttpNetwork.failure(cause);
    assertEquals(words, failure.getMessage());
    assertSame(cause, failure.getCause());
  }
}
