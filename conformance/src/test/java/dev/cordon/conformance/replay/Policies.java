package dev.cordon.conformance.replay;

import dev.cordon.config.CordonFile;
import dev.cordon.conformance.rig.Resources;
import dev.cordon.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The policies under which moves are replayed. */
final class Policies {
  private Policies() {}

  /** All of {@code replay/}, by their names. */
  static SortedMap<String, Policy> all() throws IOException {
    var all = new TreeMap<String, Policy>();
    try (var files = Files.list(Resources.folder("replay"))) {
      for (var file : files.toList()) {
        all.put(
            file.getFileName().toString().replace(".yaml", ""),
            CordonFile.read(file, Map.of()).policy());
      }
    }
    return all;
  }
}
