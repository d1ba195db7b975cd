package dev.cordon.spring.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;

/**
 * What an application allows other sites, in Spring's words.
 *
 * @param where what a person would delete: {@code @CrossOrigin on AccountController.balance}
 * @param paths as Spring matches them
 * @param configuration with Spring's defaults filled in
 */
record SpringRule(String where, List<String> paths, CorsConfiguration configuration) {
  SpringRule {
    paths = List.copyOf(paths);
  }

  /** Exact origins and patterns, in this order; {@code *} among the former. */
  List<String> origins() {
    List<String> all = new ArrayList<>(list(configuration.getAllowedOrigins()));
    all.addAll(list(configuration.getAllowedOriginPatterns()));
    return all;
  }

  List<String> methods() {
    return list(configuration.getAllowedMethods());
  }

  List<String> requestHeaders() {
    return list(configuration.getAllowedHeaders());
  }

  List<String> responseHeaders() {
    return list(configuration.getExposedHeaders());
  }

  boolean credentials() {
    return Boolean.TRUE.equals(configuration.getAllowCredentials());
  }

  /** In seconds; browsers forget after five where nothing is said. */
  long maxAge() {
    return Objects.requireNonNullElse(configuration.getMaxAge(), 5L);
  }

  /** One line for a table. */
  String allowed() {
    return String.join(", ", origins())
        + " may "
        + String.join(", ", methods())
        + (credentials() ? " with credentials" : "")
        + (requestHeaders().isEmpty() ? "" : ", headers " + String.join(", ", requestHeaders()));
  }

  private static List<String> list(@Nullable List<String> words) {
    return words == null ? List.of() : words;
  }
}
