package dev.cordon.spring.reactive;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Mode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfToken;
import reactor.core.publisher.Mono;

/**
 * Takes CSRF and CORS out of Spring Security's hands where the policy is enforced, and hands Spring
 * Security's views the guard's token.
 */
@AutoConfiguration(
    before = CordonReactiveAutoConfiguration.class,
    afterName = "dev.cordon.spring.CordonAutoConfiguration")
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({SecurityWebFilterChain.class, ServerHttpSecurity.class})
@ConditionalOnBean(LiveGuard.class)
public class ReactiveSecurityAutoConfiguration {

  /** Before any other, so that whoever turns a handling on again is noticed. */
  @Bean
  @Order(Integer.MIN_VALUE)
  Customizer<ServerHttpSecurity> cordonServerHttpSecurityCustomizer(LiveGuard guard) {
    return http -> {
      if (guard.policy().csrf().mode() == Mode.ENFORCE) {
        http.csrf(ServerHttpSecurity.CsrfSpec::disable);
      }
      if (guard.policy().mode() == Mode.ENFORCE) {
        http.cors(ServerHttpSecurity.CorsSpec::disable);
      }
    };
  }

  @Bean
  DoubleSecurityCheck cordonDoubleSecurityCheck(
      LiveGuard guard, ObjectProvider<SecurityWebFilterChain> chains) {
    return new DoubleSecurityCheck(guard, chains);
  }

  /** As {@code CsrfWebFilter} leaves it, and as views and generated login pages look for it. */
  @Bean
  TokenExposure cordonTokenExposure(LiveGuard guard) {
    return (exchange, token) -> {
      if (guard.policy().csrf().mode() == Mode.ENFORCE) {
        CsrfToken security = new SecurityToken(token);
        exchange.getAttributes().put(TokenExposure.ATTRIBUTE, security);
        exchange.getAttributes().put(CsrfToken.class.getName(), Mono.just(security));
      }
    };
  }
}
