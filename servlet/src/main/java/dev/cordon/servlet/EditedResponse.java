package dev.cordon.servlet;

import dev.cordon.guard.Decision;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose head the guard edits, from the moment the application is called to the one in
 * which the container sends it: an edit that waited for either could be passed by, as containers
 * end an answer in more ways than they tell their wrappers.
 *
 * <p>The application sees the headers that it set, not the edited ones: many a library adds a
 * header only where none stands. Streams and writers are the container's own.
 */
final class EditedResponse extends HttpServletResponseWrapper {
  /** They belong to the body, and containers act on them the moment they are set. */
  private static final Set<String> BODY = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    BODY.addAll(Set.of("Content-Type", "Content-Length", "Content-Encoding", "Content-Language"));
  }

  /** RFC 9110, section 5.6.7: IMF-fixdate. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ServletRequest request;
  private final EditedHead head;

  /**
   * @param request the container's own
   */
  EditedResponse(HttpServletResponse response, Decision decision, ServletRequest request) {
    super(response);
    this.request = request;
    this.head = new EditedHead(() -> (HttpServletResponse) getResponse(), decision);
  }

  /** Edits the head as it is now, where what the guard knows may have changed. */
  void apply() {
    if (!isCommitted()) {
      head.edit();
    }
  }

  /**
   * Whether a header operation means nothing: the head is gone, or an included resource asks, which
   * Undertow leaves to the innermost response (Servlet 6.0, section 9.3).
   */
  private boolean isDeaf() {
    return isCommitted() || request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) != null;
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (BODY.contains(name)) {
      super.setHeader(name, value);
    } else if (!isDeaf()) {
      head.set(name, value == null ? List.of() : List.of(value));
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (BODY.contains(name)) {
      super.addHeader(name, value);
    } else if (!isDeaf() && value != null) {
      head.add(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    if (BODY.contains(name)) {
      super.setIntHeader(name, value);
    } else {
      setHeader(name, Integer.toString(value));
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (BODY.contains(name)) {
      super.addIntHeader(name, value);
    } else {
      addHeader(name, Integer.toString(value));
    }
  }

  @Override
  public void setDateHeader(String name, long date) {
    setHeader(name, DATE.format(Instant.ofEpochMilli(date)));
  }

  @Override
  public void addDateHeader(String name, long date) {
    addHeader(name, DATE.format(Instant.ofEpochMilli(date)));
  }

  @Override
  public void addCookie(Cookie cookie) {
    addHeader("Set-Cookie", CookieLine.of(cookie));
  }

  @Override
  public boolean containsHeader(String name) {
    return BODY.contains(name) ? super.containsHeader(name) : !head.get(name).isEmpty();
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (BODY.contains(name)) {
      return super.getHeader(name);
    }
    List<String> lines = head.get(name);
    return lines.isEmpty() ? null : lines.get(0);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    return BODY.contains(name)
        ? super.getHeaders(name)
        : Collections.unmodifiableList(head.get(name));
  }

  @Override
  public Collection<String> getHeaderNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(super.getHeaderNames());
    names.addAll(head.names());
    names.removeIf(name -> !containsHeader(name));
    return names;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    apply();
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    apply();
    return super.getWriter();
  }

  @Override
  public void flushBuffer() throws IOException {
    apply();
    super.flushBuffer();
  }

  @Override
  public void sendError(int status) throws IOException {
    apply();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    apply();
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    super.sendRedirect(redirecting(location));
  }

  /**
   * The redirect of Servlet 6.1, in which the wrapper of that version would pass this one by. In
   * Servlet 6.0 nobody calls it.
   */
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    LateRedirect.send(
        (HttpServletResponse) getResponse(), redirecting(location), status, clearBuffer);
  }

  private String redirecting(String location) {
    return isCommitted() || location == null ? location : head.redirect(location);
  }

  /** Whoever holds a stream of before may go on writing, so that the edit must not wait. */
  @Override
  public void reset() {
    super.reset();
    head.forget();
    head.edit();
  }

  /** Without a session id: layer 1 refuses it, and a URL is copied, logged and sent as Referer. */
  @Override
  public String encodeURL(String url) {
    return url;
  }

  /** Without a session id. */
  @Override
  public String encodeRedirectURL(String url) {
    return url;
  }
}
