package dev.cordon.bench.rivals;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Spring's filters as Spring Security sets them up where nothing but the origins is said. */
final class SpringProduct implements Product {
  private final Scope scope;

  SpringProduct(Scope scope) {
    this.scope = scope;
  }

  @Override
  public String name() {
    return scope.name("Spring");
  }

  @Override
  public String parts() {
    return scope == Scope.SHARING
        ? "CorsFilter"
        : "CorsFilter, and CsrfFilter with its default HttpSessionCsrfTokenRepository and"
            + " XorCsrfTokenRequestAttributeHandler";
  }

  @Override
  public boolean can(Cell cell) {
    return scope.covers(cell.question());
  }

  @Override
  public boolean lacks(Cell cell) {
    return scope.lacks(cell.question());
  }

  @Override
  public boolean issuesBefore(Cell cell) {
    return scope.issuesBefore(cell.question());
  }

  @Override
  public Contender install(Cell cell) {
    var filters = new ArrayList<Filter>();
    filters.add(cors(cell.size().origins(), cell.size().domains()));
    if (scope == Scope.SHARING_AND_FORGERY) {
      var csrf = new CsrfFilter(new HttpSessionCsrfTokenRepository());
      csrf.setBeanName("csrfFilter");
      filters.add(csrf);
    }
    return new FilterChained(filters, UnaryOperator.identity(), SpringProduct::token);
  }

  static CorsFilter cors(List<String> origins, List<String> domains) {
    var configuration = new CorsConfiguration();
    if (!origins.isEmpty()) {
      configuration.setAllowedOrigins(origins);
    }
    if (!domains.isEmpty()) {
      configuration.setAllowedOriginPatterns(
          domains.stream().map(domain -> "https://*." + domain).toList());
    }
    configuration.setAllowedMethods(Bank.METHODS);
    configuration.setAllowedHeaders(Bank.REQUEST_HEADERS);
    configuration.setAllowCredentials(true);
    configuration.setMaxAge((long) Bank.MAX_AGE_SECONDS);
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration(Bank.SHARED + "**", configuration);
    var filter = new CorsFilter(source);
    filter.setBeanName("corsFilter");
    return filter;
  }

  private static @Nullable String token(ServletCall request, Answer answer) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? token.getToken()
        : null;
  }
}
