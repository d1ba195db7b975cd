package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/** Why a page that reads an answer does not see one of its headers (Fetch, CORS filter). */
public final class ExposedHeaders {
  private static final String NAME = "Access-Control-Expose-Headers";

  private ExposedHeaders() {}

  /**
   * Why this header is not among those that the page sees; null if it is.
   *
   * @param exchange which of the trace's exchanges this is, from 0
   * @param visible the headers that the page sees
   * @param credentials the request's credentials mode; null for the default
   */
  public static @Nullable Block check(
      String name,
      Request request,
      Response response,
      Headers visible,
      int exchange,
      @Nullable Credentials credentials) {
    if (visible.has(name)) {
      return null;
    }
    var answer = "The answer (" + request + ", status " + response.status() + ") is read, but ";
    if (name.equalsIgnoreCase("Set-Cookie") || name.equalsIgnoreCase("Set-Cookie2")) {
      return new Block(
          Rule.BASIC_FILTER,
          exchange,
          answer + "no page ever sees " + name + ".",
          name,
          null,
          "Put what the page needs into another header or into the body.");
    }
    if (!response.headers().has(name)) {
      return new Block(
          Rule.CORS_FILTER,
          exchange,
          answer + "it has no " + name + " at all.",
          name,
          null,
          "Send it.");
    }
    return hidden(name, response, exchange, answer, credentials);
  }

  private static Block hidden(
      String name,
      Response response,
      int exchange,
      String answer,
      @Nullable Credentials credentials) {
    var value = response.headers().get(NAME);
    var named = HeaderValues.tokensAmong(response.headers(), NAME);
    boolean wildcard = credentials == Credentials.INCLUDE && named.contains("*");
    String problem;
    if (value == null) {
      problem = answer + "without " + NAME + " the page does not see " + name + ".";
    } else if (wildcard) {
      problem =
          answer
              + NAME
              + ": * is no wildcard for a request with credentials, and the page does not see "
              + name
              + ".";
    } else {
      problem = answer + NAME + ": " + Advice.quoted(value) + " does not name " + name + ".";
    }
    return new Block(
        wildcard ? Rule.EXPOSE_WILDCARD : Rule.CORS_FILTER,
        exchange,
        problem,
        NAME,
        Advice.cut(value),
        Advice.send(NAME, value == null || wildcard ? name : value + ", " + name));
  }
}
