package dev.cordon.testkit.servlet;

import dev.cordon.browser.http.Request;
import dev.cordon.testkit.RequestField;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a container shows it. What is not here needs a container, and says so when asked.
 */
final class ServedRequest extends RequestHead {
  private final ServletContext context;
  private final Sessions sessions;
  private final ServedResponse response;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private @Nullable Map<String, String[]> parameters;
  private @Nullable String encoding;
  private @Nullable ServletInputStream input;
  private @Nullable BufferedReader reader;
  private Sessions.@Nullable Session session;
  private @Nullable Async async;
  private DispatcherType dispatcher = DispatcherType.REQUEST;

  ServedRequest(
      Request message, ServletContext context, Sessions sessions, ServedResponse response) {
    super(message);
    this.context = context;
    this.sessions = sessions;
    this.response = response;
    this.session = sessions.find(getRequestedSessionId());
    if (session != null) {
      session.fresh = false;
    }
  }

  // The body.

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  @Override
  public int getContentLength() {
    return message.body() == null ? -1 : message.body().length();
  }

  @Override
  public long getContentLengthLong() {
    return getContentLength();
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return encoding;
  }

  @Override
  public void setCharacterEncoding(String name) {
    encoding = name;
  }

  @Override
  public ServletInputStream getInputStream() {
    if (input == null) {
      input = new BodyStream(message.body() == null ? new byte[0] : message.body().bytes());
    }
    return input;
  }

  @Override
  public BufferedReader getReader() {
    if (reader == null) {
      var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
    return reader;
  }

  // Parameters.

  @Override
  public @Nullable String getParameter(String name) {
    var values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  /** The query, and the body of a POST whose stream nobody has read. */
  @Override
  public Map<String, String[]> getParameterMap() {
    if (parameters == null) {
      var all = new LinkedHashMap<String, List<String>>();
      RequestField.inQuery(message).forEach(field -> add(all, field));
      if (message.method().equals("POST") && input == null) {
        RequestField.inBody(message).stream()
            .filter(field -> field.fileName() == null)
            .forEach(field -> add(all, field));
      }
      var arrays = new LinkedHashMap<String, String[]>();
      all.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
      parameters = Collections.unmodifiableMap(arrays);
    }
    return parameters;
  }

  private static void add(Map<String, List<String>> all, RequestField field) {
    all.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value());
  }

  @Override
  public Collection<Part> getParts() throws ServletException {
    var type = getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      throw new ServletException("The request is not multipart.");
    }
    return RequestField.inBody(message).stream().<Part>map(ServedPart::new).toList();
  }

  @Override
  public @Nullable Part getPart(String name) throws ServletException {
    return getParts().stream().filter(part -> part.getName().equals(name)).findFirst().orElse(null);
  }

  // The session.

  @Override
  public @Nullable String getRequestedSessionId() {
    var cookies = getCookies();
    for (var cookie : cookies == null ? new Cookie[0] : cookies) {
      if (cookie.getName().equals(sessions.cookieName)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  @Override
  public boolean isRequestedSessionIdValid() {
    return sessions.find(getRequestedSessionId()) != null;
  }

  @Override
  public boolean isRequestedSessionIdFromCookie() {
    return getRequestedSessionId() != null;
  }

  @Override
  public boolean isRequestedSessionIdFromURL() {
    return false;
  }

  @Override
  public HttpSession getSession() {
    return current() == null ? created() : session();
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    return create ? getSession() : current();
  }

  private HttpSession session() {
    if (session == null) {
      throw new IllegalStateException("There is no session.");
    }
    return session;
  }

  private Sessions.@Nullable Session current() {
    return session != null && session.isValid() ? session : null;
  }

  private HttpSession created() {
    if (response.isCommitted()) {
      throw new IllegalStateException("The answer is on its way: no session can be created.");
    }
    session = sessions.create();
    response.setSessionCookie(sessions.cookieName, sessions.cookie(session));
    return session;
  }

  @Override
  public String changeSessionId() {
    var current = current();
    if (current == null) {
      throw new IllegalStateException("There is no session.");
    }
    var id = sessions.changeId(current);
    response.setSessionCookie(sessions.cookieName, sessions.cookie(current));
    return id;
  }

  // Attributes, and what leads elsewhere.

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(new ArrayList<>(attributes.keySet()));
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
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public @Nullable RequestDispatcher getRequestDispatcher(String path) {
    return null;
  }

  @Override
  public DispatcherType getDispatcherType() {
    return dispatcher;
  }

  @Override
  public String getRequestId() {
    return "1";
  }

  @Override
  public String getProtocolRequestId() {
    return "";
  }

  @Override
  public Map<String, String> getTrailerFields() {
    return Map.of();
  }

  @Override
  public boolean isTrailerFieldsReady() {
    return true;
  }

  // Later.

  @Override
  public boolean isAsyncSupported() {
    return true;
  }

  @Override
  public boolean isAsyncStarted() {
    return async != null && !async.isOver();
  }

  @Override
  public AsyncContext startAsync() {
    return startAsync(this, response);
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
    async = new Async(request, answer, request == this && answer == response);
    return async;
  }

  @Override
  public AsyncContext getAsyncContext() {
    if (async == null) {
      throw new IllegalStateException("The request is not asynchronous.");
    }
    return async;
  }

  /** Waits for what was started, and dispatches as often as it asks for it. */
  void finishAsync(Async.Dispatch dispatch) throws IOException, ServletException {
    for (var i = 0; async != null && i < 10; i++) {
      var waiting = async;
      async = null;
      if (waiting.awaitDispatch()) {
        dispatcher = DispatcherType.ASYNC;
        dispatch.run();
      }
    }
  }
}
