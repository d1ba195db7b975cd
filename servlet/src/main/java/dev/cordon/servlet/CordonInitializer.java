package dev.cordon.servlet;

import dev.cordon.guard.LiveGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link CordonFilter} in front of a web application that has a {@code /WEB-INF/cordon.yaml},
 * or names another place in the context parameter {@code cordon.policy}; the container finds this
 * class by itself. An application without either, or with a filter that it registered itself, is
 * left alone.
 */
public final class CordonInitializer implements ServletContainerInitializer {
  private static final String POLICY = "cordon.policy";
  private static final String UNCAUGHT = "cordon.uncaught";

  @Override
  public void onStartup(@Nullable Set<Class<?>> types, ServletContext context)
      throws ServletException {
    String location = location(context);
    if (location == null || isRegistered(context)) {
      return;
    }
    LiveGuard guard;
    try {
      guard = PolicySource.guard(context, location);
    } catch (IOException e) {
      throw new ServletException(e.getMessage(), e);
    }
    ContainerSession.configure(context, guard.policy());
    context.setAttribute(CordonFilter.GUARD, guard);
    CordonFilter filter =
        CordonFilter.builder(guard)
            .uncaught(CordonFilter.uncaught(context.getInitParameter(UNCAUGHT)))
            .build();
    FilterRegistration.Dynamic registration = context.addFilter("cordon", filter);
    if (registration == null) {
      throw new ServletException(
          "[filter-name] cordon: the application has a filter of this name, which is not Cordon's."
              + " Cordon's must be registered first of all. Write: another name for that filter.");
    }
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }

  private static @Nullable String location(ServletContext context) throws ServletException {
    String named = context.getInitParameter(POLICY);
    if (named != null) {
      return named;
    }
    try (InputStream in = context.getResourceAsStream(PolicySource.STANDARD)) {
      return in == null ? null : PolicySource.STANDARD;
    } catch (IOException e) {
      throw new ServletException(e.getMessage(), e);
    }
  }

  private static boolean isRegistered(ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .anyMatch(filter -> CordonFilter.class.getName().equals(filter.getClassName()));
  }
}
