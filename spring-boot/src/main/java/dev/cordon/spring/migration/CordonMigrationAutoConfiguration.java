package dev.cordon.spring.migration;

import dev.cordon.guard.LiveGuard;
import dev.cordon.spring.CordonAutoConfiguration;
import dev.cordon.spring.CordonSettings;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Looks for what an application of Spring MVC allows other sites beside Cordon. */
@AutoConfiguration(after = CordonAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RequestMappingInfoHandlerMapping.class)
@ConditionalOnBean(LiveGuard.class)
public class CordonMigrationAutoConfiguration {

  @Bean
  MigrationReport cordonMigrationReport(
      ListableBeanFactory beans,
      Environment environment,
      CordonSettings settings,
      LiveGuard guard) {
    return new MigrationReport(beans, environment, settings, guard);
  }
}
