package com.example.plain;

import com.sun.net.httpserver.Headers;
import dev.cordon.guard.HeaderView;
import java.util.List;

/** The headers of this server, for the guard to edit. */
record HeadersView(Headers headers) implements HeaderView {
  @Override
  public List<String> get(String name) {
    List<String> values = headers.get(name);
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
