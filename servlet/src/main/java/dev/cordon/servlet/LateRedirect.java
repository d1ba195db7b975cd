package dev.cordon.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** The redirect with a status of its own, which Servlet 6.1 has and Servlet 6.0 has not. */
final class LateRedirect {
  private static final @Nullable MethodHandle METHOD = find();

  private LateRedirect() {}

  private static @Nullable MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              HttpServletResponse.class,
              "sendRedirect",
              MethodType.methodType(void.class, String.class, int.class, boolean.class));
    } catch (NoSuchMethodException | IllegalAccessException older) {
      return null;
    }
  }

  static void send(HttpServletResponse response, String location, int status, boolean clearBuffer)
      throws IOException {
    if (METHOD == null) {
      throw new UnsupportedOperationException(
          "[servlet-6.1] sendRedirect: a redirect with a status needs Servlet 6.1. This container"
              + " has an older one. Write: setStatus, setHeader(\"Location\") and an empty body.");
    }
    try {
      METHOD.invokeExact(response, location, status, clearBuffer);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
