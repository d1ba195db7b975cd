package dev.cordon.spring.reactive;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.util.context.ContextView;

/**
 * Keeps the request as it came for the guard, before Spring's {@code ForwardedHeaderTransformer}
 * rewrites it by the word of whoever sent forwarded headers: the guard believes listed peers only.
 */
final class OriginalRequest implements HttpHandlerDecoratorFactory {
  private static final Object KEY = OriginalRequest.class;

  @Override
  public HttpHandler apply(HttpHandler handler) {
    return (request, response) ->
        handler.handle(request, response).contextWrite(context -> context.put(KEY, request));
  }

  /** The request as it came; the given one where it was not kept. */
  static ServerHttpRequest of(ContextView context, ServerHttpRequest otherwise) {
    return context.hasKey(KEY) ? context.get(KEY) : otherwise;
  }
}
