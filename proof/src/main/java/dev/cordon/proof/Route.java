package dev.cordon.proof;

import java.util.List;

/**
 * A path that stands for all paths which the policy does not tell from it.
 *
 * @param path canonical, as {@code /api/x}
 * @param patterns the patterns of the policy that match it, in the order of the policy; empty for
 *     the path that stands for all others
 */
public record Route(String path, List<String> patterns) {
  public Route {
    patterns = List.copyOf(patterns);
  }

  /** The most specific pattern that matches it, or the path itself where none does. */
  public String label() {
    return patterns.isEmpty() ? "every other path" : patterns.get(patterns.size() - 1);
  }

  @Override
  public String toString() {
    return path;
  }
}
