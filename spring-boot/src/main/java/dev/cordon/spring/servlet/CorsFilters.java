package dev.cordon.spring.servlet;

import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.DoubleConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.CorsFilter;

/** Stops the start of an application that registers a filter for CORS beside Cordon's. */
final class CorsFilters implements SmartInitializingSingleton {
  private final ListableBeanFactory beans;
  private final CordonSettings settings;

  CorsFilters(ListableBeanFactory beans, CordonSettings settings) {
    this.beans = beans;
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (!settings.replacesCors()) {
      return;
    }
    List<String> found = new ArrayList<>(List.of(beans.getBeanNamesForType(CorsFilter.class)));
    beans
        .getBeansOfType(FilterRegistrationBean.class)
        .forEach(
            (name, registration) -> {
              if (registration.getFilter() instanceof CorsFilter) {
                found.add(name);
              }
            });
    if (!found.isEmpty()) {
      throw new DoubleConfigurationException(
          found.stream()
              .map(
                  name ->
                      "The bean \""
                          + name
                          + "\" is a filter for CORS: delete it, and say in cordon.cors who may"
                          + " call what.")
              .toList());
    }
  }
}
