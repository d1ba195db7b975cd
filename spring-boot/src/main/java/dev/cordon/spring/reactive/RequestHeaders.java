package dev.cordon.spring.reactive;

import dev.cordon.guard.HeaderView;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** The headers of a request for the guard to edit: a copy, made by the first edit that changes. */
final class RequestHeaders implements HeaderView {
  private HttpHeaders headers;
  private boolean changed;

  RequestHeaders(HttpHeaders headers) {
    this.headers = headers;
  }

  /** Whether any edit made a difference. */
  boolean isChanged() {
    return changed;
  }

  HttpHeaders headers() {
    return headers;
  }

  @Override
  public List<String> get(String name) {
    return List.copyOf(headers.getOrEmpty(name));
  }

  @Override
  public void set(String name, String value) {
    own().set(name, value);
  }

  @Override
  public void add(String name, String value) {
    own().add(name, value);
  }

  @Override
  public void remove(String name) {
    if (headers.containsHeader(name)) {
      own().remove(name);
    }
  }

  private HttpHeaders own() {
    if (!changed) {
      headers = HttpHeaders.copyOf(headers);
      changed = true;
    }
    return headers;
  }
}
