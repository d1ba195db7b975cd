package dev.cordon.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request as the application may see it: without what the decision took away. */
final class EditedRequest extends HttpServletRequestWrapper {
  private final Exchange exchange;
  private final HeaderEdits headers;
  private final Stripped stripped;

  private EditedRequest(
      HttpServletRequest request, Exchange exchange, HeaderEdits headers, Stripped stripped) {
    super(request);
    this.exchange = exchange;
    this.headers = headers;
    this.stripped = stripped;
  }

  static EditedRequest of(HttpServletRequest request, Exchange exchange) {
    HeaderEdits headers = new HeaderEdits(name -> Collections.list(request.getHeaders(name)));
    exchange.decision().editRequest(headers);
    return new EditedRequest(request, exchange, headers, Stripped.of(request, headers, exchange));
  }

  private HttpServletRequest request() {
    return (HttpServletRequest) getRequest();
  }

  @Override
  public @Nullable String getHeader(String name) {
    List<String> changed = headers.changed(name);
    return changed == null ? super.getHeader(name) : changed.isEmpty() ? null : changed.get(0);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    List<String> changed = headers.changed(name);
    return changed == null ? super.getHeaders(name) : Collections.enumeration(changed);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(super.getHeaderNames()));
    headers
        .changes()
        .forEach(
            (name, lines) -> {
              if (lines.isEmpty()) {
                names.remove(name);
              } else {
                names.add(name);
              }
            });
    return Collections.enumeration(names);
  }

  @Override
  public int getIntHeader(String name) {
    if (headers.changed(name) == null) {
      return super.getIntHeader(name);
    }
    String value = getHeader(name);
    return value == null ? -1 : Integer.parseInt(value);
  }

  /** No edit is a date: what is left of a changed header is not one either. */
  @Override
  public long getDateHeader(String name) {
    List<String> changed = headers.changed(name);
    if (changed != null && !changed.isEmpty()) {
      throw new IllegalArgumentException("the header is not a date: " + name);
    }
    return changed == null ? super.getDateHeader(name) : -1;
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    List<String> changed = headers.changed("Cookie");
    return changed == null
        ? super.getCookies()
        : EditedCookies.of(
            super.getCookies(), Collections.list(super.getHeaders("Cookie")), changed);
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    if (stripped.session()) {
      if (create) {
        throw stripped.refusedSession();
      }
      return null;
    }
    HttpSession before = super.getSession(false);
    if (before != null || !create) {
      return before;
    }
    HttpSession session = super.getSession(true);
    exchange.sessionChanged();
    return session;
  }

  @Override
  public HttpSession getSession() {
    HttpSession session = getSession(true);
    if (session == null) {
      throw new IllegalStateException("the container made no session");
    }
    return session;
  }

  @Override
  public String changeSessionId() {
    if (stripped.session()) {
      throw stripped.refusedSession();
    }
    String id = super.changeSessionId();
    exchange.sessionChanged();
    return id;
  }

  @Override
  public void login(String user, String password) throws ServletException {
    super.login(user, password);
    exchange.sessionChanged();
  }

  @Override
  public void logout() throws ServletException {
    super.logout();
    exchange.sessionChanged();
  }

  @Override
  public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
    boolean known = super.authenticate(response);
    exchange.sessionChanged();
    return known;
  }

  @Override
  public @Nullable String getRequestedSessionId() {
    return stripped.session() ? null : super.getRequestedSessionId();
  }

  @Override
  public boolean isRequestedSessionIdValid() {
    return !stripped.session() && super.isRequestedSessionIdValid();
  }

  @Override
  public boolean isRequestedSessionIdFromCookie() {
    return !stripped.session() && super.isRequestedSessionIdFromCookie();
  }

  @Override
  public @Nullable String getRemoteUser() {
    return stripped.login() ? null : super.getRemoteUser();
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return stripped.login() ? null : super.getUserPrincipal();
  }

  @Override
  public @Nullable String getAuthType() {
    return stripped.login() ? null : super.getAuthType();
  }

  @Override
  public boolean isUserInRole(String role) {
    return !stripped.login() && super.isUserInRole(role);
  }

  /** With the edited answer: the container would hand out its own. */
  @Override
  public AsyncContext startAsync() {
    EditedResponse response = exchange.response();
    return response == null ? super.startAsync() : startAsync(this, response);
  }

  /** The head is edited now, since another thread may write it from here on. */
  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    exchange.startsAsync();
    return request().startAsync(request, response);
  }
}
