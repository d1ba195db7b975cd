package dev.cordon.spring.servlet;

import dev.cordon.servlet.CordonFilter;
import dev.cordon.servlet.PageTokenSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.ClassUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the token of the page where templates written for Spring Security look for it: the request
 * attribute {@code _csrf}. Nothing is issued before a template reads it.
 */
public final class PageTokenFilter extends OncePerRequestFilter {
  /** Where templates look. */
  public static final String ATTRIBUTE = "_csrf";

  private static final boolean SECURITY =
      ClassUtils.isPresent(
          "org.springframework.security.web.csrf.CsrfToken",
          PageTokenFilter.class.getClassLoader());

  PageTokenFilter() {}

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(CordonFilter.TOKEN) instanceof PageTokenSource source) {
      if (SECURITY) {
        SecurityToken.put(request, source);
      } else {
        request.setAttribute(ATTRIBUTE, source);
      }
    }
    chain.doFilter(request, response);
  }
}
