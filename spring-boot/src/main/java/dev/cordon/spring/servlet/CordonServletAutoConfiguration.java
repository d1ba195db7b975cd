package dev.cordon.spring.servlet;

import dev.cordon.guard.LiveGuard;
import dev.cordon.servlet.CordonFilter;
import dev.cordon.servlet.RefusalPage;
import dev.cordon.servlet.Uncaught;
import dev.cordon.spring.CordonAutoConfiguration;
import dev.cordon.spring.CordonSettings;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Puts the guard in front of a servlet application. */
@AutoConfiguration(
    after = CordonAutoConfiguration.class,
    afterName = CordonServletAutoConfiguration.SECURITY)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({CordonFilter.class, FilterRegistrationBean.class})
@ConditionalOnBean(LiveGuard.class)
public class CordonServletAutoConfiguration {
  /** What gives an application its chains, its tags and its processor of forms. */
  public static final String SECURITY =
      "org.springframework.boot.security.autoconfigure.web.servlet"
          + ".ServletWebSecurityAutoConfiguration";

  /** After Cordon's filter and before all that writes pages. */
  private static final int TOKEN_ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

  @Bean
  @ConditionalOnMissingBean(name = "cordonFilter")
  FilterRegistrationBean<CordonFilter> cordonFilter(
      LiveGuard guard, ObjectProvider<RefusalPage> page) {
    CordonFilter.Builder filter = CordonFilter.builder(guard).uncaught(Uncaught.RETHROW);
    page.ifAvailable(filter::refusalPage);
    return new CordonFilterRegistration(filter.build());
  }

  @Bean
  SessionCookie cordonSessionCookie(LiveGuard guard) {
    return new SessionCookie(guard);
  }

  @Bean
  FilterRegistrationBean<PageTokenFilter> cordonPageToken(CordonSettings settings) {
    FilterRegistrationBean<PageTokenFilter> filter =
        new FilterRegistrationBean<>(new PageTokenFilter());
    filter.setName("cordonPageToken");
    filter.setOrder(TOKEN_ORDER);
    filter.setEnabled(settings.replacesCsrf());
    return filter;
  }

  @Bean
  CorsFilters cordonCorsFilters(ListableBeanFactory beans, CordonSettings settings) {
    return new CorsFilters(beans, settings);
  }

  /** For applications with Spring MVC. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({DispatcherServlet.class, AbstractHandlerMapping.class})
  static class Mvc {

    @Bean
    static OneVoice cordonOneVoice(ObjectProvider<CordonSettings> settings) {
      return new OneVoice(settings);
    }

    @Bean("requestDataValueProcessor")
    @ConditionalOnMissingBean(RequestDataValueProcessor.class)
    RequestDataValueProcessor cordonHiddenFields() {
      return new HiddenFields();
    }
  }
}
