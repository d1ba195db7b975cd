package dev.cordon.bench.rivals;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.MappingMatch;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as a container hands it to filters: no more than the measured ones ask for. */
final class ServletCall extends HttpServletRequestWrapper {
  private static final int MOST_ATTRIBUTES = 16;

  private final Sent.Line[] lines;
  private final List<String> names;
  private final String method;
  private final String path;
  private final boolean page;
  private final @Nullable HttpSession session;
  private final String[] keys = new String[MOST_ATTRIBUTES];
  private final Object[] values = new Object[MOST_ATTRIBUTES];
  private int attributes;

  ServletCall(Sent sent, HttpSession session) {
    super(Unsupported.of(HttpServletRequest.class));
    this.lines = sent.lines().toArray(Sent.Line[]::new);
    this.names = Arrays.stream(lines).map(Sent.Line::name).distinct().toList();
    this.method = sent.method();
    this.path = sent.target();
    this.page = path.equals(Bank.PAGE);
    this.session = sent.first("Cookie") == null ? null : session;
  }

  /** Makes it as good as just arrived. */
  void arrive() {
    attributes = 0;
  }

  boolean isPage() {
    return page;
  }

  @Override
  public @Nullable String getHeader(String name) {
    for (var line : lines) {
      if (line.name().equalsIgnoreCase(name)) {
        return line.value();
      }
    }
    return null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.enumeration(
        Arrays.stream(lines)
            .filter(line -> line.name().equalsIgnoreCase(name))
            .map(Sent.Line::value)
            .toList());
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(names);
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    for (int i = 0; i < attributes; i++) {
      if (keys[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public void setAttribute(String name, Object value) {
    removeAttribute(name);
    keys[attributes] = name;
    values[attributes] = value;
    attributes++;
  }

  @Override
  public void removeAttribute(String name) {
    for (int i = 0; i < attributes; i++) {
      if (keys[i].equals(name)) {
        attributes--;
        keys[i] = keys[attributes];
        values[i] = values[attributes];
        return;
      }
    }
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    return create ? Objects.requireNonNull(session) : session;
  }

  @Override
  public @Nullable HttpSession getSession() {
    return getSession(true);
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(Bank.ORIGIN).append(path);
  }

  @Override
  public String getServletPath() {
    return path;
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public String getContextPath() {
    return "";
  }

  @Override
  public @Nullable String getQueryString() {
    return null;
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  @Override
  public int getContentLength() {
    return -1;
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return null;
  }

  @Override
  public String getScheme() {
    return "https";
  }

  @Override
  public String getServerName() {
    return Bank.HOST;
  }

  @Override
  public int getServerPort() {
    return 443;
  }

  @Override
  public HttpServletMapping getHttpServletMapping() {
    return Mapping.DEFAULT;
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  /** That of a servlet for every path, as Spring's is. */
  private enum Mapping implements HttpServletMapping {
    DEFAULT;

    @Override
    public String getMatchValue() {
      return "";
    }

    @Override
    public String getPattern() {
      return "/";
    }

    @Override
    public String getServletName() {
      return "application";
    }

    @Override
    public MappingMatch getMappingMatch() {
      return MappingMatch.DEFAULT;
    }
  }
}
