package dev.cordon.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Merges names into an answer's {@code Vary} (RFC 9110, section 12.5.5): each once, {@code *}
 * swallowing them all.
 */
final class VaryHeader {
  private VaryHeader() {}

  static void merge(HeaderView response, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    Map<String, String> merged = new LinkedHashMap<>();
    for (String line : response.get("Vary")) {
      for (String name : line.split(",", -1)) {
        String stripped = name.strip();
        if (!stripped.isEmpty()) {
          merged.putIfAbsent(stripped.toLowerCase(Locale.ROOT), stripped);
        }
      }
    }
    if (merged.containsKey("*")) {
      return;
    }
    for (String name : names) {
      merged.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
    }
    response.set("Vary", String.join(", ", merged.values()));
  }
}
