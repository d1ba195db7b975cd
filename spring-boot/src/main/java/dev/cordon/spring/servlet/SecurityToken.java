package dev.cordon.spring.servlet;

import dev.cordon.servlet.CordonFilter;
import dev.cordon.servlet.PageTokenSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * The token of the page as Spring Security's tags, resolvers and login pages know tokens. It is
 * issued when its value is first asked for.
 */
public final class SecurityToken implements CsrfToken {
  private static final long serialVersionUID = 1;

  private final transient @Nullable PageTokenSource source;
  private final String header;
  private final String parameter;

  private SecurityToken(PageTokenSource source) {
    this.source = source;
    this.header = source.getHeaderName();
    this.parameter = source.getParameterName();
  }

  /** The token of the page that answers this request; null where Cordon's filter did not run. */
  public static @Nullable CsrfToken of(HttpServletRequest request) {
    if (request.getAttribute(CsrfToken.class.getName()) instanceof SecurityToken token) {
      return token;
    }
    return request.getAttribute(CordonFilter.TOKEN) instanceof PageTokenSource source
        ? new SecurityToken(source)
        : null;
  }

  static void put(HttpServletRequest request, PageTokenSource source) {
    SecurityToken token = new SecurityToken(source);
    request.setAttribute(CsrfToken.class.getName(), token);
    request.setAttribute(PageTokenFilter.ATTRIBUTE, token);
  }

  @Override
  public String getHeaderName() {
    return header;
  }

  @Override
  public String getParameterName() {
    return parameter;
  }

  /** Empty where the policy issues none. */
  @Override
  public String getToken() {
    return source == null ? "" : Objects.requireNonNullElse(source.getToken(), "");
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "SecurityToken[header=" + header + ", parameter=" + parameter + "]";
  }
}
