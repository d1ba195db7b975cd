package dev.cordon.spring.actuate;

import dev.cordon.guard.LiveGuard;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Micrometer's counters of decisions, where there is a registry. */
@AutoConfiguration(
    afterName = {
      "dev.cordon.spring.CordonAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnWebApplication
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({LiveGuard.class, MeterRegistry.class})
public class CordonMetricsAutoConfiguration {

  @Bean
  DecisionMeters cordonDecisionMeters(MeterRegistry registry) {
    return new DecisionMeters(registry);
  }
}
