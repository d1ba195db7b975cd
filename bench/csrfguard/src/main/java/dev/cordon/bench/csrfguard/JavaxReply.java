package dev.cordon.bench.csrfguard;

import dev.cordon.bench.rivals.Answer;
import dev.cordon.bench.rivals.Unsupported;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/** An answer as an older container hands it to filters. */
final class JavaxReply extends HttpServletResponseWrapper {
  private final Answer answer;

  JavaxReply(Answer answer) {
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
  public void setStatus(int status) {
    answer.status(status);
  }

  @Override
  public void sendError(int status, String message) {
    answer.status(status);
  }

  @Override
  public void sendError(int status) {
    answer.status(status);
  }
}
