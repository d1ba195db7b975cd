package dev.cordon.spring.reactive;

import dev.cordon.guard.ApplicationSession;
import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.RequestView;
import dev.cordon.guard.Verdict;
import dev.cordon.policy.Policy;
import dev.cordon.policy.SessionRule;
import dev.cordon.servlet.RefusalPage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Puts every request of a WebFlux application before the guard, ahead of Spring Security, so that a
 * preflight never meets a 401, and has every answer edited when it is committed, errors included.
 */
public final class CordonWebFilter implements WebFilter, Ordered {
  /** The exchange attribute that holds the {@link Decision} of a request that passed. */
  public static final String DECISION = Decision.class.getName();

  /** Ahead of Spring Security's chain (-100) and of every filter that could answer by itself. */
  public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  private static final boolean NETTY =
      ClassUtils.isPresent(
          "reactor.netty.http.server.HttpServerRequest", CordonWebFilter.class.getClassLoader());

  private final LiveGuard guard;
  private final WebServices services;
  private final TokenExposure tokens;
  private final RefusalPage page;

  /**
   * @param tokens how templates learn of a page's CSRF token
   * @param page the body of refusals, where it is another one than the guard's
   */
  CordonWebFilter(LiveGuard guard, WebServices services, TokenExposure tokens, RefusalPage page) {
    this.guard = guard;
    this.services = services;
    this.tokens = tokens;
    this.page = page;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    GuardedExchange guarded = new GuardedExchange(exchange, services);
    boolean sealed = isSealed(guard.policy());
    ApplicationSession session = sealed ? ApplicationSession.NONE : guarded.session();
    Mono<Void> begin =
        Mono.deferContextual(
            context -> {
              ServerHttpRequest came = OriginalRequest.of(context, exchange.getRequest());
              return judged(guard.judge(view(came, session)), guarded, chain);
            });
    return !sealed && services.namesSession(exchange) ? guarded.getSession().then(begin) : begin;
  }

  /** Whether the guard itself vouches for the session, so that tokens are bound to its seal. */
  private boolean isSealed(Policy policy) {
    for (SessionRule rule : policy.sessions()) {
      if (rule.seal() && services.keepsIdIn(rule.cookie())) {
        return true;
      }
    }
    return false;
  }

  private Mono<Void> judged(Judgement judgement, GuardedExchange exchange, WebFilterChain chain) {
    if (judgement instanceof FormTokenQuestion question) {
      return PrefixedBody.read(exchange.getRequest().getBody(), FormTokenQuestion.LIMIT_BYTES)
          .flatMap(
              body ->
                  Mono.defer(() -> carryOut(answered(question, body), exchange, body, chain))
                      .doFinally(end -> body.discard()));
    }
    return carryOut((Decision) judgement, exchange, null, chain);
  }

  private Decision answered(FormTokenQuestion question, PrefixedBody body) {
    byte[] prefix = body.prefix();
    Judgement judgement = guard.settle(question.resume(prefix));
    while (judgement instanceof FormTokenQuestion again) {
      judgement = guard.settle(again.resume(prefix));
    }
    return (Decision) judgement;
  }

  private Mono<Void> carryOut(
      Decision decision,
      GuardedExchange exchange,
      @Nullable PrefixedBody body,
      WebFilterChain chain) {
    if (!decision.passes()) {
      return answer(decision, exchange.getDelegate().getResponse());
    }
    exchange.pass(decision, body);
    exchange.getAttributes().put(DECISION, decision);
    tokens.expose(exchange, new TemplateToken(decision, guard.policy().csrf()));
    Mono<Void> application = chain.filter(exchange);
    return body == null
        ? application
        : application
            .onErrorResume(failure -> exchange.cleanUp().then(Mono.error(failure)))
            .then(Mono.defer(exchange::cleanUp));
  }

  /** Writes an answer of the guard's own; nothing that the application wanted done is. */
  private Mono<Void> answer(Decision decision, ServerHttpResponse response) {
    response.setStatusCode(HttpStatusCode.valueOf(status(decision.verdict())));
    ResponseHeaders headers = new ResponseHeaders(response);
    decision.editResponse(headers);
    boolean refused = decision.verdict() instanceof Verdict.Refuse;
    Body better = refused ? page.page(decision) : null;
    page.editResponse(decision, headers);
    Body body = better == null ? decision.body() : better;
    if (body == null) {
      return response.setComplete();
    }
    byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
    headers.set("Content-Type", body.contentType());
    response.getHeaders().setContentLength(bytes.length);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
  }

  private static int status(Verdict verdict) {
    return verdict instanceof Verdict.Answer answer
        ? answer.status()
        : ((Verdict.Refuse) verdict).status();
  }

  private static RequestView view(ServerHttpRequest request, ApplicationSession session) {
    if (NETTY && nativeOf(request) instanceof HttpServerRequest netty) {
      return new NettyRequest(request, netty, session);
    }
    return new ReactiveRequest(request, session);
  }

  private static @Nullable Object nativeOf(ServerHttpRequest request) {
    try {
      return ServerHttpRequestDecorator.<Object>getNativeRequest(request);
    } catch (IllegalArgumentException | IllegalStateException none) {
      // A mock, as in tests of controllers without a server.
      return null;
    }
  }
}
