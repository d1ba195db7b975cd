package dev.cordon.spring.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Finds what an application allows other sites by Spring's own means. */
final class SpringRules {
  private final Environment environment;
  private final Map<String, SpringRule> rules = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  private SpringRules(Environment environment) {
    this.environment = environment;
  }

  static SpringRules of(ListableBeanFactory beans, Environment environment) {
    SpringRules found = new SpringRules(environment);
    beans.getBeansOfType(HandlerMapping.class).forEach(found::mapping);
    beans.getBeansOfType(CorsConfigurationSource.class).forEach(found::source);
    return found;
  }

  /** All rules, each once. */
  List<SpringRule> rules() {
    return List.copyOf(rules.values());
  }

  /** Sentences about what decides in code and cannot be read. */
  List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  private void mapping(String name, HandlerMapping mapping) {
    if (mapping instanceof AbstractHandlerMapping own
        && own.getCorsConfigurationSource() instanceof UrlBasedCorsConfigurationSource source) {
      paths("addCorsMappings", source);
    }
    if (mapping instanceof RequestMappingInfoHandlerMapping annotated) {
      annotated.getHandlerMethods().forEach(this::method);
    }
  }

  private void source(String name, CorsConfigurationSource source) {
    if (source instanceof UrlBasedCorsConfigurationSource paths) {
      paths("the bean \"" + name + "\"", paths);
    } else if (!(source instanceof HandlerMapping) && !name.equals(INTROSPECTOR)) {
      unreadable.add(
          "The bean \"" + name + "\" decides in code what it allows: write its rules by hand.");
    }
  }

  private void paths(String where, UrlBasedCorsConfigurationSource source) {
    source
        .getCorsConfigurations()
        .forEach((path, configuration) -> add(new SpringRule(where, List.of(path), configuration)));
  }

  private void method(RequestMappingInfo mapping, HandlerMethod method) {
    CrossOrigin onType =
        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), CrossOrigin.class);
    CrossOrigin onMethod =
        AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), CrossOrigin.class);
    if (onType == null && onMethod == null) {
      return;
    }
    CorsConfiguration configuration = new CorsConfiguration();
    if (onType != null) {
      add(configuration, onType);
    }
    if (onMethod != null) {
      add(configuration, onMethod);
    }
    if (configuration.getAllowedMethods() == null) {
      for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
        configuration.addAllowedMethod(verb.name());
      }
    }
    configuration.applyPermitDefaultValues();
    String where =
        "@CrossOrigin on "
            + method.getBeanType().getSimpleName()
            + (onMethod == null ? "" : "." + method.getMethod().getName());
    add(new SpringRule(where, List.copyOf(mapping.getPatternValues()), configuration));
  }

  private void add(CorsConfiguration configuration, CrossOrigin annotation) {
    for (String origin : annotation.origins()) {
      configuration.addAllowedOrigin(environment.resolvePlaceholders(origin));
    }
    for (String pattern : annotation.originPatterns()) {
      configuration.addAllowedOriginPattern(environment.resolvePlaceholders(pattern));
    }
    for (RequestMethod method : annotation.methods()) {
      configuration.addAllowedMethod(method.name());
    }
    for (String header : annotation.allowedHeaders()) {
      configuration.addAllowedHeader(environment.resolvePlaceholders(header));
    }
    for (String header : annotation.exposedHeaders()) {
      configuration.addExposedHeader(environment.resolvePlaceholders(header));
    }
    String credentials = environment.resolvePlaceholders(annotation.allowCredentials());
    if (!credentials.isEmpty()) {
      configuration.setAllowCredentials(Boolean.valueOf(credentials));
    }
    if (annotation.maxAge() >= 0) {
      configuration.setMaxAge(annotation.maxAge());
    }
  }

  private void add(SpringRule rule) {
    rules.putIfAbsent(rule.where() + rule.paths() + rule.allowed(), rule);
  }

  /** Spring MVC's own view of what the mappings say, which are read themselves. */
  private static final String INTROSPECTOR = "mvcHandlerMappingIntrospector";
}
