package dev.cordon.bench.csrfguard;

import dev.cordon.bench.rivals.Bank;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** A user's session as an older container keeps it. */
@SuppressWarnings("deprecation") // Its interface has methods that are.
final class JavaxSession implements HttpSession {
  private final String id;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();

  JavaxSession(int number) {
    id = Bank.sessionId(number);
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) {
      attributes.remove(name);
    } else {
      attributes.put(name, value);
    }
  }

  @Override
  public void removeAttribute(String name) {
    attributes.remove(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(attributes.keySet());
  }

  @Override
  public boolean isNew() {
    return false;
  }

  @Override
  public long getCreationTime() {
    return 0;
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public int getMaxInactiveInterval() {
    return 0;
  }

  @Override
  public @Nullable Object getValue(String name) {
    return getAttribute(name);
  }

  @Override
  public void putValue(String name, Object value) {
    setAttribute(name, value);
  }

  @Override
  public void removeValue(String name) {
    removeAttribute(name);
  }

  @Override
  public String[] getValueNames() {
    return attributes.keySet().toArray(String[]::new);
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServletContext getServletContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public javax.servlet.http.HttpSessionContext getSessionContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void invalidate() {
    throw new UnsupportedOperationException();
  }
}
