package dev.cordon.bench;

import dev.cordon.guard.HeaderView;
import java.util.ArrayList;
import java.util.List;

/** The headers of an answer, names and values in turn: as little as a real adapter could do. */
final class SentHeaders implements HeaderView {
  private final List<String> namesAndValues = new ArrayList<>(32);

  @Override
  public List<String> get(String name) {
    List<String> values = List.of();
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      if (namesAndValues.get(i).equalsIgnoreCase(name)) {
        values = values.isEmpty() ? new ArrayList<>(1) : values;
        values.add(namesAndValues.get(i + 1));
      }
    }
    return values;
  }

  @Override
  public void set(String name, String value) {
    remove(name);
    add(name, value);
  }

  @Override
  public void add(String name, String value) {
    namesAndValues.add(name);
    namesAndValues.add(value);
  }

  @Override
  public void remove(String name) {
    for (int i = namesAndValues.size() - 2; i >= 0; i -= 2) {
      if (namesAndValues.get(i).equalsIgnoreCase(name)) {
        namesAndValues.subList(i, i + 2).clear();
      }
    }
  }
}
