package dev.cordon.conformance.survival;

/** The heads of requests, as a browser writes them. */
final class Browser {
  /** An origin with a grant. */
  static final String APP = "https://app.example";

  private static final String HOST = "bank.localhost";

  private Browser() {}

  /** A {@code fetch} with credentials from a page of {@link #APP}. */
  static String read(String path) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: "
        + HOST
        + "\r\nOrigin: "
        + APP
        + "\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n"
        + "Cookie: id=1\r\n\r\n";
  }

  /** A {@code fetch} of the bank's own page that sends a body, without the end of its head. */
  static String write(String path) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: "
        + HOST
        + "\r\nOrigin: http://"
        + HOST
        + "\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n"
        + "Cookie: id=1\r\nContent-Type: application/octet-stream\r\n";
  }

  /** A WebSocket handshake of the bank's own page. */
  static String handshake(String path) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: "
        + HOST
        + "\r\nOrigin: http://"
        + HOST
        + "\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: websocket\r\n"
        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: id=1\r\n\r\n";
  }

  /** Whether a page of {@link #APP} may read the answer. */
  static boolean mayRead(Head answer) {
    return answer.field("access-control-allow-origin").filter(APP::equals).isPresent()
        && answer.field("access-control-allow-credentials").filter("true"::equals).isPresent();
  }
}
