package dev.cordon.bench.rivals;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** An answer as a container hands it to filters. */
final class ServletReply extends HttpServletResponseWrapper {
  private final Answer answer;
  private final ServletOutputStream nowhere = new Nowhere();

  ServletReply(Answer answer) {
    super(Unsupported.of(HttpServletResponse.class));
    this.answer = answer;
  }

  @Override
  public void setHeader(String name, String value) {
    answer.set(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    answer.add(name, value);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return answer.first(name);
  }

  @Override
  public boolean containsHeader(String name) {
    return answer.first(name) != null;
  }

  @Override
  public Collection<String> getHeaders(String name) {
    return answer.get(name);
  }

  @Override
  public void setStatus(int status) {
    answer.status(status);
  }

  @Override
  public int getStatus() {
    return answer.status();
  }

  @Override
  public void sendError(int status) {
    answer.status(status);
  }

  @Override
  public void sendError(int status, String message) {
    answer.status(status);
  }

  @Override
  public @Nullable String getContentType() {
    return answer.first("Content-Type");
  }

  @Override
  public void setContentType(String type) {
    answer.set("Content-Type", type);
  }

  @Override
  public String getCharacterEncoding() {
    return "ISO-8859-1";
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return nowhere;
  }

  @Override
  public void resetBuffer() {}

  @Override
  public void flushBuffer() {}

  @Override
  public boolean isCommitted() {
    return false;
  }

  private static final class Nowhere extends ServletOutputStream {
    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
