package dev.cordon.testkit.servlet;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.testkit.NotReachable;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As much of a container as filters and a servlet see. */
final class Container implements Network {
  private final ServletContext context = Context.create();
  private final Sessions sessions;
  private final Servlet servlet;
  private final List<Filter> filters;

  Container(String cookie, Servlet servlet, List<Filter> filters) throws ServletException {
    this.sessions = new Sessions(cookie, context);
    this.servlet = servlet;
    this.filters = filters;
    for (var filter : filters) {
      filter.init(new Config(filter.getClass().getSimpleName(), context));
    }
    servlet.init(new Config(servlet.getClass().getSimpleName(), context));
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // A container answers 500, whatever a servlet throws.
  public Response send(Request message) {
    if (message.header("Upgrade") != null) {
      throw NotReachable.socket();
    }
    var response = new ServedResponse();
    var request = new ServedRequest(message, context, sessions, response);
    try {
      new Chain(0).doFilter(request, response);
      request.finishAsync(() -> new Chain(0).doFilter(request, response));
    } catch (Exception thrown) {
      response.fail(thrown);
    }
    return response.answer();
  }

  private final class Chain implements FilterChain {
    private final int next;

    Chain(int next) {
      this.next = next;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response)
        throws IOException, ServletException {
      if (next < filters.size()) {
        filters.get(next).doFilter(request, response, new Chain(next + 1));
      } else {
        servlet.service(request, response);
      }
    }
  }

  private record Config(String name, ServletContext context)
      implements FilterConfig, ServletConfig {
    @Override
    public String getFilterName() {
      return name;
    }

    @Override
    public String getServletName() {
      return name;
    }

    @Override
    public ServletContext getServletContext() {
      return context;
    }

    @Override
    public @Nullable String getInitParameter(String parameter) {
      return null;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
      return Collections.emptyEnumeration();
    }
  }
}
