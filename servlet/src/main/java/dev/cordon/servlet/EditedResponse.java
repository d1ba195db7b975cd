package dev.cordon.servlet;

import dev.cordon.guard.Decision;
import dev.cordon.session.SealTooLargeException;
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
 * An answer whose head the guard edits before it is sent.
 *
 * <p>What the application sets is staged until it asks for the body or ends the answer, and edited
 * then. From there on the answer is live: a header that is set later is edited at once, for as long
 * as the container has not sent the head. Streams and writers are the container's own.
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

  private final Decision decision;
  private final ServletRequest request;
  private final StagedHeaders staged;
  private boolean live;

  /**
   * @param request the container's own
   */
  EditedResponse(HttpServletResponse response, Decision decision, ServletRequest request) {
    super(response);
    this.decision = decision;
    this.request = request;
    this.staged = new StagedHeaders(this::underneath);
  }

  /** Edits what is staged, and everything from now on as it is set. */
  void goLive() {
    live = true;
    apply();
  }

  /** Edits once more, where something changed that did not pass through here. */
  void refresh() {
    if (live) {
      apply();
    }
  }

  /** Goes live where the application failed, without what it staged if that was what failed. */
  void goLiveAfterFailure() {
    try {
      goLive();
    } catch (SealTooLargeException e) {
      staged.clear();
      apply();
    }
  }

  private void apply() {
    if (!isCommitted()) {
      HeaderEdits edits = edited();
      staged.clear();
      write(edits);
    }
  }

  private HeaderEdits edited() {
    HeaderEdits edits = new HeaderEdits(this::underneath);
    staged.forEach(edits::put);
    decision.editResponse(edits);
    return edits;
  }

  private void write(HeaderEdits edits) {
    HttpServletResponse response = response();
    edits.changes().forEach((name, lines) -> HeaderWriting.write(response, name, lines));
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) getResponse();
  }

  private List<String> underneath(String name) {
    return HeaderWriting.read(response(), name);
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
      if (value == null) {
        staged.remove(name);
      } else {
        staged.set(name, value);
      }
      refresh();
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (BODY.contains(name)) {
      super.addHeader(name, value);
    } else if (!isDeaf() && value != null) {
      staged.add(name, value);
      refresh();
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
    return BODY.contains(name) ? super.containsHeader(name) : !staged.get(name).isEmpty();
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (BODY.contains(name)) {
      return super.getHeader(name);
    }
    List<String> lines = staged.get(name);
    return lines.isEmpty() ? null : lines.get(0);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    return BODY.contains(name)
        ? super.getHeaders(name)
        : Collections.unmodifiableList(staged.get(name));
  }

  @Override
  public Collection<String> getHeaderNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(super.getHeaderNames());
    names.addAll(staged.names());
    names.removeIf(name -> !containsHeader(name));
    return names;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    goLive();
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    goLive();
    return super.getWriter();
  }

  @Override
  public void flushBuffer() throws IOException {
    goLive();
    super.flushBuffer();
  }

  @Override
  public void sendError(int status) throws IOException {
    goLive();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    goLive();
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
    LateRedirect.send(response(), redirecting(location), status, clearBuffer);
  }

  /** Edits the head of a redirect, and yields the location as the guard leaves it. */
  private String redirecting(String location) {
    live = true;
    if (isCommitted() || location == null) {
      return location;
    }
    staged.set("Location", location);
    HeaderEdits edits = edited();
    staged.clear();
    List<String> edited = edits.get("Location");
    edits.put("Location", underneath("Location"));
    write(edits);
    return edited.isEmpty() ? location : edited.get(0);
  }

  /** Whoever holds a stream of before may go on writing, so what was live stays so. */
  @Override
  public void reset() {
    super.reset();
    staged.clear();
    refresh();
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
