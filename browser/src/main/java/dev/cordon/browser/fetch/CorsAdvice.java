package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with an answer that failed the CORS check, and what to send instead. */
final class CorsAdvice {
  private CorsAdvice() {}

  static Block missing(
      FetchRequest request, String origin, Response response, int exchange, boolean preflight) {
    var status = response.status();
    var instead = new StringBuilder();
    if (!preflight && status >= 500) {
      instead.append("The server failed; its log says why. ");
    }
    instead.append(sendOrigin(request, origin));
    if (!preflight && status >= 400) {
      instead.append(
          " Error answers need it too, or the page only learns that something failed:"
              + " add it in front of whatever answers with errors.");
    } else if (!preflight && status >= 300) {
      instead.append(" A redirect to a page of another origin needs it on every hop.");
    }
    instead.append(ofServer(response));
    return new Block(
        Rule.CORS_CHECK,
        exchange,
        Advice.answer(request, response, preflight) + " has no " + CorsCheck.ALLOW_ORIGIN + ".",
        CorsCheck.ALLOW_ORIGIN,
        null,
        instead.toString());
  }

  /** How the server that answered is known to lose headers. */
  private static String ofServer(Response response) {
    var server = response.headers().get("Server");
    if (server == null || !server.startsWith("nginx")) {
      return "";
    }
    return response.status() >= 400
        ? " nginx leaves add_header out of errors, unless \"always\" stands at its end."
        : " In nginx a location with an add_header of its own inherits none from around it.";
  }

  static Block mismatch(
      FetchRequest request,
      String origin,
      Response response,
      int exchange,
      boolean preflight,
      String allowed) {
    var wildcard = allowed.equals("*");
    return new Block(
        wildcard ? Rule.CORS_WILDCARD_WITHOUT_CREDENTIALS : Rule.CORS_CHECK,
        exchange,
        Advice.answer(request, response, preflight)
            + " has "
            + CorsCheck.ALLOW_ORIGIN
            + ": "
            + Advice.quoted(allowed)
            + ", "
            + difference(allowed, origin, response)
            + ".",
        CorsCheck.ALLOW_ORIGIN,
        Advice.cut(allowed),
        wildcard
            ? sendOrigin(request, origin)
                + " Or fetch without credentials: then * will do, and no cookie goes along."
            : sendOrigin(request, origin));
  }

  static Block credentials(
      FetchRequest request,
      Response response,
      int exchange,
      boolean preflight,
      @Nullable String value) {
    var answer = Advice.answer(request, response, preflight);
    var name = CorsCheck.ALLOW_CREDENTIALS;
    String problem;
    if (value == null) {
      problem = answer + " has no " + name + ", and the request is one with credentials.";
    } else if (value.equalsIgnoreCase("true")) {
      problem =
          answer + " has " + name + ": " + Advice.quoted(value) + "; it is compared byte for byte.";
    } else {
      problem = answer + " has " + name + ": " + Advice.quoted(value) + ", which is not \"true\".";
    }
    return new Block(
        Rule.CORS_ALLOW_CREDENTIALS,
        exchange,
        problem,
        name,
        Advice.cut(value),
        Advice.send(name, "true")
            + " Do so for origins that you trust with the user's data alone, or fetch without"
            + " credentials.");
  }

  private static String sendOrigin(FetchRequest request, String origin) {
    if (origin.equals("null")) {
      return request.origin().isOpaque()
          ? "The page has an opaque origin (a sandboxed frame, a data: document), which says"
              + " \"Origin: null\" like every other such page. Serve the page from an origin of its"
              + " own, and allow that; \"null\" would allow anybody."
          : "After the redirect from "
              + request.urls.get(request.urls.size() - 2).origin()
              + " the browser says \"Origin: null\". Let the page ask "
              + request.url().origin()
              + " directly, and allow "
              + request.origin()
              + "; \"null\" would allow anybody.";
    }
    var credentials =
        request.credentials == Credentials.INCLUDE
            ? ", \"" + CorsCheck.ALLOW_CREDENTIALS + ": true\""
            : "";
    return "Send \""
        + CorsCheck.ALLOW_ORIGIN
        + ": "
        + origin
        + "\""
        + credentials
        + " and \"Vary: Origin\", if this origin may read the answer.";
  }

  /** How a value differs from the origin that would have done. */
  private static String difference(String allowed, String origin, Response response) {
    if (allowed.equals("*")) {
      return "which is no wildcard for a request with credentials";
    }
    if (allowed.isEmpty()) {
      return "which is empty";
    }
    if (response.headers().all(CorsCheck.ALLOW_ORIGIN).size() > 1) {
      return "from several lines: two layers add it, and exactly one value is taken";
    }
    if (allowed.indexOf(',') >= 0 || allowed.indexOf(' ') >= 0) {
      return "a list: exactly one origin is taken";
    }
    if (allowed.equals("null")) {
      return "which is the origin of sandboxed and data: documents, and not of this page";
    }
    if (allowed.startsWith(origin + "/")) {
      return allowed.length() == origin.length() + 1
          ? "with a slash at its end, which no origin has"
          : "with a path, which no origin has";
    }
    if (allowed.equalsIgnoreCase(origin)) {
      return "in another case than \"" + origin + "\"; it is compared byte for byte";
    }
    if (allowed.startsWith("\"") || allowed.startsWith("'")) {
      return "with quotation marks, which belong to the value";
    }
    if (origin.endsWith("://" + allowed)) {
      return "without a scheme";
    }
    if (allowed.indexOf('*') >= 0) {
      return "with a wildcard inside, which stands for nothing: only a lone * is one";
    }
    return otherOrigin(allowed, origin);
  }

  private static String otherOrigin(String allowed, String origin) {
    var asked = Origin.parseOrNull(origin);
    if (asked != null && !asked.isOpaque()) {
      var host = "://" + asked.host();
      if (allowed.toLowerCase(Locale.ROOT).equals(asked.scheme() + host + ":" + asked.port())) {
        return "with the scheme's own port written out, which no origin has";
      }
      var at = allowed.indexOf(host);
      if (at > 0 && !allowed.startsWith(asked.scheme() + ":")) {
        return "which has another scheme than \"" + origin + "\"";
      }
      if (allowed.equals(asked.scheme() + host)
          || allowed.startsWith(asked.scheme() + host + ":")) {
        return "which has another port than \"" + origin + "\"";
      }
    }
    return origin.equals("null")
        ? "and the request said \"Origin: null\""
        : "which is not \"" + origin + "\"";
  }
}
