package dev.cordon.spring.security;

import dev.cordon.config.Property;
import dev.cordon.guard.LiveGuard;
import dev.cordon.spring.CordonAutoConfiguration;
import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.SpringDefault;
import dev.cordon.spring.servlet.CordonServletAutoConfiguration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Takes CORS and CSRF out of Spring Security's hands, in every chain that is built with {@link
 * HttpSecurity}, before the application configures it.
 */
@AutoConfiguration(
    after = {CordonAutoConfiguration.class, CordonServletAutoConfiguration.class},
    afterName = CordonServletAutoConfiguration.SECURITY)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, CsrfFilter.class})
@ConditionalOnBean({LiveGuard.class, SecurityFilterChain.class})
public class CordonSecurityAutoConfiguration {

  /**
   * The form login of Spring Security asks everybody for a token, also who has no cookie yet: else
   * a victim could be logged in as the attacker.
   */
  @Bean
  SpringDefault cordonFormLogin(Environment environment) {
    String context = environment.getProperty("server.servlet.context-path", "");
    String login = (context.equals("/") ? "" : context) + "/login";
    return new SpringDefault(
        new Property("csrf.login", login, "the form login of Spring Security", 0, 0));
  }

  @Bean
  CordonTokens cordonTokens() {
    return new CordonTokens();
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  Customizer<HttpSecurity> cordonHttpSecurity(CordonSettings settings, CordonTokens tokens) {
    return http -> {
      if (settings.replacesCors()) {
        http.cors(AbstractHttpConfigurer::disable);
      }
      if (settings.replacesCsrf()) {
        http.csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    .csrfTokenRequestHandler(tokens)
                    .requireCsrfProtectionMatcher(tokens));
      }
    };
  }

  @Bean
  SecurityChains cordonSecurityChains(
      ConfigurableListableBeanFactory beans, CordonSettings settings, CordonTokens tokens) {
    return new SecurityChains(beans, settings, tokens);
  }
}
