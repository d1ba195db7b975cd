package dev.cordon.spring.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.Property;
import dev.cordon.guard.DecisionListener;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.servlet.CordonFilter;
import dev.cordon.session.KeyRing;
import dev.cordon.spring.CordonAutoConfiguration;
import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.InvalidCordonPropertiesException;
import dev.cordon.spring.SpringDefault;
import dev.cordon.spring.security.CordonSecurityAutoConfiguration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

@DisplayName("The beans of an application")
class WiringTest {
  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  CordonAutoConfiguration.class,
                  CordonServletAutoConfiguration.class,
                  CordonSecurityAutoConfiguration.class))
          .withPropertyValues("cordon.app.origins=https://bank.example");

  @Test
  void areThereByOneProperty() {
    runner.run(
        context -> {
          assertThat(context).hasSingleBean(LiveGuard.class).hasSingleBean(KeyRing.class);
          assertThat(context.getBean(CordonSettings.class).replacesCors()).isTrue();
          FilterRegistrationBean<?> filter =
              context.getBean("cordonFilter", FilterRegistrationBean.class);
          assertThat(filter.getFilter()).isInstanceOf(CordonFilter.class);
          assertThat(filter.determineDispatcherTypes())
              .containsExactlyInAnyOrder(
                  DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        });
  }

  @Test
  void areNotThereWhenSwitchedOff() {
    runner
        .withPropertyValues("cordon.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .doesNotHaveBean(LiveGuard.class)
                    .doesNotHaveBean("cordonFilter"));
  }

  @Test
  void putTheGuardBeforeAllOtherFilters() {
    runner
        .withConfiguration(
            AutoConfigurations.of(
                ServletWebSecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class))
        .withBean(
            "forwarded",
            FilterRegistrationBean.class,
            () -> {
              FilterRegistrationBean<Filter> forwarded =
                  new FilterRegistrationBean<>(new ForwardedHeaderFilter());
              forwarded.setOrder(Ordered.HIGHEST_PRECEDENCE);
              return forwarded;
            })
        .run(
            context -> {
              List<String> filters = filters(context);
              assertThat(filters.get(0)).contains("cordon");
              assertThat(filters).anyMatch(name -> name.contains("springSecurityFilterChain"));
              assertThat(filters).anyMatch(name -> name.contains("forwarded"));
            });
  }

  @Test
  void giveWayToAGuardOfTheApplications() {
    LiveGuard own = LiveGuard.of(Policy.builder().origins("https://own.example").build());
    new WebApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(CordonAutoConfiguration.class))
        .withBean(LiveGuard.class, () -> own)
        .run(
            context -> {
              assertThat(context.getBean(LiveGuard.class)).isSameAs(own);
              assertThat(context.getBean(CordonSettings.class).policy()).isSameAs(own.policy());
            });
  }

  @Test
  void tellEveryListener() {
    AtomicInteger told = new AtomicInteger();
    runner
        .withBean("first", DecisionListener.class, () -> decision -> told.incrementAndGet())
        .withBean("second", DecisionListener.class, () -> decision -> told.incrementAndGet())
        .run(
            context -> {
              context.getBean(LiveGuard.class).judge(new PlainRequest());
              assertThat(told).hasValue(2);
            });
  }

  @Test
  void giveTheFormLoginItsPathOnlyWhereSpringSecurityIs() {
    runner.run(
        context -> assertThat(settings(context).policy().csrf().isLogin("/login")).isFalse());
    WebApplicationContextRunner secured =
        runner.withConfiguration(AutoConfigurations.of(ServletWebSecurityAutoConfiguration.class));
    secured.run(
        context -> {
          assertThat(settings(context).policy().csrf().isLogin("/login")).isTrue();
          assertThat(context.getBean(SpringDefault.class).property())
              .extracting(Property::source)
              .asString()
              .contains("form login");
        });
    secured
        .withPropertyValues("server.servlet.context-path=/bank")
        .run(
            context ->
                assertThat(settings(context).policy().csrf().isLogin("/bank/login")).isTrue());
  }

  @Test
  void failWithEveryFault() {
    runner
        .withPropertyValues("cordon.mode=reports", "cordon.csrf.tokens=always")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(InvalidCordonPropertiesException.class)
                    .hasMessageContaining("cordon.mode")
                    .hasMessageContaining("cordon.csrf.tokens"));
  }

  private static CordonSettings settings(ApplicationContext context) {
    return context.getBean(CordonSettings.class);
  }

  private static List<String> filters(ApplicationContext context) {
    ServletContextInitializerBeans beans =
        new ServletContextInitializerBeans(
            (org.springframework.beans.factory.ListableBeanFactory) context);
    return beans.stream()
        .filter(bean -> !(bean instanceof SessionCookie))
        .map(ServletContextInitializer::toString)
        .toList();
  }
}
