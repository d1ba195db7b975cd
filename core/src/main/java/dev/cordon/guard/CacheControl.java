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
      for (String directive : directives(line)) {
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

  /** What stands between the commas that no quoted string holds. */
  private static List<String> directives(String line) {
    List<String> directives = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        directives.add(line.substring(start, i));
        start = i + 1;
      }
    }
    directives.add(line.substring(start));
    return directives;
  }
}
