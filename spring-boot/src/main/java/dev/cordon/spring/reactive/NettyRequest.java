package dev.cordon.spring.reactive;

import dev.cordon.guard.ApplicationSession;
import dev.cordon.guard.HttpVersion;
import java.util.function.BiConsumer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request of Reactor Netty: the target as it stood on the request line, the header lines in their
 * order, and the connection's own peer and scheme, whatever forwarded headers say.
 */
final class NettyRequest extends ReactiveRequest {
  private final HttpServerRequest netty;

  NettyRequest(ServerHttpRequest request, HttpServerRequest netty, ApplicationSession session) {
    super(request, session);
    this.netty = netty;
  }

  @Override
  public String target() {
    return netty.uri();
  }

  @Override
  public String scheme() {
    return netty.connectionScheme();
  }

  @Override
  public HttpVersion version() {
    String text = netty.protocol();
    if (text.startsWith("HTTP/2")) {
      return HttpVersion.HTTP_2;
    }
    if (text.startsWith("HTTP/3")) {
      return HttpVersion.HTTP_3;
    }
    return text.equals("HTTP/1.0") ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
  }

  @Override
  public String peer() {
    return address(netty.connectionRemoteAddress());
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    netty.requestHeaders().forEach(entry -> line.accept(entry.getKey(), entry.getValue()));
  }
}
