package dev.cordon.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headers of a message, for tests. */
final class TestHeaders implements HeaderView {
  private final List<Map.Entry<String, String>> lines = new ArrayList<>();

  /** An answer of the application's with these headers: name, value, name, value. */
  static TestHeaders of(String... namesAndValues) {
    TestHeaders headers = new TestHeaders();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  /** The answer after the decision's edits. */
  static TestHeaders after(Decision decision, String... applicationHeaders) {
    TestHeaders headers = of(applicationHeaders);
    decision.editResponse(headers);
    return headers;
  }

  /** All values with this name, joined; {@code -} if there is none. */
  String value(String name) {
    List<String> values = get(name);
    return values.isEmpty() ? "-" : String.join(" | ", values);
  }

  /** Every line, in order. */
  List<Map.Entry<String, String>> lines() {
    return List.copyOf(lines);
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
