package dev.cordon.spring.reactive;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Keeps the request as it came for the guard, before Spring's {@code ForwardedHeaderTransformer}
 * rewrites it by the word of whoever sent forwarded headers: the guard believes listed peers only.
 */
final class OriginalRequest implements HttpHandlerDecoratorFactory {
  private static final String ATTRIBUTE = OriginalRequest.class.getName();

  @Override
  public HttpHandler apply(HttpHandler handler) {
    return (request, response) -> {
      request.getAttributes().put(ATTRIBUTE, request);
      return handler.handle(request, response);
    };
  }

  /** The request as it came; the given one where it was not kept. */
  static ServerHttpRequest of(ServerHttpRequest request) {
    return request.getAttributes().get(ATTRIBUTE) instanceof ServerHttpRequest original
        ? original
        : request;
  }
}
