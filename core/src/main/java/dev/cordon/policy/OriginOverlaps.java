package dev.cordon.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Origin patterns that can be asked which of them meet another one.
 *
 * <p>Where two patterns share an origin, the base of one is the base of the other or a name above
 * it. So each pattern asks at its own base and at the names above, and no pair is looked at twice.
 */
final class OriginOverlaps {

  private final Map<String, List<OriginPattern>> byBase = new HashMap<>();

  void add(OriginPattern pattern) {
    byBase.computeIfAbsent(key(pattern, 0), key -> new ArrayList<>()).add(pattern);
  }

  /** Another one that contains the pattern, or null. */
  @Nullable OriginPattern container(OriginPattern pattern) {
    return atOrAbove(pattern, other -> !other.equals(pattern) && other.contains(pattern));
  }

  /**
   * One whose base is the pattern's or above it and that shares an origin with the pattern, or
   * null.
   */
  @Nullable OriginPattern overlappingAtOrAbove(OriginPattern pattern) {
    return atOrAbove(pattern, other -> other.overlaps(pattern));
  }

  private @Nullable OriginPattern atOrAbove(
      OriginPattern pattern, Predicate<OriginPattern> wanted) {
    String host = pattern.base().host().toString();
    for (int from = 0; from >= 0; from = nextLabel(host, from)) {
      for (OriginPattern other : byBase.getOrDefault(key(pattern, from), List.of())) {
        if (wanted.test(other)) {
          return other;
        }
      }
    }
    return null;
  }

  private static int nextLabel(String host, int from) {
    int dot = host.indexOf('.', from);
    return dot < 0 ? -1 : dot + 1;
  }

  private static String key(OriginPattern pattern, int from) {
    return pattern.base().scheme() + "://" + pattern.base().host().toString().substring(from);
  }
}
