package dev.cordon.gateway;

import dev.cordon.guard.Decision;
import dev.cordon.guard.RequestView;
import dev.cordon.policy.Policy;
import dev.cordon.vertx.VertxHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request as the application gets it: end-to-end headers only, the guard's edits, one
 * Host, our word on who asked.
 */
final class RequestTranslation {
  private static final Set<String> WRITTEN_HERE = Set.of("host", "content-length");

  private RequestTranslation() {}

  /**
   * The headers for the application, without framing.
   *
   * @throws IllegalArgumentException if a name or value cannot be written in HTTP/1.1
   */
  static MultiMap headers(
      HttpServerRequest request, RequestView view, Decision decision, Policy policy) {
    Set<String> left = HopByHop.of(request.headers());
    MultiMap headers = HttpHeaders.headers();
    request
        .headers()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!left.contains(lower)
                  && !WRITTEN_HERE.contains(lower)
                  && !ForwardedHeaders.isNeverBelieved(lower)
                  && !lower.startsWith(":")) {
                headers.add(name, value);
              }
            });
    decision.editRequest(new VertxHeaders(headers));
    String host = host(request, view);
    headers.set(HttpHeaders.HOST, host);
    String peer = view.peer();
    ForwardedHeaders.write(headers, peer, decision.evidence().scheme(), host, policy.trusts(peer));
    return headers;
  }

  /** The one authority that was judged, as the client wrote it. */
  private static String host(HttpServerRequest request, RequestView view) {
    String authority = view.authority();
    String host = authority != null ? authority : request.getHeader(HttpHeaders.HOST);
    return host == null ? "" : host.strip();
  }

  /**
   * Whether HTTP/1 declares a body; null where the version does not say, and one has to wait for
   * its first byte.
   */
  static @Nullable Boolean hasBody(HttpServerRequest request) {
    MultiMap headers = request.headers();
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return !length.equals("0");
    }
    if (request.version() == io.vertx.core.http.HttpVersion.HTTP_2) {
      return null;
    }
    return headers.contains(HttpHeaders.TRANSFER_ENCODING);
  }

  /**
   * Whether this is a WebSocket handshake that can be relayed (RFC 6455, section 4.1): no more than
   * the guard judged as one, so that nothing reaches an upgrade that was not judged as an upgrade.
   */
  static boolean isHandshake(HttpServerRequest request) {
    MultiMap headers = request.headers();
    return request.version() == io.vertx.core.http.HttpVersion.HTTP_1_1
        && request.method().equals(io.vertx.core.http.HttpMethod.GET)
        && headers.contains(HttpHeaders.UPGRADE, "websocket", true)
        && containsToken(headers, "upgrade")
        && !Boolean.TRUE.equals(hasBody(request));
  }

  private static boolean containsToken(MultiMap headers, String token) {
    for (String line : headers.getAll(HttpHeaders.CONNECTION)) {
      for (String item : line.split(",", -1)) {
        if (item.strip().equalsIgnoreCase(token)) {
          return true;
        }
      }
    }
    return false;
  }
}
