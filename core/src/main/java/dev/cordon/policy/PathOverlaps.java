package dev.cordon.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that can be asked which of them meet another one.
 *
 * <p>Two patterns are walked side by side. Where one has a literal and the other a star, the first
 * is narrower there; two that are each narrower somewhere cross: neither contains the other, and
 * which one speaks for a path in both could only depend on their order.
 */
final class PathOverlaps {

  private final Node root = new Node();

  void add(PathPattern pattern) {
    Node node = root;
    for (String segment : pattern.segments()) {
      node = node.children.computeIfAbsent(segment, s -> new Node());
    }
    if (pattern.rest()) {
      node.rest = pattern;
    } else {
      node.end = pattern;
    }
  }

  /** One that shares a path with the given pattern, if any. */
  @Nullable PathPattern overlapping(PathPattern pattern) {
    return new Walk(pattern, false, other -> true).from(root, 0, false, false);
  }

  /** One that crosses the given pattern and that the condition does not excuse, if any. */
  @Nullable PathPattern crossing(PathPattern pattern, Predicate<PathPattern> counts) {
    return new Walk(pattern, true, counts).from(root, 0, false, false);
  }

  private static final class Node {
    private final Map<String, Node> children = new HashMap<>();
    private @Nullable PathPattern end;
    private @Nullable PathPattern rest;

    List<PathPattern> all() {
      List<PathPattern> found = new ArrayList<>();
      if (end != null) {
        found.add(end);
      }
      if (rest != null) {
        found.add(rest);
      }
      children.values().forEach(child -> found.addAll(child.all()));
      return found;
    }
  }

  /**
   * One walk: {@code narrower} and {@code wider} say what was met on the way, seen from the
   * pattern.
   */
  private record Walk(PathPattern pattern, boolean crossingOnly, Predicate<PathPattern> counts) {

    @Nullable PathPattern from(Node node, int position, boolean narrower, boolean wider) {
      List<String> segments = pattern.segments();
      boolean over = position == segments.size();
      // The other's ** takes whatever is left of the pattern.
      if (node.rest != null && met(node.rest, narrower || !over || !pattern.rest(), wider)) {
        return node.rest;
      }
      if (over) {
        return pattern.rest()
            ? underRest(node, narrower)
            : met(node.end, narrower, wider) ? node.end : null;
      }
      String segment = segments.get(position);
      if (!segment.equals(PathPattern.ONE)) {
        PathPattern found = step(node.children.get(segment), position, narrower, wider);
        if (found == null && !segment.isEmpty()) {
          found = step(node.children.get(PathPattern.ONE), position, true, wider);
        }
        return found;
      }
      for (Map.Entry<String, Node> child : node.children.entrySet()) {
        if (!child.getKey().isEmpty()) {
          boolean literal = !child.getKey().equals(PathPattern.ONE);
          PathPattern found = step(child.getValue(), position, narrower, wider || literal);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    }

    private @Nullable PathPattern step(
        @Nullable Node child, int position, boolean narrower, boolean wider) {
      return child == null ? null : from(child, position + 1, narrower, wider);
    }

    /** Everything below the node falls under the pattern's own {@code **}, which makes it wider. */
    private @Nullable PathPattern underRest(Node node, boolean narrower) {
      if (crossingOnly && !narrower) {
        return null;
      }
      for (PathPattern other : node.all()) {
        if (other != node.rest && met(other, narrower, true)) {
          return other;
        }
      }
      return null;
    }

    private boolean met(@Nullable PathPattern other, boolean narrower, boolean wider) {
      return other != null && (!crossingOnly || (narrower && wider)) && counts.test(other);
    }
  }
}
