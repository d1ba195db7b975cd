package dev.cordon.spring.reactive;

import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.DoubleConfigurationException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.cors.reactive.CorsWebFilter;

/** Refuses to start with a {@code CorsWebFilter} beside a policy that is enforced. */
final class DoubleCorsCheck implements SmartInitializingSingleton {
  private final CordonSettings settings;
  private final ObjectProvider<CorsWebFilter> filters;

  DoubleCorsCheck(CordonSettings settings, ObjectProvider<CorsWebFilter> filters) {
    this.settings = settings;
    this.filters = filters;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (settings.replacesCors() && filters.stream().findAny().isPresent()) {
      throw new DoubleConfigurationException(
          List.of(
              "[cors-twice] CorsWebFilter: the application has such a bean, and Cordon answers for"
                  + " CORS too. Two answers to one question: the filter refuses origins that the"
                  + " policy names. Delete the bean, and write its origins as rules of cordon.cors"
                  + " instead."));
    }
  }
}
