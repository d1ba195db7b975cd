package dev.cordon.proof.server;

import dev.cordon.browser.http.Headers;
import dev.cordon.guard.HeaderView;
import java.util.List;

/** Headers that the guard edits, by the browser's type for them. */
final class HeaderLines implements HeaderView {
  private Headers headers;

  HeaderLines(Headers headers) {
    this.headers = headers;
  }

  Headers headers() {
    return headers;
  }

  @Override
  public List<String> get(String name) {
    return headers.all(name);
  }

  @Override
  public void set(String name, String value) {
    headers = headers.toBuilder().set(name, value).build();
  }

  @Override
  public void add(String name, String value) {
    headers = headers.with(name, value);
  }

  @Override
  public void remove(String name) {
    if (headers.has(name)) {
      headers = headers.toBuilder().remove(name).build();
    }
  }
}
