package dev.cordon.proof.asif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Spring Security as Spring Boot's starter sets it up: unsafe methods need the session's CSRF
 * token, whoever sends them; everything needs a login. CORS is not configured, so that nothing is
 * granted, and nothing refused either.
 */
final class SpringSecurity implements Model {
  static final String USER = "alice";
  static final String PASSWORD = "secret";
  private static final SessionCookie SESSION =
      new SessionCookie(
          "JSESSIONID",
          "; Path=/{secure}; HttpOnly",
          SessionCookie.Secure.WITH_TLS,
          SessionCookie.Choice.FIRST_KNOWN);
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));

  /** Those that CsrfFilter lets pass without a token. */
  private static final Set<String> WITHOUT_TOKEN = Set.of("GET", "HEAD", "TRACE", "OPTIONS");

  private static final Set<String> METHODS =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
  private static final List<String> AMBIGUOUS =
      List.of("//", ";", "%3b", "%25", "%2e", "%0a", "%0d");

  private static final String AUTHENTICATED = "anyRequest().authenticated()";
  private static final String ALLOWED_ORIGINS = "WebSocketHandlerRegistration.setAllowedOrigins";
  private static final Headers ADDED =
      Headers.of(
          "X-Content-Type-Options", "nosniff",
          "X-XSS-Protection", "0",
          "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
          "Pragma", "no-cache",
          "Expires", "0",
          "X-Frame-Options", "DENY");

  @Override
  public SessionCookie session() {
    return SESSION;
  }

  @Override
  public boolean takesBasic() {
    return true;
  }

  @Override
  public String token(Holder holder) {
    return CsrfTokens.masked(holder);
  }

  @Override
  public String tokenHeader() {
    return CsrfTokens.HEADER;
  }

  @Override
  public String tokenField() {
    return CsrfTokens.PARAMETER;
  }

  @Override
  public Ruling rule(Request request) {
    var session = SESSION.holder(request);
    var path = request.url().path().toLowerCase(Locale.ROOT);
    if (Asked.unreadable(request)) {
      return new Ruling.Answered(Response.of(400), "malformed-request", "Connector");
    }
    if (!METHODS.contains(request.method()) || AMBIGUOUS.stream().anyMatch(path::contains)) {
      var refused = refusal(request, session, 400, Headers.EMPTY);
      return new Ruling.Answered(refused, "malformed-request", "StrictHttpFirewall");
    }
    if (!WITHOUT_TOKEN.contains(request.method()) && !CsrfTokens.isGenuine(request, session)) {
      var reason = CsrfTokens.came(request) ? "csrf-token-invalid" : "csrf-token-missing";
      return new Ruling.Answered(refusal(request, session, 403, ADDED), reason, "CsrfFilter");
    }
    var authorization = request.header("Authorization");
    if (authorization != null
        && authorization.startsWith("Basic")
        && !authorization.equals(BASIC)) {
      var challenge = EntryPoint.ofBasic(request, ADDED);
      return new Ruling.Answered(challenge, "wrong-password", "httpBasic()");
    }
    var holder = BASIC.equals(authorization) ? Holder.USER : session;
    if (holder == Holder.NOBODY) {
      var login = EntryPoint.of(request, ADDED);
      return new Ruling.Answered(login, "login-required", AUTHENTICATED);
    }
    return Asked.webSocket(request) ? handshake(request, holder) : handle(request, holder);
  }

  private static Ruling handle(Request request, Holder holder) {
    return request.method().equals("OPTIONS")
        // Spring MVC answers it in the place of a handler, and has no grant to give.
        ? answered(200, "options-without-grant", "no CorsConfigurationSource")
        : new Ruling.Passed(holder, ADDED, "authenticated", AUTHENTICATED);
  }

  private static Ruling handshake(Request request, Holder holder) {
    var origin = request.header("Origin");
    return origin == null || Asked.ownOrigin(request, origin)
        ? new Ruling.Opened(
            holder, ADDED, origin == null ? "no-origin" : "own-origin", ALLOWED_ORIGINS)
        : answered(403, "handshake-forbidden-origin", ALLOWED_ORIGINS);
  }

  /** The error's own page needs a login too: whoever has no session gets to see that instead. */
  private static Response refusal(Request request, Holder session, int status, Headers added) {
    return session == Holder.NOBODY
        ? EntryPoint.of(request, added)
        : new Response(status, added, Body.EMPTY);
  }

  private static Ruling answered(int status, String reason, String rule) {
    return new Ruling.Answered(new Response(status, ADDED, Body.EMPTY), reason, rule);
  }
}
