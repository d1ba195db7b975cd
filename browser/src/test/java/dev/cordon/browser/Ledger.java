package dev.cordon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, run and counted, with those that the model is known to depart from and why.
 * It fails when a row departs that no entry foresees, when an entry foresees one that does not, and
 * when more than two of a hundred rows depart.
 */
public final class Ledger<R> {
  private final Map<String, Predicate<R>> entries = new LinkedHashMap<>();
  private final Map<String, Integer> departures = new LinkedHashMap<>();
  private final List<String> surprises = new ArrayList<>();
  private int rows;

  /** Foresees that rows of a kind depart. */
  public Ledger<R> foreseeing(String reason, Predicate<R> kind) {
    entries.put(reason, kind);
    return this;
  }

  /** Counts a row. */
  public void row(R row, @Nullable Object expected, @Nullable Object found) {
    rows++;
    var same = expected == null ? found == null : expected.equals(found);
    var reason = reasonFor(row);
    if (same == (reason == null)) {
      if (reason != null) {
        departures.merge(reason, 1, Integer::sum);
      }
      return;
    }
    surprises.add(
        (same ? "FORESEEN BUT RIGHT " : "") + row + ": expected " + expected + ", found " + found);
  }

  private @Nullable String reasonFor(R row) {
    for (var entry : entries.entrySet()) {
      if (entry.getValue().test(row)) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** That so many rows ran, and all as foreseen. */
  public void settle(int expectedRows) {
    assertThat(surprises.stream().limit(40))
        .as("%d of %d rows are not as foreseen", surprises.size(), rows)
        .isEmpty();
    assertThat(rows).as("rows run").isEqualTo(expectedRows);
    assertThat(departures.keySet()).as("entries in use").isEqualTo(entries.keySet());
    var departed = departures.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(departed * 50)
        .as("departures %s, of %d rows", departures, rows)
        .isLessThanOrEqualTo(rows);
  }
}
