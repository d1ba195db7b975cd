package dev.cordon.testkit.bindings;

import dev.cordon.testkit.Application;
import dev.cordon.testkit.servlet.ServletApplication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The bank as a servlet with the container's sessions, behind a filter that shares everything. */
final class ServletBank extends HttpServlet {
  private final transient Money money;

  ServletBank(Money money) {
    this.money = money;
  }

  static Application application(Money money) {
    return money.described(
        ServletApplication.of(
            Money.ORIGIN,
            "SID; Path=/; Secure; HttpOnly; SameSite=None",
            new ServletBank(money),
            new EchoingFilter()));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html");
    switch (request.getServletPath()) {
      case "/login" -> login(request, response);
      case "/api/transfer" -> transfer(request, response);
      case "/api/balance" -> balance(request, response);
      case "/api/later" -> later(request);
      default -> response.sendError(404);
    }
  }

  private static void login(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getMethod().equals("GET")) {
      response.getWriter().print("<form method=post></form>");
    } else if ("wonderland".equals(request.getParameter("password"))) {
      request.getSession();
      request.changeSessionId();
      request.getSession().setAttribute("user", request.getParameter("user"));
      response.sendRedirect("/login");
    } else {
      response.sendError(403);
    }
  }

  private void transfer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (user(request) == null || request.getParameter("to") == null) {
      response.sendError(401);
    } else {
      money.transfer();
      response.getOutputStream().print("done");
    }
  }

  private static void balance(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (user(request) == null) {
      response.sendError(401);
    } else {
      response.getWriter().print(Money.ACCOUNT);
    }
  }

  /** Answered by another thread. */
  private static void later(HttpServletRequest request) {
    var async = request.startAsync();
    async.start(
        () -> {
          try {
            async.getResponse().getWriter().print("later");
          } catch (IOException failed) {
            throw new IllegalStateException(failed);
          } finally {
            async.complete();
          }
        });
  }

  private static Object user(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : session.getAttribute("user");
  }

  private static final class EchoingFilter extends HttpFilter {
    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      var origin = request.getHeader("Origin");
      if (origin != null) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Credentials", "true");
        var headers = request.getHeader("Access-Control-Request-Headers");
        response.setHeader("Access-Control-Allow-Headers", headers);
      }
      if (request.getMethod().equals("OPTIONS")) {
        response.setStatus(204);
      } else {
        chain.doFilter(request, response);
      }
    }
  }
}
