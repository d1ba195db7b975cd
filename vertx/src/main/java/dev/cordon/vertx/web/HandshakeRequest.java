package dev.cordon.vertx.web;

import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.SocketAddress;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake shows the guard that comes to the server's own handler for them. Vert.x has
 * refused by then what is not a GET of HTTP/1.1.
 */
final class HandshakeRequest implements RequestView {
  private final ServerWebSocketHandshake handshake;

  HandshakeRequest(ServerWebSocketHandshake handshake) {
    this.handshake = handshake;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String target() {
    return handshake.uri();
  }

  @Override
  public String scheme() {
    return handshake.isSsl() ? "https" : "http";
  }

  @Override
  public HttpVersion version() {
    return HttpVersion.HTTP_1_1;
  }

  @Override
  public @Nullable String authority() {
    return null;
  }

  @Override
  public @Nullable String protocol() {
    return null;
  }

  @Override
  public String peer() {
    SocketAddress address = handshake.remoteAddress();
    String host = address == null ? null : address.hostAddress();
    return host == null ? "" : host;
  }

  @Override
  public boolean hasClientCertificate() {
    try {
      return handshake.isSsl() && !handshake.peerCertificates().isEmpty();
    } catch (SSLPeerUnverifiedException none) {
      return false;
    }
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    handshake.headers().forEach(line);
  }
}
