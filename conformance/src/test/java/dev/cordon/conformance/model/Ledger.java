package dev.cordon.conformance.model;

import dev.cordon.conformance.rig.Resources;
import dev.cordon.conformance.rig.Scenario;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The differences between the model and a browser that are known, each with its reason: {@code
 * ledger.json} beside the recordings. A row stands there for one engine, by its id.
 */
record Ledger(List<Entry> entries) {

  /**
   * @param reason why the model does not follow the browser here
   */
  record Entry(String engine, String row, String reason) {}

  static Ledger read() {
    try {
      var text = Files.readString(Resources.folder("recordings").resolve("ledger.json"));
      var entries = new ArrayList<Entry>();
      for (Object each : new JsonArray(text)) {
        var json = (JsonObject) each;
        if (!json.fieldNames().equals(Set.of("engine", "row", "reason"))) {
          throw new IllegalStateException("a ledger entry has engine, row and reason: " + json);
        }
        entries.add(
            new Entry(json.getString("engine"), json.getString("row"), json.getString("reason")));
      }
      return new Ledger(List.copyOf(entries));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Entry> of(String engine, Scenario row) {
    return entries.stream()
        .filter(entry -> entry.engine().equals(engine) && entry.row().equals(row.id()))
        .findFirst();
  }

  List<Entry> of(String engine) {
    return entries.stream().filter(entry -> entry.engine().equals(engine)).toList();
  }
}
