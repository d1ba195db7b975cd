package dev.cordon.testkit.servlet;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer as a container takes it: once it is committed, its head stays as it is. */
final class ServedResponse extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Headers.Builder headers = Headers.builder();
  private int status = 200;
  private boolean committed;
  private @Nullable String encoding;
  private @Nullable PrintWriter writer;
  private @Nullable ServletOutputStream stream;

  ServedResponse() {
    super(Context.nothing(HttpServletResponse.class));
  }

  Response answer() {
    if (writer != null) {
      writer.flush();
    }
    return new Response(status, headers.build(), Body.of(body.toByteArray()));
  }

  /** What a container answers where something threw. */
  void fail(Exception thrown) {
    if (!committed) {
      status = 500;
      body.reset();
      body.writeBytes(String.valueOf(thrown).getBytes(StandardCharsets.UTF_8));
      headers.set("Content-Type", "text/plain;charset=UTF-8");
    }
  }

  /** One line for the session, however often its id changes. */
  void setSessionCookie(String name, String line) {
    var kept = Headers.builder();
    headers
        .build()
        .forEach(
            (header, value) -> {
              if (!header.equalsIgnoreCase("Set-Cookie") || !value.startsWith(name + "=")) {
                kept.add(header, value);
              }
            });
    headers = kept.add("Set-Cookie", line);
  }

  // Status.

  @Override
  public void setStatus(int code) {
    if (!committed) {
      status = code;
    }
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int code, @Nullable String message) {
    check();
    status = code;
    body.reset();
    committed = true;
  }

  @Override
  public void sendError(int code) {
    sendError(code, null);
  }

  @Override
  public void sendRedirect(String location) {
    check();
    status = 302;
    headers.set("Location", location);
    body.reset();
    committed = true;
  }

  private void check() {
    if (committed) {
      throw new IllegalStateException("The answer is on its way already.");
    }
  }

  // Headers.

  @Override
  public void addHeader(String name, String value) {
    if (!committed) {
      headers.add(name, value);
    }
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (!committed) {
      if (value == null) {
        headers.remove(name);
      } else {
        headers.set(name, value);
      }
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    addHeader(name, String.valueOf(value));
  }

  @Override
  public void setIntHeader(String name, int value) {
    setHeader(name, String.valueOf(value));
  }

  @Override
  public void addDateHeader(String name, long millis) {
    addHeader(name, date(millis));
  }

  @Override
  public void setDateHeader(String name, long millis) {
    setHeader(name, date(millis));
  }

  private static String date(long millis) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
  }

  @Override
  public boolean containsHeader(String name) {
    return headers.has(name);
  }

  @Override
  public @Nullable String getHeader(String name) {
    var all = headers.build().all(name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    return headers.build().all(name);
  }

  @Override
  public Collection<String> getHeaderNames() {
    var names = new LinkedHashSet<String>();
    headers.build().forEach((name, value) -> names.add(name));
    return names;
  }

  @Override
  public void addCookie(Cookie cookie) {
    var line = new StringBuilder(cookie.getName()).append('=').append(cookie.getValue());
    cookie
        .getAttributes()
        .forEach(
            (name, value) -> {
              line.append("; ").append(name);
              if (!value.isEmpty() && !value.equalsIgnoreCase("true")) {
                line.append('=').append(value);
              }
            });
    addHeader("Set-Cookie", line.toString());
  }

  @Override
  public String encodeURL(String url) {
    return url;
  }

  @Override
  public String encodeRedirectURL(String url) {
    return url;
  }

  // The body.

  @Override
  public void setContentType(@Nullable String type) {
    setHeader("Content-Type", type);
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  @Override
  public void setCharacterEncoding(String name) {
    encoding = name;
  }

  @Override
  public String getCharacterEncoding() {
    return encoding == null ? "UTF-8" : encoding;
  }

  @Override
  public void setContentLength(int length) {
    setIntHeader("Content-Length", length);
  }

  @Override
  public void setContentLengthLong(long length) {
    setHeader("Content-Length", String.valueOf(length));
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (stream == null) {
      stream = new Collected();
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      var charset = Charset.forName(getCharacterEncoding());
      writer = new PrintWriter(new OutputStreamWriter(body, charset));
    }
    return writer;
  }

  @Override
  public void flushBuffer() {
    if (writer != null) {
      writer.flush();
    }
    committed = true;
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  @Override
  public void reset() {
    resetBuffer();
    headers = Headers.builder();
    status = 200;
  }

  @Override
  public void resetBuffer() {
    check();
    body.reset();
  }

  @Override
  public void setBufferSize(int size) {}

  @Override
  public int getBufferSize() {
    return 8192;
  }

  @Override
  public void setLocale(Locale locale) {}

  @Override
  public Locale getLocale() {
    return Locale.ENGLISH;
  }

  private final class Collected extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      try {
        listener.onWritePossible();
      } catch (IOException failed) {
        listener.onError(failed);
      }
    }

    @Override
    public void write(int b) {
      body.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      body.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      committed = true;
    }
  }
}
