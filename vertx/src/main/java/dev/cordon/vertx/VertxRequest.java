package dev.cordon.vertx;

import dev.cordon.guard.ApplicationSession;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What a request of Vert.x shows the guard: the head as it came. */
public final class VertxRequest implements RequestView {
  private final HttpServerRequest request;
  private final ApplicationSession session;

  public VertxRequest(HttpServerRequest request) {
    this(request, ApplicationSession.NONE);
  }

  /**
   * @param session the one that the application's framework keeps for this request
   */
  public VertxRequest(HttpServerRequest request, ApplicationSession session) {
    this.request = request;
    this.session = session;
  }

  @Override
  public String method() {
    return request.method().name();
  }

  /** Empty for CONNECT in HTTP/2, which has no {@code :path}. */
  @Override
  public String target() {
    String target = request.uri();
    return target == null ? "" : target;
  }

  @Override
  public String scheme() {
    return request.connection().isSsl() ? "https" : "http";
  }

  @Override
  public HttpVersion version() {
    return switch (request.version()) {
      case HTTP_1_0 -> HttpVersion.HTTP_1_0;
      case HTTP_1_1 -> HttpVersion.HTTP_1_1;
      case HTTP_2 -> HttpVersion.HTTP_2;
    };
  }

  /**
   * {@code :authority}. Where an HTTP/2 request has a Host line instead, Vert.x takes that line out
   * of the headers and gives it here, so that there is still exactly one.
   */
  @Override
  public @Nullable String authority() {
    if (request.version() != io.vertx.core.http.HttpVersion.HTTP_2) {
      return null;
    }
    // The connection's own here too, not what forwarded headers make of it.
    HostAndPort authority = request.authority(false);
    return authority == null ? null : authority.toString();
  }

  /** Always null: Vert.x does not offer extended CONNECT (RFC 8441), so no client may use it. */
  @Override
  public @Nullable String protocol() {
    return null;
  }

  /**
   * Of the connection: what Vert.x Web gives as the remote address may come from a forwarded header
   * that anybody can send.
   */
  @Override
  public String peer() {
    SocketAddress address = request.connection().remoteAddress();
    String host = address == null ? null : address.hostAddress();
    return host == null ? "" : host;
  }

  @Override
  public boolean hasClientCertificate() {
    SSLSession session = request.sslSession();
    if (session == null) {
      return false;
    }
    try {
      return session.getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException none) {
      return false;
    }
  }

  @Override
  public ApplicationSession session() {
    return session;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    request.headers().forEach(line);
  }
}
