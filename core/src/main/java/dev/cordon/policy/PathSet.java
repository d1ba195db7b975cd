package dev.cordon.policy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Paths named by a list of patterns, where it does not matter which one matches. */
public final class PathSet {

  private static final PathSet EMPTY = new PathSet(List.of());

  private final List<PathPattern> patterns;
  private final PathTable<PathPattern> table;

  private PathSet(Collection<PathPattern> patterns) {
    this.patterns = List.copyOf(new LinkedHashSet<>(patterns));
    this.table =
        PathTable.of(this.patterns.stream().collect(Collectors.toMap(Function.identity(), p -> p)));
  }

  /** The set that contains no path. */
  public static PathSet empty() {
    return EMPTY;
  }

  /** The paths that match one of the patterns. */
  public static PathSet of(Collection<PathPattern> patterns) {
    return patterns.isEmpty() ? EMPTY : new PathSet(patterns);
  }

  /** Whether the canonical path matches. */
  public boolean contains(String canonicalPath) {
    return table.find(canonicalPath) != null;
  }

  /** Whether no pattern is in it. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** The patterns, in the order of the policy. */
  public List<PathPattern> patterns() {
    return patterns;
  }

  @Override
  public String toString() {
    return patterns.toString();
  }
}
