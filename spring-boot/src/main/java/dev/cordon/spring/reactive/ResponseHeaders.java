package dev.cordon.spring.reactive;

import dev.cordon.guard.HeaderView;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The headers of an answer for the guard to edit. Spring keeps cookies apart until the answer is
 * committed; here they become lines, so that they are edited as those are.
 */
final class ResponseHeaders implements HeaderView {
  private final HttpHeaders headers;

  ResponseHeaders(ServerHttpResponse response) {
    this.headers = response.getHeaders();
    response
        .getCookies()
        .values()
        .forEach(
            cookies ->
                cookies.forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString())));
    response.getCookies().clear();
  }

  @Override
  public List<String> get(String name) {
    return List.copyOf(headers.getOrEmpty(name));
  }

  @Override
  public void set(String name, String value) {
    headers.set(name, value);
  }

  @Override
  public void add(String name, String value) {
    headers.add(name, value);
  }

  @Override
  public void remove(String name) {
    headers.remove(name);
  }
}
