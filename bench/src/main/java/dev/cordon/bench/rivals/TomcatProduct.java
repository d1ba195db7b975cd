package dev.cordon.bench.rivals;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.apache.catalina.filters.CorsFilter;
import org.apache.catalina.filters.RestCsrfPreventionFilter;
import org.jspecify.annotations.Nullable;

/** Tomcat's filters, set up by their parameters. */
final class TomcatProduct implements Product {
  /** What a page asks for the nonce with. */
  private static final String FETCH = "Fetch";

  private final Scope scope;

  TomcatProduct(Scope scope) {
    this.scope = scope;
  }

  @Override
  public String name() {
    return scope.name("Tomcat");
  }

  @Override
  public String parts() {
    return scope == Scope.SHARING ? "CorsFilter" : "CorsFilter, and RestCsrfPreventionFilter";
  }

  @Override
  public boolean can(Cell cell) {
    return cell.size().domains().isEmpty() && scope.covers(cell.question());
  }

  @Override
  public boolean lacks(Cell cell) {
    return scope == Scope.SHARING_AND_FORGERY && !can(cell);
  }

  @Override
  public boolean issuesBefore(Cell cell) {
    return scope.issuesBefore(cell.question());
  }

  @Override
  public Contender install(Cell cell) {
    var filters = new ArrayList<Filter>();
    filters.add(cors(cell.size().origins()));
    if (scope == Scope.SHARING_AND_FORGERY) {
      filters.add(started(new RestCsrfPreventionFilter(), Map.of()));
    }
    return new FilterChained(
        filters,
        request ->
            request.target().equals(Bank.PAGE) ? request.header(Bank.TOKEN_HEADER, FETCH) : request,
        (request, answer) -> answer.first(Bank.TOKEN_HEADER));
  }

  static Filter cors(List<String> origins) {
    return started(
        new CorsFilter(),
        Map.of(
            "cors.allowed.origins", String.join(",", origins),
            "cors.allowed.methods", String.join(",", Bank.METHODS),
            "cors.allowed.headers", String.join(",", Bank.REQUEST_HEADERS),
            "cors.support.credentials", "true",
            "cors.preflight.maxage", String.valueOf(Bank.MAX_AGE_SECONDS)));
  }

  private static Filter started(Filter filter, Map<String, String> parameters) {
    try {
      filter.init(new Parameters(filter.getClass().getSimpleName(), parameters));
    } catch (ServletException wrong) {
      throw new IllegalStateException(wrong);
    }
    return filter;
  }

  private record Parameters(String getFilterName, Map<String, String> parameters)
      implements FilterConfig {
    @Override
    public ServletContext getServletContext() {
      return (ServletContext)
          Proxy.newProxyInstance(
              Parameters.class.getClassLoader(),
              new Class<?>[] {ServletContext.class},
              (proxy, method, arguments) -> null);
    }

    @Override
    public @Nullable String getInitParameter(String name) {
      return parameters.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }
  }
}
