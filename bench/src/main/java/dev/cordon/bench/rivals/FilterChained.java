package dev.cordon.bench.rivals;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Servlet filters one after another, and the application behind them. */
final class FilterChained implements Contender, FilterChain {
  private final Filter[] filters;
  private final UnaryOperator<Sent> client;
  private final BiFunction<ServletCall, Answer, @Nullable String> token;
  private final Answer answer = new Answer();
  private final ServletReply reply = new ServletReply(answer);
  private final Map<Integer, HeldSession> sessions = new HashMap<>();
  private ServletCall[] requests = {};
  private int next;

  /**
   * @param client what a page that knows the filters sends otherwise
   * @param token how the application's page comes by its token
   */
  FilterChained(
      List<Filter> filters,
      UnaryOperator<Sent> client,
      BiFunction<ServletCall, Answer, @Nullable String> token) {
    this.filters = filters.toArray(Filter[]::new);
    this.client = client;
    this.token = token;
  }

  @Override
  public void load(List<Sent> sent) {
    requests =
        sent.stream()
            .map(client)
            .map(
                request ->
                    new ServletCall(
                        request, sessions.computeIfAbsent(request.session(), HeldSession::new)))
            .toArray(ServletCall[]::new);
  }

  @Override
  public int ask(int turn) {
    answer.clear();
    var request = requests[turn];
    request.arrive();
    next = 0;
    try {
      doFilter(request, reply);
    } catch (IOException | ServletException failed) {
      throw new IllegalStateException(failed);
    }
    return answer.status();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response)
      throws IOException, ServletException {
    if (next < filters.length) {
      var filter = filters[next];
      next++;
      filter.doFilter(request, response, this);
    } else {
      handle((ServletCall) request);
    }
  }

  private void handle(ServletCall request) {
    answer.reach();
    if (request.isPage()) {
      var value = token.apply(request, answer);
      if (value != null) {
        answer.token(value);
      }
    }
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
