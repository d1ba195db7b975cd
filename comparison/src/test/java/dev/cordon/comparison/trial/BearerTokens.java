package dev.cordon.comparison.trial;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a token to who logs in, and lets who brings it be who got it: no cookie is needed. */
final class BearerTokens extends OncePerRequestFilter implements AuthenticationSuccessHandler {
  private static final String SCHEME = "Bearer ";

  private final Map<String, Authentication> users = new ConcurrentHashMap<>();

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication user)
      throws IOException {
    String token = UUID.randomUUID().toString();
    users.put(token, user);
    response.setContentType("text/plain");
    response.getWriter().write(token);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    Authentication user =
        header != null && header.startsWith(SCHEME)
            ? users.get(header.substring(SCHEME.length()))
            : null;
    if (user != null) {
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(user);
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
