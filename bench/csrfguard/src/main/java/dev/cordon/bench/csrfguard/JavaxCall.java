package dev.cordon.bench.csrfguard;

import dev.cordon.bench.rivals.Bank;
import dev.cordon.bench.rivals.Sent;
import dev.cordon.bench.rivals.Unsupported;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** A request as an older container hands it to filters. */
final class JavaxCall extends HttpServletRequestWrapper {
  private final Sent.Line[] lines;
  private final String method;
  private final String path;
  private final boolean page;
  private final HttpSession session;

  JavaxCall(Sent sent, HttpSession session) {
    super(Unsupported.of(HttpServletRequest.class));
    this.lines = sent.lines().toArray(Sent.Line[]::new);
    this.method = sent.method();
    this.path = sent.target();
    this.page = path.equals(Bank.PAGE);
    this.session = session;
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
  public HttpSession getSession(boolean create) {
    return session;
  }

  @Override
  public HttpSession getSession() {
    return session;
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
  public String getContextPath() {
    return "";
  }

  @Override
  public String getRemoteAddr() {
    return "192.0.2.7";
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }
}
