package dev.cordon.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cordon.servlet.CordonFilter;
import dev.cordon.servlet.PageTokenSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Every route of the bank. It reads JSON as servlets do: whatever Content-Type says. */
final class BankServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final transient Books books;

  BankServlet(Books books) {
    this.books = books;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var route = request.getMethod() + " " + request.getServletPath();
    var user = user(request);
    switch (route) {
      case "GET /" -> html(response, Html.home());
      case "GET /login" -> html(response, Html.login(hidden(request)));
      case "POST /login" -> logIn(request, response);
      default -> {
        if (user == null) {
          response.sendError(401);
        } else {
          serve(route, user, request, response);
        }
      }
    }
  }

  private void serve(
      String route, String user, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (route) {
      case "GET /pay" ->
          html(
              response,
              Html.pay("", hidden(request))
                      .replace(
                          "action=/transfer", "action=\"" + response.encodeURL("/transfer") + '"')
                  + "<form action=\""
                  + response.encodeURL("/upload")
                  + "\"></form><form action=\""
                  + response.encodeURL("/newsletter")
                  + "\"></form>");
      case "POST /transfer" -> done(response, "form", request.getParameter("to"));
      case "POST /api/transfer" -> done(response, "json", json(request));
      case "PUT /api/limit" -> done(response, "put", json(request));
      case "DELETE /api/payee" -> done(response, "delete", "payee");
      case "GET /newsletter" -> done(response, "get", request.getParameter("to"));
      case "POST /upload" -> {
        var part = request.getPart("to");
        var to = part == null ? null : new String(part.getInputStream().readAllBytes(), UTF_8);
        done(response, "upload", to);
      }
      case "GET /api/balance" -> {
        response.setContentType("application/json");
        JSON.writeValue(
            response.getWriter(), Map.of("user", user, "account", Books.ACCOUNT, "balance", 1000));
      }
      case "GET /statement" -> html(response, Html.statement());
      default -> response.sendError(404);
    }
  }

  private static void logIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var user = request.getParameter("username");
    if (!Books.isAlice(user, request.getParameter("password"))) {
      response.sendError(403);
      return;
    }
    request.getSession();
    request.changeSessionId();
    request.getSession().setAttribute("user", user);
    response.sendRedirect("/");
  }

  private static String user(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute("user");
  }

  /** Cordon's token, where Cordon is. */
  private static String hidden(HttpServletRequest request) {
    var token = (PageTokenSource) request.getAttribute(CordonFilter.TOKEN);
    return token == null ? "" : Html.hidden(token.getParameterName(), token.getToken());
  }

  private static String json(HttpServletRequest request) throws IOException {
    return JSON.readTree(request.getReader()).path("to").stringValue(null);
  }

  private void done(HttpServletResponse response, String what, String to) throws IOException {
    if (to == null) {
      response.sendError(400);
      return;
    }
    books.enter(what, to);
    response.setContentType("text/plain");
    response.getWriter().write("done");
  }

  private static void html(HttpServletResponse response, String page) throws IOException {
    response.setContentType("text/html;charset=utf-8");
    response.getWriter().write(page);
  }
}
