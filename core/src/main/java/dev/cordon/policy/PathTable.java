package dev.cordon.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  private static final int ROOT = 0;
  private static final int NONE = -1;

  private final boolean empty;
  private final SliceTable literals;
  private final int[] ones;
  private final @Nullable Object[] values;
  private final @Nullable Object[] rests;

  private PathTable(List<Draft<T>> nodes) {
    SliceTable.Draft edges = new SliceTable.Draft();
    empty = nodes.size() == 1 && nodes.get(ROOT).rest == null && nodes.get(ROOT).value == null;
    ones = new int[nodes.size()];
    values = new @Nullable Object[nodes.size()];
    rests = new @Nullable Object[nodes.size()];
    for (Draft<T> node : nodes) {
      ones[node.number] = NONE;
      values[node.number] = node.value;
      rests[node.number] = node.rest;
      node.children.forEach(
          (segment, child) -> {
            if (segment.equals(PathPattern.ONE)) {
              ones[node.number] = child.number;
            } else {
              edges.add(node.number, segment, node.hashOf(segment), child.number);
            }
          });
    }
    literals = edges.freeze();
  }

  /** The table of these patterns. */
  public static <T> PathTable<T> of(Map<PathPattern, T> entries) {
    List<Draft<T>> nodes = new ArrayList<>();
    Draft<T> root = Draft.root(nodes);
    entries.forEach(
        (pattern, value) -> {
          Draft<T> node = root;
          for (String segment : pattern.segments()) {
            node = node.child(segment, nodes);
          }
          if (pattern.rest()) {
            node.rest = value;
          } else {
            node.value = value;
          }
        });
    return new PathTable<>(nodes);
  }

  /** The value of the most specific pattern that matches, or null. The path is canonical. */
  @SuppressWarnings("unchecked") // only values of T are stored
  public @Nullable T find(String canonicalPath) {
    return !empty && canonicalPath.startsWith("/")
        ? (T) find(ROOT, SliceTable.EMPTY_HASH, canonicalPath, 1)
        : null;
  }

  /**
   * Looks from the segment that starts at {@code from}; past the end there is none left.
   *
   * @param before the hash of the segments since the root, or since the last one that a star stood
   *     for
   */
  private @Nullable Object find(int node, long before, String path, int from) {
    if (from > path.length()) {
      return values[node] != null ? values[node] : rests[node];
    }
    int slash = path.indexOf('/', from);
    int to = slash < 0 ? path.length() : slash;
    long hash = SliceTable.hash(before, path, from, to);
    int literal = literals.get(node, path, from, to, hash);
    Object found =
        literal == SliceTable.ABSENT
            ? null
            : find(literal, SliceTable.hash(hash, '/'), path, to + 1);
    if (found == null && ones[node] != NONE && to > from) {
      found = find(ones[node], afterStar(ones[node]), path, to + 1);
    }
    return found != null ? found : rests[node];
  }

  /** Where hashing starts anew, since what a star stood for is not known beforehand. */
  private static long afterStar(int node) {
    return SliceTable.EMPTY_HASH * (node + 1L);
  }

  /** A node of the trie that still grows. */
  private static final class Draft<T> {
    private final int number;
    private final long before;
    private final Map<String, Draft<T>> children = new HashMap<>();
    private @Nullable T value;
    private @Nullable T rest;

    private Draft(int number, long before) {
      this.number = number;
      this.before = before;
    }

    static <T> Draft<T> root(List<Draft<T>> nodes) {
      Draft<T> root = new Draft<>(ROOT, SliceTable.EMPTY_HASH);
      nodes.add(root);
      return root;
    }

    Draft<T> child(String segment, List<Draft<T>> nodes) {
      Draft<T> child = children.get(segment);
      if (child == null) {
        int next = nodes.size();
        boolean star = segment.equals(PathPattern.ONE);
        child = new Draft<>(next, star ? afterStar(next) : SliceTable.hash(hashOf(segment), '/'));
        children.put(segment, child);
        nodes.add(child);
      }
      return child;
    }

    long hashOf(String segment) {
      return SliceTable.hash(before, segment, 0, segment.length());
    }
  }
}
