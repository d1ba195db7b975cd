package dev.cordon.fuzz;

import dev.cordon.guard.HeaderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headers of a message that a decision edits, kept in a list. */
final class Headers implements HeaderView {
  final List<Map.Entry<String, String>> lines = new ArrayList<>();

  Headers() {}

  Headers(List<Map.Entry<String, String>> lines) {
    this.lines.addAll(lines);
  }

  @Override
  public List<String> get(String name) {
    return lines.stream()
        .filter(line -> line.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public void set(String name, String value) {
    remove(name);
    add(name, value);
  }

  @Override
  public void add(String name, String value) {
    lines.add(Map.entry(name, value));
  }

  @Override
  public void remove(String name) {
    lines.removeIf(line -> line.getKey().equalsIgnoreCase(name));
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
