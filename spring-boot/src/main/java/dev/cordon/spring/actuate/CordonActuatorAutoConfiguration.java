package dev.cordon.spring.actuate;

import dev.cordon.guard.LiveGuard;
import java.time.InstantSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The actuator's endpoint {@code cordon}, where it is exposed. */
@AutoConfiguration(afterName = "dev.cordon.spring.CordonAutoConfiguration")
@ConditionalOnWebApplication
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(LiveGuard.class)
@ConditionalOnAvailableEndpoint(CordonEndpoint.class)
public class CordonActuatorAutoConfiguration {

  @Bean
  DecisionRecord cordonDecisionRecord() {
    return new DecisionRecord(InstantSource.system());
  }

  @Bean
  @ConditionalOnMissingBean
  CordonEndpoint cordonEndpoint(LiveGuard guard, DecisionRecord record) {
    return new CordonEndpoint(guard, record);
  }
}
