package dev.cordon.spring.reactive;

import dev.cordon.guard.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The exchange that the application gets: with the edited request and answer, and with the session,
 * the form and the parts that belong to them. An exchange that is merely mutated would look its
 * session up by the cookies as they came.
 */
final class GuardedExchange extends ServerWebExchangeDecorator {
  private final WebServices services;
  private final GuardedResponse response;
  private final ReactiveSession session = new ReactiveSession();
  private final Mono<WebSession> webSession;
  private volatile ServerHttpRequest request;
  private volatile @Nullable ServerWebExchange reread;

  GuardedExchange(ServerWebExchange exchange, WebServices services) {
    super(exchange);
    this.services = services;
    this.request = exchange.getRequest();
    this.response = new GuardedResponse(exchange.getResponse());
    this.webSession =
        Mono.defer(() -> services.sessions().getSession(this)).doOnNext(session::found).cache();
  }

  ReactiveSession session() {
    return session;
  }

  /** What the application is let through to; {@code body} is null where nothing of it was read. */
  void pass(Decision decision, @Nullable PrefixedBody body) {
    ServerHttpRequest came = getDelegate().getRequest();
    RequestHeaders headers = new RequestHeaders(came.getHeaders());
    decision.editRequest(headers);
    if (body != null) {
      request = new EditedRequest(came, headers, body.whole());
      reread =
          new DefaultServerWebExchange(
              request, response, any -> webSession, services.codecs(), services.locales());
    } else if (headers.isChanged()) {
      request = new EditedRequest(came, headers, came.getBody());
    }
    response.editBy(decision, session);
  }

  @Override
  public ServerHttpRequest getRequest() {
    return request;
  }

  @Override
  public ServerHttpResponse getResponse() {
    return response;
  }

  @Override
  public Mono<WebSession> getSession() {
    return webSession;
  }

  @Override
  public Mono<MultiValueMap<String, String>> getFormData() {
    return reader().getFormData();
  }

  @Override
  public Mono<MultiValueMap<String, Part>> getMultipartData() {
    return reader().getMultipartData();
  }

  @Override
  public Mono<Void> cleanupMultipart() {
    return reader().cleanupMultipart();
  }

  /** Lets go of the parts of a body that was read here, which the server does not know of. */
  Mono<Void> cleanUp() {
    ServerWebExchange own = reread;
    return own == null ? Mono.empty() : own.cleanupMultipart();
  }

  private ServerWebExchange reader() {
    ServerWebExchange own = reread;
    return own == null ? getDelegate() : own;
  }
}
