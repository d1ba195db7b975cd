package dev.cordon.spring.reactive;

import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.DoubleConfigurationException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.WebFilter;

/**
 * Refuses to start with a security chain that handles CSRF or CORS by its own configuration beside
 * a policy that is enforced. What Spring Security does by default has been turned off before.
 */
final class DoubleSecurityCheck implements SmartInitializingSingleton {
  private final CordonSettings settings;
  private final ObjectProvider<SecurityWebFilterChain> chains;

  DoubleSecurityCheck(CordonSettings settings, ObjectProvider<SecurityWebFilterChain> chains) {
    this.settings = settings;
    this.chains = chains;
  }

  @Override
  public void afterSingletonsInstantiated() {
    chains.forEach(chain -> chain.getWebFilters().toIterable().forEach(this::check));
  }

  private void check(WebFilter filter) {
    if (filter instanceof CsrfWebFilter && settings.replacesCsrf()) {
      throw new DoubleConfigurationException(
          List.of(
              "[csrf-twice] SecurityWebFilterChain: ServerHttpSecurity.csrf(...) is configured, and"
                  + " Cordon judges forged requests too. Each would refuse the other's tokens."
                  + " Delete the call of .csrf(...); what it exempts goes to cordon.csrf.exempt."));
    }
    if (filter instanceof CorsWebFilter && settings.replacesCors()) {
      throw new DoubleConfigurationException(
          List.of(
              "[cors-twice] SecurityWebFilterChain: ServerHttpSecurity.cors(...) is configured, and"
                  + " Cordon answers for CORS too. Two answers to one question: the chain refuses"
                  + " origins that the policy names. Delete the call of .cors(...), and write its"
                  + " origins as rules of cordon.cors instead."));
    }
  }
}
