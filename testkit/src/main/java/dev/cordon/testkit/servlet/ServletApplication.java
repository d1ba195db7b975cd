package dev.cordon.testkit.servlet;

import dev.cordon.testkit.Application;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.util.List;

/**
 * A servlet behind filters, in memory: what a container does for them is done by the kit, which
 * keeps sessions by a cookie {@code JSESSIONID; Path=/; HttpOnly}, reads parameters out of queries
 * and bodies, and answers 500 where something throws. Every path leads to the servlet. WebSockets
 * are not reached, request dispatchers lead nowhere.
 *
 * <pre>{@code
 * Application bank = ServletApplication.of("https://bank.example", new BankServlet(), corsFilter);
 * }</pre>
 */
public final class ServletApplication {
  private ServletApplication() {}

  /** With its filters in the order in which they are asked. */
  public static Application of(String origin, Servlet servlet, Filter... filters) {
    return of(origin, "JSESSIONID; Path=/; HttpOnly", servlet, filters);
  }

  /**
   * With another session cookie.
   *
   * @param cookie its name and attributes: {@code SID; Path=/; HttpOnly; Secure; SameSite=Lax}
   */
  public static Application of(String origin, String cookie, Servlet servlet, Filter... filters) {
    try {
      var container = new Container(cookie, servlet, List.of(filters));
      return Application.over(origin, container);
    } catch (ServletException failed) {
      throw new IllegalStateException(
          "[servlet-not-started] a servlet or filter did not start: " + failed.getMessage(),
          failed);
    }
  }
}
