package dev.cordon.conformance.rig;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The recordings of one engine in one version: a folder {@code recordings/chromium-156.0.8078.79}
 * with one file for each scenario file, which maps the ids of its rows to observations.
 *
 * @param engine the family, for example {@code chromium}
 * @param version exact, as the browser tells it
 */
public record Recordings(String engine, String version, Map<String, Observation> byId) {
  private static final Map<String, String> FOLDER_NAMES = Map.of("webkit", "webkitgtk");

  public Recordings {
    byId = Collections.unmodifiableMap(new TreeMap<>(byId));
  }

  /** What was recorded of a row; empty if nothing was. */
  public Optional<Observation> of(Scenario row) {
    return Optional.ofNullable(byId.get(row.id()));
  }

  /** All that is recorded, of all engines and versions. */
  public static List<Recordings> all() {
    return in(Resources.folder("recordings"));
  }

  /** The recordings of a family, the newest version. */
  public static Optional<Recordings> latest(String engine) {
    return all().stream()
        .filter(each -> each.engine.equals(engine))
        .max(Comparator.comparing(Recordings::versionKey));
  }

  static List<Recordings> in(Path parent) {
    var all = new ArrayList<Recordings>();
    for (String engine : Scenario.ENGINES) {
      String prefix = FOLDER_NAMES.getOrDefault(engine, engine) + "-";
      for (Path folder : list(parent)) {
        String name = folder.getFileName().toString();
        if (name.startsWith(prefix) && Files.isDirectory(folder)) {
          all.add(new Recordings(engine, name.substring(prefix.length()), readFolder(folder)));
        }
      }
    }
    return all;
  }

  /** Where the recordings of an engine's version lie. */
  static Path folder(Path parent, String engine, String version) {
    return parent.resolve(FOLDER_NAMES.getOrDefault(engine, engine) + "-" + version);
  }

  static Map<String, Observation> readFile(Path file) throws IOException {
    var observations = new TreeMap<String, Observation>();
    if (Files.exists(file)) {
      for (var entry : new JsonObject(Files.readString(file))) {
        observations.put(entry.getKey(), Observation.of((JsonObject) entry.getValue()));
      }
    }
    return observations;
  }

  static void writeFile(Path file, Map<String, Observation> observations) throws IOException {
    var rows = new ArrayList<String>();
    new TreeMap<>(observations)
        .forEach(
            (id, observation) ->
                rows.add("  " + Json.encode(id) + ": " + observation.toText("  ")));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\n" + String.join(",\n", rows) + "\n}\n");
  }

  private static Map<String, Observation> readFolder(Path folder) {
    var byId = new TreeMap<String, Observation>();
    try {
      for (Path file : list(folder)) {
        byId.putAll(readFile(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byId;
  }

  private static List<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes versions comparable as text: each number padded. */
  private static String versionKey(Recordings recordings) {
    var key = new StringBuilder();
    for (String part : recordings.version.split("\\D+")) {
      key.append("0".repeat(Math.max(0, 8 - part.length()))).append(part).append('.');
    }
    return key.toString();
  }
}
