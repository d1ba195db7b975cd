package dev.cordon.servlet;

import dev.cordon.guard.HeaderView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Headers that can be read only, with the guard's edits laid over them. */
final class HeaderEdits implements HeaderView {
  private final Function<String, List<String>> source;
  private final Map<String, List<String>> edited = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param source the lines with a name, in order
   */
  HeaderEdits(Function<String, List<String>> source) {
    this.source = source;
  }

  @Override
  public List<String> get(String name) {
    List<String> lines = edited.get(name);
    return lines == null ? source.apply(name) : lines;
  }

  @Override
  public void set(String name, String value) {
    edited.put(name, List.of(value));
  }

  @Override
  public void add(String name, String value) {
    List<String> lines = new ArrayList<>(get(name));
    lines.add(value);
    edited.put(name, List.copyOf(lines));
  }

  @Override
  public void remove(String name) {
    if (!get(name).isEmpty()) {
      edited.put(name, List.of());
    }
  }

  /** Replaces every line with this name. */
  void put(String name, List<String> lines) {
    edited.put(name, List.copyOf(lines));
  }

  /** The lines with this name; null where they are as they were. */
  @Nullable List<String> changed(String name) {
    List<String> lines = edited.get(name);
    return lines == null || lines.equals(source.apply(name)) ? null : lines;
  }

  /** The lines that differ from the source's, by name; an empty list for a name that is gone. */
  Map<String, List<String>> changes() {
    Map<String, List<String>> changes = new LinkedHashMap<>();
    edited.forEach(
        (name, lines) -> {
          if (!lines.equals(source.apply(name))) {
            changes.put(name, lines);
          }
        });
    return changes;
  }
}
