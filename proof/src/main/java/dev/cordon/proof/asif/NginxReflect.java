package dev.cordon.proof.asif;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.regex.Pattern;

/**
 * nginx that reflects whatever Origin comes, with credentials, in front of an application without
 * protection. OPTIONS is answered with 204 and the same two lines. The Upgrade of a handshake is
 * not handed on, as no proxied server gets it unless the configuration says so: the application
 * sees a GET.
 */
final class NginxReflect implements Model {
  /** nginx has no sessions; an application behind it that does not know of TLS has them so. */
  private static final SessionCookie SESSION =
      new SessionCookie(
          "session",
          "; Path=/; HttpOnly",
          SessionCookie.Secure.NEVER,
          SessionCookie.Choice.FIRST_KNOWN);

  private static final Pattern METHOD = Pattern.compile("[A-Z_-]+");
  private static final String RULE = "add_header Access-Control-Allow-Origin $http_origin always";

  @Override
  public SessionCookie session() {
    return SESSION;
  }

  @Override
  public Ruling rule(Request request) {
    if (!METHOD.matcher(request.method()).matches() || request.url().path().contains("%00")) {
      return new Ruling.Answered(Response.of(400), "malformed-request", "");
    }
    var headers = Headers.builder();
    var origin = request.header("Origin");
    // A variable without a value adds no line.
    if (origin != null && !origin.isEmpty()) {
      headers.add("Access-Control-Allow-Origin", origin);
    }
    headers.add("Access-Control-Allow-Credentials", "true");
    if (request.method().equals("OPTIONS")) {
      return new Ruling.Answered(
          new Response(204, headers.build(), Body.EMPTY), "preflight-granted", RULE);
    }
    var holder = SESSION.holder(request);
    return new Ruling.Passed(
        holder, headers.build(), origin == null ? "no-origin" : "any-origin", RULE);
  }
}
