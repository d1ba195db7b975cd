package dev.cordon.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Answers an exception that nothing behind the filter caught, as a container would. */
final class UncaughtException {
  private static final System.Logger LOG = System.getLogger("dev.cordon.servlet");

  /** What Jetty shows an error page as the attribute of the standard. */
  private static final String JETTY_EXCEPTION = "org.eclipse.jetty.server.error_exception";

  private UncaughtException() {}

  static void answer(HttpServletRequest request, HttpServletResponse response, Throwable exception)
      throws IOException {
    LOG.log(Level.ERROR, "nothing caught an exception of the application's", exception);
    // Servlet 6.0, section 10.9.1: what an error page may read.
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, exception);
    request.setAttribute(JETTY_EXCEPTION, exception);
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE, exception.getClass());
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
    response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }
}
