package dev.cordon.proof.layers;

import dev.cordon.browser.http.Headers;
import dev.cordon.guard.HeaderView;
import java.util.List;

/** Header lines that the guard edits. */
final class Lines implements HeaderView {
  private final Headers.Builder lines;

  Lines(Headers headers) {
    this.lines = headers.toBuilder();
  }

  Headers headers() {
    return lines.build();
  }

  @Override
  public List<String> get(String name) {
    return lines.build().all(name);
  }

  @Override
  public void set(String name, String value) {
    lines.set(name, value);
  }

  @Override
  public void add(String name, String value) {
    lines.add(name, value);
  }

  @Override
  public void remove(String name) {
    lines.remove(name);
  }
}
