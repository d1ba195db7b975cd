package dev.cordon.spring.reactive;

import org.springframework.security.web.server.csrf.CsrfToken;

/** The token as Spring Security's views and generated pages know it. */
@SuppressWarnings("serial") // Spring Security keeps its own in sessions; this one lives as long as
// the page is rendered.
final class SecurityToken implements CsrfToken {
  private final transient TemplateToken token;

  SecurityToken(TemplateToken token) {
    this.token = token;
  }

  @Override
  public String getHeaderName() {
    return token.getHeaderName();
  }

  @Override
  public String getParameterName() {
    return token.getParameterName();
  }

  @Override
  public String getToken() {
    return token.getToken();
  }
}
