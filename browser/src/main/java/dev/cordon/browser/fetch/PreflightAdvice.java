package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.util.List;

/** What is wrong with an answer to a preflight, and what to send instead. */
final class PreflightAdvice {
  private static final String ROUTE =
      "Answer OPTIONS requests that have Origin and Access-Control-Request-Method with 204 and the"
          + " Access-Control headers, before anything else looks at them.";

  private PreflightAdvice() {}

  static Block redirect(FetchRequest request, Response response, int exchange) {
    return new Block(
        Rule.PREFLIGHT_NO_REDIRECT,
        exchange,
        Advice.answer(request, response, true) + " is a redirect, and a preflight follows none.",
        "Location",
        Advice.cut(response.headers().get("Location")),
        "Let the page ask the final URL (scheme, host, slash at the end), or keep OPTIONS out of"
            + " redirects to a login. "
            + ROUTE);
  }

  static Block status(FetchRequest request, Response response, int exchange) {
    return new Block(
        Rule.PREFLIGHT_STATUS,
        exchange,
        Advice.answer(request, response, true) + " has a status that is not 200 to 299.",
        null,
        null,
        reroute(response.status()));
  }

  /** What to do about an OPTIONS that something answered which knows no preflights. */
  private static String reroute(int status) {
    String why =
        switch (status) {
          case 401, 407 ->
              "A preflight carries neither cookies nor Authorization, whatever the request itself"
                  + " will have: it must pass before authentication. ";
          case 403 ->
              "A CORS filter says 403 where its lists lack the origin, the method or a header of"
                  + " this request; authentication does where it stands before CORS, since a"
                  + " preflight carries neither cookies nor Authorization. ";
          case 404, 405, 501 -> "The server has no answer to OPTIONS here. ";
          default -> status >= 500 ? "The server failed; its log says why. " : "";
        };
    return why + ROUTE;
  }

  static Block malformed(FetchRequest request, Response response, int exchange, String name) {
    var value = response.headers().get(name);
    return new Block(
        Rule.PREFLIGHT_LISTS_PARSE,
        exchange,
        Advice.answer(request, response, true)
            + " has "
            + name
            + ": "
            + Advice.quoted(value == null ? "" : value)
            + ", which is no list.",
        name,
        Advice.cut(value),
        "Separate names by commas, without quotation marks: \""
            + name
            + ": "
            + sample(name)
            + "\".");
  }

  private static String sample(String name) {
    return name.equals(PreflightAnswer.ALLOW_METHODS)
        ? "GET, PUT, DELETE"
        : "Content-Type, X-Token";
  }

  static Block method(FetchRequest request, Response response, int exchange) {
    var name = PreflightAnswer.ALLOW_METHODS;
    var value = response.headers().get(name);
    var list = HeaderValues.tokensAmong(response.headers(), name);
    var answer = Advice.answer(request, response, true);
    var rule = Rule.PREFLIGHT_ALLOW_METHODS;
    String problem;
    if (value == null) {
      problem = answer + " has no " + name + ", and " + request.method + " must be allowed.";
    } else if (list.contains("*")) {
      rule = Rule.PREFLIGHT_METHOD_WILDCARD;
      problem =
          answer + " allows the method *, which is no wildcard for a request with credentials.";
    } else if (HeaderValues.names(list, request.method)) {
      problem =
          answer
              + " allows "
              + Advice.quoted(value)
              + ", and methods are compared with regard to case: the request's is "
              + request.method
              + ".";
    } else {
      problem = answer + " allows " + Advice.quoted(value) + ", and not " + request.method + ".";
    }
    var lower = !request.method.equals(request.method.toUpperCase(java.util.Locale.ROOT));
    return new Block(
        rule,
        exchange,
        problem,
        name,
        Advice.cut(value),
        lower
            ? "Let the page write "
                + request.method.toUpperCase(java.util.Locale.ROOT)
                + ": browsers send "
                + request.method
                + " as it is written."
            : Advice.send(name, with(list, request.method)));
  }

  static Block headers(
      FetchRequest request,
      Response response,
      int exchange,
      String missing,
      List<String> allowed,
      String[] unsafeNames) {
    var name = PreflightAnswer.ALLOW_HEADERS;
    var value = response.headers().get(name);
    var answer = Advice.answer(request, response, true);
    var rule = Rule.PREFLIGHT_ALLOW_HEADERS;
    String problem;
    if (value == null) {
      problem = answer + " has no " + name + ", and the request has the header " + missing + ".";
    } else if (!allowed.contains("*")) {
      problem =
          answer + " allows the headers " + Advice.quoted(value) + ", and not " + missing + ".";
    } else if (request.credentials == Credentials.INCLUDE) {
      rule = Rule.PREFLIGHT_HEADER_WILDCARD;
      problem =
          answer
              + " allows the header *, which is no wildcard for a request with credentials; the"
              + " request has "
              + missing
              + ".";
    } else {
      rule = Rule.AUTHORIZATION_BEYOND_WILDCARD;
      problem = answer + " allows the header *, which does not cover Authorization.";
    }
    return new Block(
        rule,
        exchange,
        problem,
        name,
        Advice.cut(value),
        Advice.send(name, String.join(", ", together(allowed, unsafeNames))));
  }

  private static List<String> together(List<String> allowed, String[] needed) {
    var all = new java.util.ArrayList<String>(allowed);
    all.removeIf(entry -> entry.equals("*"));
    for (var name : needed) {
      if (!HeaderValues.names(all, name)) {
        all.add(name);
      }
    }
    return all;
  }

  private static String with(List<String> methods, String method) {
    var all = new java.util.ArrayList<String>(methods);
    all.removeIf(entry -> entry.equals("*") || entry.equalsIgnoreCase(method));
    all.add(method);
    return String.join(", ", all);
  }
}
