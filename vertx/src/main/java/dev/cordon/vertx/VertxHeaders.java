package dev.cordon.vertx;

import dev.cordon.guard.HeaderView;
import io.vertx.core.MultiMap;
import java.util.List;

/** The headers of a Vert.x message, for the guard to edit. */
public final class VertxHeaders implements HeaderView {
  private final MultiMap headers;

  public VertxHeaders(MultiMap headers) {
    this.headers = headers;
  }

  /** A copy, so that an edit made while reading it cannot surprise the reader. */
  @Override
  public List<String> get(String name) {
    List<String> values = headers.getAll(name);
    return values == null ? List.of() : List.copyOf(values);
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
