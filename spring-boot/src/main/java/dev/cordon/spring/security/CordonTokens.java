package dev.cordon.spring.security;

import dev.cordon.spring.servlet.SecurityToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Cordon's tokens for Spring Security: whatever reads {@code _csrf} finds them, and nothing is
 * checked or stored again, for the guard has judged the request already.
 *
 * <p>Spring Security's configurer stays in its place, because others look whether it is there: a
 * chain without one logs out on GET, so that any site could log users out.
 */
final class CordonTokens implements CsrfTokenRepository, CsrfTokenRequestHandler, RequestMatcher {

  /** No request is checked by Spring Security. */
  @Override
  public boolean matches(HttpServletRequest request) {
    return false;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    CsrfToken token = SecurityToken.of(request);
    return token == null ? new NoToken() : token;
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // The guard keeps its own, and ends it with the session.
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return SecurityToken.of(request);
  }

  /** The token filter has put the token where all look for it. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
    // Nothing to do.
  }

  /** Stands where the guard judged nothing, as on the error page of a refused request line. */
  private record NoToken() implements CsrfToken {
    @Override
    public String getHeaderName() {
      return "X-CSRF-Token";
    }

    @Override
    public String getParameterName() {
      return "_csrf";
    }

    @Override
    public String getToken() {
      return "";
    }
  }
}
