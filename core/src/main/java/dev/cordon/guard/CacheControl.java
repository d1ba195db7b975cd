package dev.cordon.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tightens an answer's {@code Cache-Control} (RFC 9111, section 5.2.2) and never loosens it. */
final class CacheControl {
  /**
   * What some shared caches obey in place of {@code Cache-Control} (RFC 9213, Edge Architecture,
   * nginx): an answer that is not theirs to keep must not say otherwise there.
   */
  private static final List<String> TARGETED =
      List.of("CDN-Cache-Control", "Surrogate-Control", "X-Accel-Expires");

  private CacheControl() {}

  /** The answer is kept nowhere. */
  static void noStore(HeaderView response) {
    TARGETED.forEach(response::remove);
    response.set("Cache-Control", "no-store");
  }

  /** The answer is kept by the client alone. */
  static void keepPrivate(HeaderView response) {
    TARGETED.forEach(response::remove);
    List<String> kept = new ArrayList<>();
    for (String line : response.get("Cache-Control")) {
      for (String directive : line.split(",", -1)) {
        String name = directive.strip().toLowerCase(Locale.ROOT);
        if (name.equals("no-store") || name.equals("private")) {
          return;
        }
        if (!name.isEmpty() && !name.equals("public") && !name.startsWith("s-maxage")) {
          kept.add(directive.strip());
        }
      }
    }
    kept.add(0, "private");
    response.set("Cache-Control", String.join(", ", kept));
  }
}
