package dev.cordon.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Merges names into an answer's {@code Vary} (RFC 9110, section 12.5.5): each once, {@code *}
 * swallowing them all. What is merged is a set of the few names that the guard looks at, as bits.
 */
final class VaryHeader {
  static final int ORIGIN = 1;
  static final int SEC_FETCH_SITE = 2;
  static final int SEC_FETCH_MODE = 4;
  static final int SEC_FETCH_DEST = 8;
  private static final int REQUEST_METHOD = 16;
  private static final int REQUEST_HEADERS = 32;

  /** What isolation depends on. */
  static final int ALL_METADATA = SEC_FETCH_SITE | SEC_FETCH_MODE | SEC_FETCH_DEST;

  /** What a preflight asks for. */
  static final int PREFLIGHT = REQUEST_METHOD | REQUEST_HEADERS;

  /** By bit, the lowest first. */
  private static final List<String> NAMES =
      List.of(
          "Origin",
          "Sec-Fetch-Site",
          "Sec-Fetch-Mode",
          "Sec-Fetch-Dest",
          "Access-Control-Request-Method",
          "Access-Control-Request-Headers");

  /** The value for each set of names, where the answer has no {@code Vary} of its own. */
  private static final List<String> VALUES = values();

  private VaryHeader() {}

  private static List<String> values() {
    List<String> values = new ArrayList<>(1 << NAMES.size());
    for (int names = 0; names < 1 << NAMES.size(); names++) {
      values.add(String.join(", ", namesOf(names)));
    }
    return List.copyOf(values);
  }

  private static List<String> namesOf(int bits) {
    List<String> names = new ArrayList<>(NAMES.size());
    for (int i = 0; i < NAMES.size(); i++) {
      if ((bits & 1 << i) != 0) {
        names.add(NAMES.get(i));
      }
    }
    return names;
  }

  /** Merges the names of these bits. */
  static void merge(HeaderView response, int names) {
    if (names == 0) {
      return;
    }
    List<String> lines = response.get("Vary");
    if (lines.isEmpty()) {
      response.set("Vary", VALUES.get(names));
    } else {
      merge(response, lines, namesOf(names));
    }
  }

  private static void merge(HeaderView response, List<String> lines, List<String> names) {
    Set<String> seen = new TreeSet<>();
    List<String> merged = new ArrayList<>();
    for (String line : lines) {
      for (String name : line.split(",", -1)) {
        String stripped = name.strip();
        if (!stripped.isEmpty() && seen.add(stripped.toLowerCase(Locale.ROOT))) {
          merged.add(stripped);
        }
      }
    }
    if (seen.contains("*")) {
      return;
    }
    for (String name : names) {
      if (seen.add(name.toLowerCase(Locale.ROOT))) {
        merged.add(name);
      }
    }
    response.set("Vary", String.join(", ", merged));
  }
}
