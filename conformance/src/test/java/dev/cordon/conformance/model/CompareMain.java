package dev.cordon.conformance.model;

/**
 * Prints where the model and the recordings differ, with what the model did: {@code
 * conformance/compare [engine] [part of an id]}.
 */
final class CompareMain {
  private CompareMain() {}

  public static void main(String[] arguments) {
    var wanted = arguments.length > 0 ? arguments[0] : "";
    var part = arguments.length > 1 ? arguments[1] : "";
    for (var engine : Engines.all()) {
      if (engine.name().startsWith(wanted)) {
        compare(engine, part);
      }
    }
  }

  private static void compare(Engines engine, String part) {
    var compared = 0;
    var differing = 0;
    for (var row : engine.rows()) {
      if (engine.recordings().of(row).isEmpty() || !row.id().contains(part)) {
        continue;
      }
      compared++;
      try {
        var difference = engine.difference(row);
        if (difference.isPresent()) {
          differing++;
          System.out.println(difference.get());
        }
      } catch (RuntimeException e) {
        differing++;
        System.out.println(engine.name() + " " + row + "\n  the model fails: " + e);
      }
    }
    System.out.println(engine + ": " + differing + " of " + compared + " rows differ");
  }
}
