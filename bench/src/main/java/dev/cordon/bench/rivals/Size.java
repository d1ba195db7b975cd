package dev.cordon.bench.rivals;

import dev.cordon.bench.Names;
import java.util.List;
import java.util.stream.Stream;

/** How many origins the policy lists, and as what. */
public enum Size {
  ONE("1 origin", 1, 0),
  ORIGINS_100("100 origins", 100, 0),
  ORIGINS_1_000("1,000 origins", 1_000, 0),
  ORIGINS_100_000("100,000 origins", 100_000, 0),
  PATTERNS_1_000("1,000 patterns", 0, 1_000);

  private final String label;
  private final List<String> origins;
  private final List<String> domains;

  Size(String label, int exact, int patterns) {
    this.label = label;
    var names = new Names(11);
    this.origins = Stream.generate(names::origin).limit(exact).toList();
    this.domains = Stream.generate(names::domain).limit(patterns).toList();
  }

  String label() {
    return label;
  }

  /** The listed origins, written out. */
  List<String> origins() {
    return origins;
  }

  /** The listed domains, of each of which every subdomain is meant. */
  List<String> domains() {
    return domains;
  }

  /** Origins that the policy lists, at random. */
  List<String> listed(int count) {
    var names = new Names(12);
    return Stream.generate(() -> listed(names)).limit(count).toList();
  }

  private String listed(Names names) {
    if (domains.isEmpty()) {
      // Each a string of its own, as from the wire.
      return new String(origins.get(names.below(origins.size())).toCharArray());
    }
    return "https://" + names.label() + "." + domains.get(names.below(domains.size()));
  }

  /** Origins that no policy lists, at random. */
  static List<String> strangers(int count) {
    return Stream.generate(new Names(13)::origin).limit(count).toList();
  }
}
