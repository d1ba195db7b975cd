package dev.cordon.spring.devpage;

import dev.cordon.guard.Guard;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Explains refusals in development: with {@code cordon.profile=dev}, or with DevTools on the class
 * path, which no packaged application has.
 */
@AutoConfiguration(beforeName = "dev.cordon.spring.CordonAutoConfiguration")
@ConditionalOnWebApplication
@Conditional(DevPageAutoConfiguration.InDevelopment.class)
public class DevPageAutoConfiguration {

  @Bean
  ExplainingPage cordonExplainingPage() {
    return new ExplainingPage();
  }

  @Bean
  RefusalLog cordonRefusalLog() {
    return new RefusalLog();
  }

  /** Every decision keeps its trace, since the page shows it. */
  @Bean
  Guard.Trace cordonTrace() {
    return Guard.Trace.KEPT;
  }

  /** Either way. */
  static final class InDevelopment extends AnyNestedCondition {
    InDevelopment() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty(name = "cordon.profile", havingValue = "dev")
    static class ByProfile {}

    @ConditionalOnClass(name = "org.springframework.boot.devtools.restart.Restarter")
    static class ByDevTools {}
  }
}
