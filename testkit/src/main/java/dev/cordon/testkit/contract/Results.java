package dev.cordon.testkit.contract;

import dev.cordon.browser.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every outcome so far: rows of attacks on routes, columns of browsers. */
final class Results {
  /** One attack on one route. */
  record Row(String id, String sentence, String target) {}

  private final List<Profile> browsers;
  private final Map<Row, Map<String, Outcome>> rows = new LinkedHashMap<>();

  Results(List<Profile> browsers) {
    this.browsers = List.copyOf(browsers);
  }

  void add(Row row, Profile browser, Outcome outcome) {
    rows.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(browser.name(), outcome);
  }

  List<Profile> browsers() {
    return browsers;
  }

  List<Row> rows() {
    return new ArrayList<>(rows.keySet());
  }

  @Nullable Outcome outcome(Row row, Profile browser) {
    return rows.getOrDefault(row, Map.of()).get(browser.name());
  }

  /** Whether this attack succeeded on some route in some browser. */
  boolean isOpen(String id) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().id().equals(id))
        .anyMatch(row -> row.getValue().values().stream().anyMatch(Outcome::isOpen));
  }

  boolean has(String id) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().id().equals(id))
        .anyMatch(
            row ->
                row.getValue().values().stream()
                    .anyMatch(outcome -> outcome.kind() != Outcome.Kind.NOT_APPLICABLE));
  }

  boolean isNowhereApplicable(Row row) {
    return rows.getOrDefault(row, Map.of()).values().stream()
        .allMatch(outcome -> outcome.kind() == Outcome.Kind.NOT_APPLICABLE);
  }

  long count(Outcome.Kind kind) {
    return rows.values().stream()
        .flatMap(cells -> cells.values().stream())
        .filter(outcome -> outcome.kind() == kind)
        .count();
  }
}
