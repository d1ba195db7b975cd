package dev.cordon.policy;

import dev.cordon.web.Origin;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The origins that a rule names, exact ones and patterns.
 *
 * <p>Asking costs the same with one origin or a hundred thousand, and allocates nothing. The opaque
 * origin, {@code null}, is in no set.
 */
public final class OriginSet {

  private static final OriginSet EMPTY = new OriginSet(List.of());

  private final List<OriginPattern> patterns;
  private final Map<String, OriginFamily> families;

  private OriginSet(Collection<OriginPattern> entries) {
    patterns = List.copyOf(new LinkedHashSet<>(entries));
    Map<String, OriginFamily.Draft> drafts = new HashMap<>();
    for (OriginPattern pattern : patterns) {
      drafts
          .computeIfAbsent(pattern.base().scheme(), scheme -> new OriginFamily.Draft())
          .add(pattern);
    }
    families = new HashMap<>();
    drafts.forEach((scheme, draft) -> families.put(scheme, draft.freeze()));
  }

  /** The set without any origin. */
  public static OriginSet empty() {
    return EMPTY;
  }

  /** The set of all origins that match one of the patterns. */
  public static OriginSet of(Collection<OriginPattern> patterns) {
    return patterns.isEmpty() ? EMPTY : new OriginSet(patterns);
  }

  /** Whether the origin is named here. Never true for the opaque origin. */
  public boolean contains(Origin origin) {
    if (origin.isOpaque()) {
      return false;
    }
    OriginFamily family = families.get(origin.scheme());
    return family != null && family.contains(origin);
  }

  /** Whether no origin is named here. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** What the set was made of, in the order of the policy. */
  public List<OriginPattern> patterns() {
    return patterns;
  }

  @Override
  public String toString() {
    return patterns.toString();
  }
}
