package dev.cordon.cli.explain;

import dev.cordon.guard.HeaderView;
import java.util.ArrayList;
import java.util.List;

/** The headers of an empty answer, after the guard edited them. */
final class RecordedHeaders implements HeaderView {
  private final List<GivenHeader> lines = new ArrayList<>();

  List<GivenHeader> lines() {
    return List.copyOf(lines);
  }

  @Override
  public List<String> get(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(GivenHeader::value)
        .toList();
  }

  @Override
  public void set(String name, String value) {
    remove(name);
    add(name, value);
  }

  @Override
  public void add(String name, String value) {
    lines.add(new GivenHeader(name, value));
  }

  @Override
  public void remove(String name) {
    lines.removeIf(line -> line.name().equalsIgnoreCase(name));
  }
}
