package dev.cordon.browser.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * An answer as a server gives it.
 *
 * @param status 200 to 599, or 101 for an accepted WebSocket
 */
public record Response(int status, Headers headers, Body body) {
  public Response {
    if (status != 101 && (status < 200 || status > 599)) {
      throw new IllegalArgumentException(
          "status " + status + " is no final answer: it must be 101 or 200 to 599");
    }
  }

  /** 200 with a text. */
  public static Response ok(String contentType, String text) {
    return new Response(200, Headers.of("Content-Type", contentType), Body.of(text));
  }

  public static Response of(int status, String... namesAndValues) {
    return new Response(status, Headers.of(namesAndValues), Body.EMPTY);
  }

  /** A redirect by status 302 or another. */
  public static Response redirect(int status, String location) {
    return of(status, "Location", location);
  }

  /** The answer that opens a WebSocket (RFC 6455, section 4.2.2). */
  public static Response webSocket(Request handshake) {
    var key = handshake.header("Sec-WebSocket-Key");
    return of(
        101,
        "Upgrade",
        "websocket",
        "Connection",
        "Upgrade",
        "Sec-WebSocket-Accept",
        webSocketAccept(key == null ? "" : key));
  }

  /** What answers to a Sec-WebSocket-Key. */
  public static String webSocketAccept(String key) {
    try {
      var sha1 = MessageDigest.getInstance("SHA-1");
      var hash =
          sha1.digest(
              (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-1", impossible);
    }
  }

  /** This answer with one more header line. */
  public Response with(String name, String value) {
    return new Response(status, headers.with(name, value), body);
  }

  public Response withBody(String text) {
    return new Response(status, headers, Body.of(text));
  }
}
