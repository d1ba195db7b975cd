package dev.cordon.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of paths: of the patterns that match, the most specific one speaks.
 *
 * <p>At each segment a literal is tried before {@code *}, and {@code *} before {@code **}. A
 * pattern that is contained in another always comes first in that order, so where no two patterns
 * cross the answer is the most specific one. A lookup copies nothing.
 */
public final class PathTable<T> {

  private final Node<T> root;

  private PathTable(Node<T> root) {
    this.root = root;
  }

  /** The table of these patterns. */
  public static <T> PathTable<T> of(Map<PathPattern, T> entries) {
    Draft<T> root = new Draft<>();
    entries.forEach(
        (pattern, value) -> {
          Draft<T> node = root;
          for (String segment : pattern.segments()) {
            node = node.children.computeIfAbsent(segment, s -> new Draft<>());
          }
          if (pattern.rest()) {
            node.rest = value;
          } else {
            node.value = value;
          }
        });
    return new PathTable<>(root.freeze());
  }

  /** The value of the most specific pattern that matches, or null. The path is canonical. */
  public @Nullable T find(String canonicalPath) {
    return canonicalPath.startsWith("/") ? find(root, canonicalPath, 1) : null;
  }

  /** Looks from the segment that starts at {@code from}; past the end there is none left. */
  private static <T> @Nullable T find(Node<T> node, String path, int from) {
    if (from > path.length()) {
      return node.value != null ? node.value : node.rest;
    }
    int slash = path.indexOf('/', from);
    int to = slash < 0 ? path.length() : slash;
    Node<T> literal = node.literals.get(path, from, to);
    T found = literal == null ? null : find(literal, path, to + 1);
    if (found == null && node.one != null && to > from) {
      found = find(node.one, path, to + 1);
    }
    return found != null ? found : node.rest;
  }

  private record Node<T>(
      SliceMap<Node<T>> literals, @Nullable Node<T> one, @Nullable T value, @Nullable T rest) {}

  private static final class Draft<T> {
    private final Map<String, Draft<T>> children = new HashMap<>();
    private @Nullable T value;
    private @Nullable T rest;

    Node<T> freeze() {
      Map<String, Node<T>> literals = new HashMap<>();
      children.forEach((segment, child) -> literals.put(segment, child.freeze()));
      Node<T> one = literals.remove(PathPattern.ONE);
      return new Node<>(SliceMap.copyOf(literals), one, value, rest);
    }
  }
}
