package dev.cordon.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The browser model against what real browsers were recorded doing, row by row. */
class ModelTest {
  private static final Ledger LEDGER = Ledger.read();

  /** Of the rows of an engine, how many may stand on the ledger. */
  private static final double MOST_ON_THE_LEDGER = 0.02;

  private static final int FEWEST_ROWS = 500;

  static List<Engines> engines() {
    return Engines.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("engines")
  void says_what_the_browser_did(Engines engine, TestReporter reporter) {
    var unexplained = new ArrayList<Difference>();
    var recorded = 0;
    for (var row : engine.rows()) {
      if (engine.recordings().of(row).isEmpty()) {
        continue;
      }
      recorded++;
      if (LEDGER.of(engine.name(), row).isEmpty()) {
        engine.difference(row).ifPresent(unexplained::add);
      }
    }
    reporter.publishEntry(
        engine.name(), recorded + " rows, " + LEDGER.of(engine.name()).size() + " on the ledger");
    assertThat(unexplained).withFailMessage(() -> report(engine, unexplained)).isEmpty();
    assertThat(recorded).isGreaterThanOrEqualTo(FEWEST_ROWS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("engines")
  void has_a_recording_of_every_row(Engines engine) {
    assertThat(engine.rows())
        .allSatisfy(row -> assertThat(engine.recordings().of(row)).as(row.id()).isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("engines")
  void keeps_a_short_ledger_without_rows_that_agree(Engines engine) {
    var entries = LEDGER.of(engine.name());
    assertThat(entries.size())
        .isLessThanOrEqualTo((int) (engine.rows().size() * MOST_ON_THE_LEDGER));
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.reason()).isNotBlank();
              var row =
                  engine.rows().stream().filter(each -> each.id().equals(entry.row())).findFirst();
              assertThat(row.flatMap(engine::difference))
                  .as("%s differs from %s", entry.row(), engine)
                  .isPresent();
            });
  }

  private static String report(Engines engine, List<Difference> differences) {
    var text = new StringBuilder();
    text.append(differences.size()).append(" rows differ from ").append(engine).append(":\n");
    differences.forEach(difference -> text.append(difference).append('\n'));
    return text.toString();
  }
}
