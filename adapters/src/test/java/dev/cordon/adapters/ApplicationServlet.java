package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import dev.cordon.servlet.CordonFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The application as a servlet, behind Cordon's filter. */
final class ApplicationServlet extends HttpServlet {
  /** Where containers are told to look for the page of an error. */
  static final String ERROR_PAGE = "/error-page";

  private static final long serialVersionUID = 1L;

  private final transient Application application;
  private final transient ExecutorService others =
      Executors.newCachedThreadPool(
          run -> {
            Thread thread = new Thread(run, "another-thread");
            thread.setDaemon(true);
            return thread;
          });

  ApplicationServlet(Application application) {
    this.application = application;
  }

  /** Registers the filter and the servlet, as a program does. */
  static ServletContainerInitializer initializer(LiveGuard guard, Application application) {
    return new Initializer(guard, application);
  }

  private record Initializer(LiveGuard guard, Application application)
      implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
      FilterRegistration.Dynamic cordon = context.addFilter("cordon", new CordonFilter(guard));
      cordon.setAsyncSupported(true);
      cordon.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
          false,
          "/*");
      ServletRegistration.Dynamic servlet =
          context.addServlet("application", new ApplicationServlet(application));
      servlet.setAsyncSupported(true);
      servlet.setMultipartConfig(new MultipartConfigElement(""));
      servlet.addMapping("/*");
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
      response.setContentType(Application.ERROR_TYPE);
      response.getOutputStream().write(Application.errorPage((Integer) status));
      return;
    }
    Reply reply = application.answer(new ServletSeen(request));
    if (reply.isLater()) {
      AsyncContext async = request.startAsync();
      others.execute(() -> finish(reply, async));
    } else {
      write(reply, response);
    }
  }

  private static void finish(Reply reply, AsyncContext async) {
    try {
      write(reply, (HttpServletResponse) async.getResponse());
      async.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Reply reply, HttpServletResponse response) throws IOException {
    if (reply.manner() == Reply.Manner.EXCEPTION) {
      reply.lines().forEach(line -> response.addHeader(line.name(), line.value()));
      throw new IllegalStateException("the application fails");
    }
    response.setStatus(reply.status());
    reply.lines().forEach(line -> response.addHeader(line.name(), line.value()));
    if (reply.fails()) {
      response.sendError(reply.status());
      return;
    }
    for (byte[] part : reply.parts()) {
      response.getOutputStream().write(part);
      if (reply.isInParts()) {
        response.flushBuffer();
      }
    }
  }

  @Override
  public void destroy() {
    others.shutdownNow();
  }
}
