package dev.cordon.spring.reactive;

import dev.cordon.guard.ApplicationSession;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;

/** What a request of WebFlux shows the guard, whatever the server under it. */
class ReactiveRequest implements RequestView {
  private final ServerHttpRequest request;
  private final ApplicationSession session;

  ReactiveRequest(ServerHttpRequest request, ApplicationSession session) {
    this.request = request;
    this.session = session;
  }

  @Override
  public String method() {
    return request.getMethod().name();
  }

  /** The parts of the URI as the server made it, which are kept raw by {@link URI}. */
  @Override
  public String target() {
    URI uri = request.getURI();
    StringBuilder target = new StringBuilder();
    String path = uri.getRawPath();
    target.append(path == null || path.isEmpty() ? "/" : path);
    if (uri.getRawQuery() != null) {
      target.append('?').append(uri.getRawQuery());
    }
    if (uri.getRawFragment() != null) {
      target.append('#').append(uri.getRawFragment());
    }
    return target.toString();
  }

  @Override
  public String scheme() {
    return "https".equals(request.getURI().getScheme()) ? "https" : "http";
  }

  /** The servers that are not known in person do not tell; they serve WebSockets in HTTP/1.1. */
  @Override
  public HttpVersion version() {
    return HttpVersion.HTTP_1_1;
  }

  /** Always null: servers turn {@code :authority} into a Host line. */
  @Override
  public @Nullable String authority() {
    return null;
  }

  /** Always null: no server of WebFlux offers extended CONNECT (RFC 8441). */
  @Override
  public @Nullable String protocol() {
    return null;
  }

  @Override
  public String peer() {
    return address(request.getRemoteAddress());
  }

  @Override
  public boolean hasClientCertificate() {
    SslInfo ssl = request.getSslInfo();
    return ssl != null && ssl.getPeerCertificates() != null && ssl.getPeerCertificates().length > 0;
  }

  @Override
  public ApplicationSession session() {
    return session;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    request
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> line.accept(name, value)));
  }

  /** Without a port; empty for what is no internet address, as a Unix domain socket. */
  static String address(@Nullable Object socket) {
    if (!(socket instanceof InetSocketAddress internet) || internet.getAddress() == null) {
      return "";
    }
    return internet.getAddress().getHostAddress();
  }
}
