package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds rules of {@code cors} whose answer would depend on their order. */
final class CorsOverlaps {

  private final Compilation compilation;
  private final Faults faults;

  CorsOverlaps(Compilation compilation) {
    this.compilation = compilation;
    this.faults = compilation.faults();
  }

  void check(Map<PathPattern, List<CorsRule>> byPattern) {
    PathOverlaps before = new PathOverlaps();
    byPattern.forEach(
        (pattern, rules) -> {
          for (int i = 1; i < rules.size(); i++) {
            sharedOrigin(pattern, rules.subList(0, i), rules.get(i));
          }
          // Where the same rules speak for both patterns, the answer is the same either way.
          PathPattern crossing =
              before.crossing(pattern, other -> !rules.equals(byPattern.get(other)));
          if (crossing != null) {
            crossing(
                pattern, rules.get(0), crossing, byPattern.getOrDefault(crossing, rules).get(0));
          }
          before.add(pattern);
        });
  }

  private void crossing(PathPattern pattern, CorsRule rule, PathPattern other, CorsRule otherRule) {
    faults.add(
        Code.CROSSING_PATHS,
        compilation.placeOf(rule.paths().get(rule.paths().indexOf(pattern))),
        pattern.toString(),
        "the pattern "
            + Quote.quote(pattern.toString())
            + " crosses "
            + Quote.quote(other.toString())
            + " of "
            + otherRule.place(),
        "some paths match both and neither is more specific, so the answer would depend on their"
            + " order",
        "write patterns of which one contains the other, or that share no path");
  }

  private void sharedOrigin(PathPattern pattern, List<CorsRule> earlier, CorsRule rule) {
    for (CorsRule other : earlier) {
      String shared = shared(rule, other);
      if (shared != null) {
        faults.add(
            Code.SAME_PATH_AND_ORIGIN,
            compilation.placeOf(rule.paths().get(rule.paths().indexOf(pattern))),
            pattern.toString(),
            "the pattern "
                + Quote.quote(pattern.toString())
                + " stands in "
                + other.place()
                + " too, and both name "
                + shared,
            "the answer would depend on their order",
            "write one rule for these origins, or origins that do not overlap");
        return;
      }
    }
  }

  private static @Nullable String shared(CorsRule one, CorsRule other) {
    if (one.anyOrigin() || other.anyOrigin()) {
      return "every origin";
    }
    OriginPattern shared = firstShared(one.origins(), other.origins());
    shared = shared != null ? shared : firstShared(other.origins(), one.origins());
    return shared == null ? null : Quote.quote(shared.toString());
  }

  /** One of the first set that some pattern of the second, at its base or above, overlaps. */
  private static @Nullable OriginPattern firstShared(OriginSet ofThese, OriginSet those) {
    OriginOverlaps overlaps = new OriginOverlaps();
    those.patterns().forEach(overlaps::add);
    for (OriginPattern pattern : ofThese.patterns()) {
      if (overlaps.overlappingAtOrAbove(pattern) != null) {
        return pattern;
      }
    }
    return null;
  }
}
