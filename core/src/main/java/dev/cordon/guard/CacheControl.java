package dev.cordon.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tightens an answer's {@code Cache-Control} (RFC 9111, section 5.2.2) and never loosens it. */
final class CacheControl {
  private CacheControl() {}

  /** The answer is kept nowhere. */
  static void noStore(HeaderView response) {
    response.set("Cache-Control", "no-store");
  }

  /** The answer is kept by the client alone. */
  static void keepPrivate(HeaderView response) {
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
