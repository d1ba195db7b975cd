package dev.cordon.spring.reactive;

import dev.cordon.guard.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes CORS out of the hands of WebFlux's handler mappings, which would answer 403 to an origin
 * that {@code @CrossOrigin} does not name but the policy does. Where the policy only reports, they
 * keep it.
 */
final class ApplicationCors implements BeanPostProcessor {
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof AbstractHandlerMapping mapping) {
      mapping.setCorsProcessor(new Deferring(mapping.getCorsProcessor()));
    }
    return bean;
  }

  private record Deferring(CorsProcessor application) implements CorsProcessor {
    @Override
    public boolean process(@Nullable CorsConfiguration configuration, ServerWebExchange exchange) {
      Decision decision = exchange.getAttribute(CordonWebFilter.DECISION);
      return (decision != null && !decision.leavesCorsToApplication())
          || application.process(configuration, exchange);
    }
  }
}
