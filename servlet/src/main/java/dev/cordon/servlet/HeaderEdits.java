package dev.cordon.servlet;

import dev.cordon.guard.HeaderView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Headers that can be read only, with the guard's edits laid over them. */
final class HeaderEdits implements HeaderView {
  private final Function<String, List<String>> source;
  private final Map<String, List<String>> edited = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> touched = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param source the lines with a name, in order
   */
  HeaderEdits(Function<String, List<String>> source) {
    this.source = source;
  }

  @Override
  public List<String> get(String name) {
    touched.add(name);
    return now(name);
  }

  /** The lines as they are now, for whoever has no part in the edit. */
  List<String> now(String name) {
    List<String> lines = edited.get(name);
    return lines == null ? source.apply(name) : lines;
  }

  @Override
  public void set(String name, String value) {
    touched.add(name);
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

  /** Replaces every line with this name, as the one whose headers they are. */
  void put(String name, List<String> lines) {
    touched.add(name);
    edited.put(name, List.copyOf(lines));
  }

  /** The names that were read or written: nothing else has a part in the edit. */
  Set<String> touched() {
    return touched;
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
