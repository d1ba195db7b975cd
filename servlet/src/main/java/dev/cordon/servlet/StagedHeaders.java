package dev.cordon.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The headers that an application has set and the container does not know yet: what the guard would
 * remove must not reach the container first, since Servlet 6.0 cannot take a header back.
 */
final class StagedHeaders {
  private final Function<String, List<String>> underneath;
  private final Map<String, Lines> staged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param underneath the lines that the container has
   */
  StagedHeaders(Function<String, List<String>> underneath) {
    this.underneath = underneath;
  }

  /** The lines of one name: after the container's own, or in their place. */
  private static final class Lines {
    private final List<String> values = new ArrayList<>(1);
    private boolean replacing;
  }

  void set(String name, String value) {
    remove(name);
    add(name, value);
  }

  void add(String name, String value) {
    staged.computeIfAbsent(name, absent -> new Lines()).values.add(value);
  }

  void remove(String name) {
    Lines lines = new Lines();
    lines.replacing = true;
    staged.put(name, lines);
  }

  /** The lines as the application sees them. */
  List<String> get(String name) {
    Lines lines = staged.get(name);
    if (lines == null) {
      return underneath.apply(name);
    }
    List<String> all =
        lines.replacing ? new ArrayList<>() : new ArrayList<>(underneath.apply(name));
    all.addAll(lines.values);
    return all;
  }

  Set<String> names() {
    return staged.keySet();
  }

  void forEach(BiConsumer<String, List<String>> line) {
    staged.keySet().forEach(name -> line.accept(name, get(name)));
  }

  void clear() {
    staged.clear();
  }
}
