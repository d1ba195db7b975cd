package dev.cordon.spring.reactive;

import dev.cordon.config.Property;
import dev.cordon.guard.LiveGuard;
import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.SpringDefault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
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
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({SecurityWebFilterChain.class, ServerHttpSecurity.class})
@ConditionalOnBean(LiveGuard.class)
public class ReactiveSecurityAutoConfiguration {

  /** Before any other, so that whoever turns a handling on again is noticed. */
  @Bean
  @Order(Integer.MIN_VALUE)
  Customizer<ServerHttpSecurity> cordonServerHttpSecurityCustomizer(CordonSettings settings) {
    return http -> {
      if (settings.replacesCsrf()) {
        http.csrf(ServerHttpSecurity.CsrfSpec::disable);
      }
      if (settings.replacesCors()) {
        http.cors(ServerHttpSecurity.CorsSpec::disable);
      }
    };
  }

  /** Everybody is asked for a token there, also who has no cookie yet (W28 in docs/threats.md). */
  @Bean
  SpringDefault cordonFormLogin(Environment environment) {
    String base = environment.getProperty("spring.webflux.base-path", "");
    String login = (base.equals("/") ? "" : base) + "/login";
    return new SpringDefault(
        new Property("csrf.login", login, "the form login of Spring Security", 0, 0));
  }

  @Bean
  DoubleSecurityCheck cordonDoubleSecurityCheck(
      CordonSettings settings, ObjectProvider<SecurityWebFilterChain> chains) {
    return new DoubleSecurityCheck(settings, chains);
  }

  /** As {@code CsrfWebFilter} leaves it, and as views and generated login pages look for it. */
  @Bean
  TokenExposure cordonTokenExposure(CordonSettings settings) {
    return (exchange, token) -> {
      if (settings.replacesCsrf()) {
        CsrfToken security = new SecurityToken(token);
        exchange.getAttributes().put(TokenExposure.ATTRIBUTE, security);
        exchange.getAttributes().put(CsrfToken.class.getName(), Mono.just(security));
      }
    };
  }
}
