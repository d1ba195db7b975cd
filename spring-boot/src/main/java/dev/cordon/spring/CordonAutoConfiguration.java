package dev.cordon.spring;

import dev.cordon.config.Fault;
import dev.cordon.config.KeySettings;
import dev.cordon.guard.Decision;
import dev.cordon.guard.DecisionListener;
import dev.cordon.guard.Guard;
import dev.cordon.guard.LiveGuard;
import dev.cordon.session.KeyRing;
import dev.cordon.session.Revocations;
import dev.cordon.session.TokenStore;
import dev.cordon.session.UsedTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ResourceLoader;

/**
 * The guard of a web application, by what its properties {@code cordon.*} say.
 *
 * <p>A bean of type {@link LiveGuard} takes the place of all of it. Beans of type {@link KeyRing},
 * {@link Revocations}, {@link TokenStore} and {@link UsedTokens} take the place of what is kept in
 * memory otherwise, and every {@link DecisionListener} is told of every decision.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnProperty(name = CordonKeys.ENABLED, havingValue = "true", matchIfMissing = true)
public class CordonAutoConfiguration {
  private static final Log LOG = LogFactory.getLog(CordonAutoConfiguration.class);

  @Bean
  @ConditionalOnMissingBean({CordonSettings.class, LiveGuard.class})
  CordonSettings cordonSettings(
      ConfigurableEnvironment environment,
      ResourceLoader resources,
      ObjectProvider<SpringDefault> defaults) {
    CordonSettings settings =
        new SettingsReader(environment, resources)
            .read(defaults.orderedStream().map(SpringDefault::property).toList());
    for (Fault warning : settings.warnings()) {
      LOG.warn(FaultText.of(warning));
    }
    return settings;
  }

  @Bean
  @ConditionalOnMissingBean({KeyRing.class, LiveGuard.class})
  KeyRing cordonKeys(CordonSettings settings) {
    return KeySource.ring(settings.keys());
  }

  @Bean
  @ConditionalOnMissingBean
  LiveGuard cordonGuard(
      CordonSettings settings,
      KeyRing keys,
      ObjectProvider<TokenStore> tokens,
      ObjectProvider<UsedTokens> used,
      ObjectProvider<Revocations> revocations,
      ObjectProvider<DecisionListener> listeners,
      ObjectProvider<Guard.Trace> trace) {
    List<DecisionListener> told = listeners.orderedStream().toList();
    LiveGuard.Builder guard = LiveGuard.builder(settings.policy()).keys(keys);
    tokens.ifAvailable(guard::tokenStore);
    used.ifAvailable(guard::usedTokens);
    revocations.ifAvailable(guard::revocations);
    trace.ifAvailable(guard::trace);
    LOG.info(StartSentence.of(settings.policy()));
    return guard.listener(decision -> tell(told, decision)).build();
  }

  /** Stands for the properties where the application built its guard itself. */
  @Bean
  @ConditionalOnMissingBean
  CordonSettings cordonSettingsOfGuard(LiveGuard guard) {
    return new CordonSettings(
        guard.policy(),
        new KeySettings.StateRing(Path.of("")),
        Migration.OFF,
        Optional.empty(),
        Duration.ZERO,
        List.of());
  }

  @Bean
  PolicyReload cordonReload(LiveGuard guard, CordonSettings settings) {
    return new PolicyReload(guard, settings);
  }

  private static void tell(List<DecisionListener> listeners, Decision decision) {
    for (DecisionListener listener : listeners) {
      listener.decided(decision);
    }
  }
}
