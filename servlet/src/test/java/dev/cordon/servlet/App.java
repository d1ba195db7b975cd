package dev.cordon.servlet;

import dev.cordon.guard.LiveGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An application for a test: filters and servlets, put together as a program does it. */
final class App implements ServletContainerInitializer {
  private final List<Part> parts = new ArrayList<>();
  private final List<ServletContainerInitializer> initializers = new ArrayList<>(List.of(this));
  private final Map<Integer, String> errorPages = new LinkedHashMap<>();
  private final Map<Class<? extends Throwable>, String> exceptionPages = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private Path root;

  private interface Part {
    void add(ServletContext context) throws ServletException;
  }

  /** What a servlet does. */
  interface Handler {
    void handle(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  /** Behind Cordon's filter, configured as the documentation says. */
  static App behind(LiveGuard guard) {
    return behind(guard, new CordonFilter(guard));
  }

  static App behind(LiveGuard guard, CordonFilter filter) {
    App app = new App();
    app.parts.add(context -> ContainerSession.configure(context, guard.policy()));
    return app.filter(filter, DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
  }

  /** Without any defence: what an attack is shown against first. */
  static App bare() {
    return new App();
  }

  /** With another initializer, which runs after the application's own code. */
  App initializer(ServletContainerInitializer initializer) {
    initializers.add(initializer);
    return this;
  }

  /** With a page of the application's for a status. */
  App errorPage(int status, String path) {
    errorPages.put(status, path);
    return this;
  }

  /** With a page of the application's for a type of exceptions. */
  App errorPage(Class<? extends Throwable> type, String path) {
    exceptionPages.put(type, path);
    return this;
  }

  /** With a parameter, as a web.xml gives them. */
  App parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  /** With files of its own. */
  App root(Path folder) {
    root = folder;
    return this;
  }

  List<ServletContainerInitializer> initializers() {
    return initializers;
  }

  Map<Integer, String> errorPages() {
    return errorPages;
  }

  Map<Class<? extends Throwable>, String> exceptionPages() {
    return exceptionPages;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Path root() {
    return root;
  }

  App filter(Filter filter, DispatcherType... dispatches) {
    String name = "filter-" + parts.size();
    parts.add(
        context -> {
          FilterRegistration.Dynamic registration = context.addFilter(name, filter);
          registration.setAsyncSupported(true);
          registration.addMappingForUrlPatterns(EnumSet.copyOf(List.of(dispatches)), true, "/*");
        });
    return this;
  }

  App servlet(String pattern, Handler handler) {
    String name = "servlet-" + parts.size();
    parts.add(
        context -> {
          ServletRegistration.Dynamic registration =
              context.addServlet(name, new HandlerServlet(handler));
          registration.setAsyncSupported(true);
          registration.addMapping(pattern);
        });
    return this;
  }

  @Override
  public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
    for (Part part : parts) {
      part.add(context);
    }
  }

  private static final class HandlerServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Handler handler;

    HandlerServlet(Handler handler) {
      this.handler = handler;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      handler.handle(request, response);
    }
  }
}
