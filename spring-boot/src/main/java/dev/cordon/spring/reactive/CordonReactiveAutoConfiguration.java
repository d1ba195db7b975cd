package dev.cordon.spring.reactive;

import dev.cordon.guard.LiveGuard;
import dev.cordon.servlet.RefusalPage;
import dev.cordon.spring.CordonAutoConfiguration;
import dev.cordon.spring.CordonSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.view.RequestDataValueProcessor;
import org.springframework.web.server.i18n.LocaleContextResolver;
import org.springframework.web.server.session.WebSessionManager;

/** Puts the guard in front of a WebFlux application. */
@AutoConfiguration(
    after = CordonAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnBean(LiveGuard.class)
@ImportRuntimeHints(ReactiveHints.class)
public class CordonReactiveAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  CordonWebFilter cordonWebFilter(
      LiveGuard guard,
      WebSessionManager sessions,
      ServerCodecConfigurer codecs,
      LocaleContextResolver locales,
      TokenExposure tokens,
      ObjectProvider<RefusalPage> page) {
    return new CordonWebFilter(
        guard,
        new WebServices(sessions, codecs, locales),
        tokens,
        page.getIfAvailable(() -> decision -> null));
  }

  @Bean
  OriginalRequest cordonOriginalRequest() {
    return new OriginalRequest();
  }

  @Bean
  static ApplicationCors cordonApplicationCors() {
    return new ApplicationCors();
  }

  @Bean
  CsrfModelAttribute cordonCsrfModelAttribute() {
    return new CsrfModelAttribute();
  }

  @Bean
  DoubleCorsCheck cordonDoubleCorsCheck(
      CordonSettings settings, ObjectProvider<CorsWebFilter> filters) {
    return new DoubleCorsCheck(settings, filters);
  }

  @Bean
  @ConditionalOnMissingBean
  TokenExposure cordonTokenExposure() {
    return (exchange, token) -> exchange.getAttributes().put(TokenExposure.ATTRIBUTE, token);
  }

  /** Under the name that Spring's views look for. */
  @Bean(name = "requestDataValueProcessor")
  @ConditionalOnMissingBean(name = "requestDataValueProcessor")
  RequestDataValueProcessor cordonFormFields() {
    return new FormFields();
  }
}
