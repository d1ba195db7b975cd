package dev.cordon.testkit.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The sessions of a container, by their ids. */
final class Sessions {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong created = new AtomicLong();
  private final ServletContext context;
  private final String attributes;
  final String cookieName;

  Sessions(String cookie, ServletContext context) {
    this.context = context;
    var semicolon = cookie.indexOf(';');
    this.cookieName = semicolon < 0 ? cookie.strip() : cookie.substring(0, semicolon).strip();
    this.attributes = semicolon < 0 ? "" : cookie.substring(semicolon);
  }

  @Nullable Session find(@Nullable String id) {
    return id == null ? null : sessions.get(id);
  }

  Session create() {
    var session = new Session(nextId());
    sessions.put(session.id, session);
    return session;
  }

  String changeId(Session session) {
    sessions.remove(session.id);
    session.id = nextId();
    sessions.put(session.id, session);
    return session.id;
  }

  String cookie(Session session) {
    return cookieName + "=" + session.id + attributes;
  }

  /** Countable, so that a failing test reads the same each time; nobody guesses here. */
  private String nextId() {
    return String.format(Locale.ROOT, "%032X", 0xC0DE_0000L + created.incrementAndGet());
  }

  /** One session. */
  final class Session implements HttpSession {
    private final Map<String, Object> values = new ConcurrentHashMap<>();
    private final long createdAt = System.currentTimeMillis();
    private String id;
    private boolean valid = true;
    private int maxInactiveSeconds = 1800;
    boolean fresh = true;

    private Session(String id) {
      this.id = id;
    }

    boolean isValid() {
      return valid;
    }

    private void check() {
      if (!valid) {
        throw new IllegalStateException("The session has been invalidated.");
      }
    }

    @Override
    public long getCreationTime() {
      check();
      return createdAt;
    }

    @Override
    public String getId() {
      return id;
    }

    @Override
    public long getLastAccessedTime() {
      check();
      return createdAt;
    }

    @Override
    public ServletContext getServletContext() {
      return context;
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
      maxInactiveSeconds = seconds;
    }

    @Override
    public int getMaxInactiveInterval() {
      return maxInactiveSeconds;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      check();
      return values.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
      check();
      return Collections.enumeration(values.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
      check();
      if (value == null) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    }

    @Override
    public void removeAttribute(String name) {
      check();
      values.remove(name);
    }

    @Override
    public void invalidate() {
      check();
      valid = false;
      sessions.remove(id);
    }

    @Override
    public boolean isNew() {
      check();
      return fresh;
    }
  }
}
