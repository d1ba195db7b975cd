package com.example.jetty;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A bank that knows nothing of other sites: whoever brings the session is the customer. */
final class BankServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final AtomicInteger balance = new AtomicInteger(100);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getRequestURI()) {
      case "/", "/login" -> page(request, response);
      case "/account" -> answer(request, response, "balance: " + balance);
      default -> response.sendError(404);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getRequestURI()) {
      case "/login" -> {
        if (request.getSession(false) != null) {
          request.changeSessionId();
        }
        request.getSession().setAttribute("customer", "alice");
        response.getWriter().print("Hello, Alice");
      }
      case "/transfer" -> {
        if (isCustomer(request)) {
          balance.addAndGet(-10);
        }
        answer(request, response, "done");
      }
      default -> response.sendError(404);
    }
  }

  private static void page(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html; charset=utf-8");
    response.getWriter().print("<!doctype html><title>bank</title>");
    form(request, response, "/login", "log in");
    form(request, response, "/transfer", "pay 10");
  }

  /** In a JSP: {@code <input type="hidden" name="${cordonCsrf.parameterName}" value="${cordonCsrf.token}">}. */
  private static void form(
      HttpServletRequest request, HttpServletResponse response, String action, String label)
      throws IOException {
    var token = (dev.cordon.servlet.PageTokenSource) request.getAttribute("cordonCsrf");
    String field =
        token == null
            ? ""
            : "<input type=hidden name=" + token.getParameterName() + " value=" + token.getToken() + ">";
    response
        .getWriter()
        .print("<form method=post action=" + action + ">" + field + "<button>" + label + "</button></form>");
  }

  private static boolean isCustomer(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute("customer") != null;
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, String text) throws IOException {
    if (isCustomer(request)) {
      response.getWriter().print(text);
    } else {
      response.sendError(403);
    }
  }
}

