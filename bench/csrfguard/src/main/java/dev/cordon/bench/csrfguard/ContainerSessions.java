package dev.cordon.bench.csrfguard;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.owasp.csrfguard.session.LogicalSession;
import org.owasp.csrfguard.token.storage.LogicalSessionExtractor;

/**
 * The container's session as CSRFGuard wants it. The extension that brings one along cannot be
 * resolved: the parent that its description names was not published.
 */
public final class ContainerSessions implements LogicalSessionExtractor {

  @Override
  public @Nullable LogicalSession extract(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : new Held(session);
  }

  @Override
  public LogicalSession extractOrCreate(HttpServletRequest request) {
    return new Held(request.getSession(true));
  }

  private record Held(HttpSession session) implements LogicalSession {
    @Override
    public String getKey() {
      return session.getId();
    }

    @Override
    public boolean isNew() {
      return session.isNew();
    }

    @Override
    public void invalidate() {
      session.invalidate();
    }

    @Override
    public boolean areTokensGenerated() {
      return session.getAttribute("generated") != null;
    }

    @Override
    public void setTokensGenerated(boolean generated) {
      session.setAttribute("generated", generated ? Boolean.TRUE : null);
    }

    @Override
    public void setAttribute(String name, Object value) {
      session.setAttribute(name, value);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      return session.getAttribute(name);
    }
  }
}
