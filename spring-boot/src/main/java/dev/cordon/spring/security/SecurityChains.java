package dev.cordon.spring.security;

import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.DoubleConfigurationException;
import jakarta.servlet.Filter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.filter.CorsFilter;

/**
 * Looks at the chains that were built for what would judge CORS or CSRF beside Cordon, and stops
 * the start if there is any: two configurations of one thing contradict each other sooner or later.
 */
final class SecurityChains implements SmartInitializingSingleton {
  private static final Log LOG = LogFactory.getLog(SecurityChains.class);

  /** What an application changes with {@code http.csrf(…)} ends up in these fields. */
  static final List<String> FIELDS =
      List.of("tokenRepository", "requireCsrfProtectionMatcher", "requestHandler");

  private final ConfigurableListableBeanFactory beans;
  private final CordonSettings settings;
  private final CordonTokens tokens;

  SecurityChains(
      ConfigurableListableBeanFactory beans, CordonSettings settings, CordonTokens tokens) {
    this.beans = beans;
    this.settings = settings;
    this.tokens = tokens;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Set<String> found = new LinkedHashSet<>();
    Map<String, SecurityFilterChain> chains = beans.getBeansOfType(SecurityFilterChain.class);
    chains.forEach((name, chain) -> found.addAll(inspect(name, chain.getFilters())));
    if (!found.isEmpty()) {
      throw new DoubleConfigurationException(List.copyOf(found));
    }
  }

  private List<String> inspect(String chain, List<Filter> filters) {
    List<String> found = new ArrayList<>();
    boolean csrf = false;
    boolean logout = false;
    for (Filter filter : filters) {
      if (filter instanceof CorsFilter cors && settings.replacesCors()) {
        if (isBoots(chain)) {
          cors.setCorsProcessor((configuration, request, response) -> true);
          continue;
        }
        found.add(
            "The security chain \""
                + chain
                + "\" calls cors(…): delete the call, and say in cordon.cors who may call what.");
      } else if (filter instanceof CsrfFilter own) {
        csrf = true;
        if (settings.replacesCsrf() && !isReplaced(own)) {
          found.add(
              "The security chain \""
                  + chain
                  + "\" calls csrf(…): delete the call. Cordon's tokens reach _csrf by themselves;"
                  + " a path that needs none is named in cordon.csrf.exempt or"
                  + " cordon.csrf.receive.");
        }
      }
      logout |= filter instanceof LogoutFilter;
    }
    if (logout && !csrf && settings.replacesCsrf()) {
      LOG.warn(
          "The security chain \""
              + chain
              + "\" calls csrf(…disable()), and Spring Security therefore logs out on GET too: any"
              + " site can log users out. Delete the call; Cordon has switched the check off"
              + " already, and logout is POST alone again.");
    }
    return found;
  }

  /** Whether the chain is a default of Spring Boot's, such as the actuator's, which calls all. */
  private boolean isBoots(String chain) {
    return beans.containsBeanDefinition(chain)
        && beans.getBeanDefinition(chain) instanceof AnnotatedBeanDefinition definition
        && definition.getFactoryMethodMetadata() != null
        && definition
            .getFactoryMethodMetadata()
            .getDeclaringClassName()
            .startsWith("org.springframework.boot.");
  }

  private boolean isReplaced(CsrfFilter filter) {
    return FIELDS.stream().allMatch(name -> isTokens(filter, name));
  }

  /** A field that a later version does not have tells nothing, and counts as replaced. */
  private boolean isTokens(CsrfFilter filter, String name) {
    Field field = ReflectionUtils.findField(CsrfFilter.class, name);
    if (field == null) {
      return true;
    }
    field.setAccessible(true);
    return ReflectionUtils.getField(field, filter) == tokens;
  }
}
