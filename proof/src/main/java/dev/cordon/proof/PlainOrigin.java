package dev.cordon.proof;

import dev.cordon.policy.OriginPattern;
import dev.cordon.web.Origin;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pattern of a policy matches an origin, by comparing scheme, port and labels one after
 * the other: slower than the guard's tables, and apart from them, so that an error in one is caught
 * by the other.
 */
final class PlainOrigin {
  private PlainOrigin() {}

  static boolean anyMatches(Collection<OriginPattern> patterns, @Nullable Origin origin) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, origin));
  }

  static boolean matches(OriginPattern pattern, @Nullable Origin origin) {
    if (origin == null
        || origin.isOpaque()
        || !origin.scheme().equals(pattern.base().scheme())
        || !(pattern.anyPort() || origin.port() == pattern.base().port())) {
      return false;
    }
    var host = origin.host().toString();
    var base = pattern.base().host().toString();
    if (!pattern.subdomains()) {
      return host.equals(base);
    }
    if (!host.endsWith("." + base)) {
      return false;
    }
    var labels = host.substring(0, host.length() - base.length() - 1).split("\\.", -1);
    for (var label : labels) {
      if (label.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
