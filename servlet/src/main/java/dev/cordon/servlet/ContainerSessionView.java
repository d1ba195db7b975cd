package dev.cordon.servlet;

import dev.cordon.guard.ApplicationSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The container's session, as the guard may see it. It never creates one, and whoever asks late,
 * after the session was invalidated or the request was over, finds none.
 */
final class ContainerSessionView implements ApplicationSession {
  private final HttpServletRequest request;

  /**
   * @param request the container's own, whose session no edit hides
   */
  ContainerSessionView(HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public @Nullable String id() {
    try {
      HttpSession session = request.getSession(false);
      return session == null ? null : session.getId();
    } catch (IllegalStateException over) {
      return null;
    }
  }

  @Override
  public @Nullable String get(String name) {
    try {
      HttpSession session = request.getSession(false);
      return session != null && session.getAttribute(name) instanceof String text ? text : null;
    } catch (IllegalStateException over) {
      return null;
    }
  }

  /** What cannot be kept is asked for again; a token made from it is then refused. */
  @Override
  public void put(String name, String value) {
    try {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.setAttribute(name, value);
      }
    } catch (IllegalStateException over) {
      // Another request ended the session meanwhile.
    }
  }
}
