package dev.cordon.conformance.rig;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the scenario files and lays out their matrices. */
public final class Scenarios {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MOST_OF_A_MATRIX = 500;

  private Scenarios() {}

  /** All rows of all files, in the order of the files' names. */
  public static List<Scenario> all() {
    return in(Resources.folder("scenarios"));
  }

  /** All rows of the files in a folder; an id must be unique among them. */
  static List<Scenario> in(Path folder) {
    var rows = new ArrayList<Scenario>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        rows.addAll(read(nameOf(file), Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requireUniqueIds(rows);
    return List.copyOf(rows);
  }

  /**
   * Reads one file.
   *
   * @param file its name, for faults
   */
  public static List<Scenario> read(String file, String text) {
    JsonArray array;
    try {
      array = new JsonArray(text);
    } catch (DecodeException e) {
      throw new ScenarioFault(file, "is not a JSON array: " + e.getMessage());
    }
    var rows = new ArrayList<Scenario>();
    for (int i = 0; i < array.size(); i++) {
      var row = Fields.asObject(array.getValue(i), file + "[" + i + "]");
      String id = row.text("id");
      if (!ID.matcher(id).matches()) {
        throw row.fault("\"id\" must be in kebab case, not " + id);
      }
      for (JsonObject laidOut : layOut(new Fields(row.json(), file + ": " + id))) {
        rows.add(Scenario.read(new Fields(laidOut, file + ": " + laidOut.getString("id")), file));
      }
    }
    requireUniqueIds(rows);
    return rows;
  }

  /** One row for each combination of the values of {@code each}, the last name turning fastest. */
  private static List<JsonObject> layOut(Fields row) {
    List<Map<String, String>> combinations = List.of(Map.of());
    var each = row.object("each");
    for (String name : each.json().fieldNames()) {
      var longer = new ArrayList<Map<String, String>>();
      for (var combination : combinations) {
        for (String value : each.texts(name)) {
          var more = new LinkedHashMap<>(combination);
          more.put(name, value);
          longer.add(more);
        }
      }
      combinations = longer;
      if (longer.isEmpty() || longer.size() > MOST_OF_A_MATRIX) {
        throw each.fault("makes " + longer.size() + " rows; 1 to " + MOST_OF_A_MATRIX + " may be");
      }
    }
    var rows = new ArrayList<JsonObject>();
    for (var combination : combinations) {
      var json = row.json().copy();
      json.remove("each");
      var laidOut = (JsonObject) substitute(json, combination, row);
      if (!combination.isEmpty()) {
        laidOut.put("id", row.text("id") + "[" + String.join(",", combination.values()) + "]");
      }
      rows.add(laidOut);
    }
    return rows;
  }

  private static Object substitute(Object value, Map<String, String> values, Fields row) {
    if (value instanceof String text) {
      String result = text;
      for (var entry : values.entrySet()) {
        result = result.replace("${" + entry.getKey() + "}", entry.getValue());
      }
      if (result.contains("${")) {
        throw row.fault("\"" + result + "\" names something that \"each\" does not give");
      }
      return result;
    }
    if (value instanceof JsonObject object) {
      var copy = new JsonObject();
      for (var entry : object) {
        copy.put(
            (String) substitute(entry.getKey(), values, row),
            substitute(entry.getValue(), values, row));
      }
      return copy;
    }
    if (value instanceof JsonArray array) {
      var copy = new JsonArray();
      for (Object element : array) {
        copy.add(substitute(element, values, row));
      }
      return copy;
    }
    return value;
  }

  private static void requireUniqueIds(List<Scenario> rows) {
    var files = new HashMap<String, String>();
    for (var row : rows) {
      String other = files.putIfAbsent(row.id(), row.file());
      if (other != null) {
        throw new ScenarioFault(row.file() + ": " + row.id(), "the id is also in " + other);
      }
    }
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".json".length());
  }
}
