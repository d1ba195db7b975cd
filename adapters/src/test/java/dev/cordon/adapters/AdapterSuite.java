package dev.cordon.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.adapters.Reference.Outcome;
import dev.cordon.guard.LiveGuard;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every row through one adapter, each answer held against the reference byte for byte, but for what
 * the ledger knows. A known difference that has gone fails as well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RightApi.class)
abstract class AdapterSuite {
  static final List<Row> ROWS = RowReader.all();

  /** Fewer would mean that a table was lost. */
  static final int LEAST_ROWS = 600;

  /** The difference that the application saw what it was not to see. */
  static final String REACHED = "reached";

  /** The difference that the server refused by itself, before Cordon saw the request. */
  static final String BY_THE_SERVER = "refused-by-server";

  /** The difference that seals or tokens mean the same and were drawn in another order. */
  static final String REDRAWN = "redrawn";

  private static final Ledger LEDGER = Ledger.read();

  private final Seeded random = new Seeded();
  private final Seeded referenceRandom = new Seeded();
  private Reference reference = new Reference(Rules.MAIN.guard(referenceRandom));
  private Rules inForce = Rules.MAIN;
  private Driver driver;
  private int rows;

  abstract Adapter adapter();

  /** Starts the server, with {@code guard} in it where it can be given one. */
  abstract Driver start(LiveGuard guard) throws Exception;

  /** What stands for seals and tokens; nothing where the adapter draws the same ones. */
  Masks masks() {
    return Masks.NONE;
  }

  @BeforeAll
  void start() throws Exception {
    driver = start(Rules.MAIN.guard(random));
  }

  @AfterAll
  void stop() throws Exception {
    if (driver != null) {
      driver.close();
    }
    System.out.println(adapter().key() + ": " + rows + " rows");
    assertThat(rows).as("rows through %s", adapter().key()).isEqualTo(ROWS.size());
  }

  @TestFactory
  Stream<DynamicTest> rows() {
    return ROWS.stream()
        .map(row -> DynamicTest.dynamicTest(adapter().key() + ": " + row.id(), () -> check(row)));
  }

  private void check(Row row) throws IOException {
    rows++;
    if (row.rules() != inForce) {
      inForce = row.rules();
      reference.replace(inForce);
      driver.replace(inForce);
    }
    for (Request request : row.requests().subList(0, row.requests().size() - 1)) {
      restart(row.id() + " before");
      reference.answer(request);
      driver.answer(request);
    }
    restart(row.id());
    Outcome expected = reference.answer(row.last());
    int before = driver.application().calls();
    Answer actual = driver.answer(row.last());
    boolean reached = driver.application().calls() > before;
    Masks masks = masks();
    Answer right = masks.masked(expected.answer(), row);
    Answer given = masks.masked(actual, row);
    Set<String> differences = differences(right, given, row);
    if (reached && !expected.reached()) {
      differences.add(REACHED);
    } else if (!reached && isByTheServer(right, given)) {
      differences = Set.of(BY_THE_SERVER);
    }
    String story =
        "%s%n%s%n--- expected (%s)%n%s%n--- %s%n%s"
            .formatted(
                row.id(), abridged(row.last()), expected.decision(), right, adapter().key(), given);
    Safety.check(row, expected, actual, reached, story);
    assertThat(differences).as(story).isEqualTo(LEDGER.known(adapter(), row));
  }

  /** What differs in meaning, and whether the rest differs by what was drawn at random. */
  private static Set<String> differences(Answer right, Answer given, Row row) {
    Set<String> bytes = Comparison.differences(right, given);
    if (bytes.isEmpty()) {
      return bytes;
    }
    Set<String> meaning =
        Comparison.differences(Masks.MEANING.masked(right, row), Masks.MEANING.masked(given, row));
    if (!meaning.equals(bytes)) {
      meaning.add(REDRAWN);
    }
    return meaning;
  }

  /** Every answer that the guard has edited, under a policy that enforces, says nosniff. */
  private static boolean isByTheServer(Answer expected, Answer actual) {
    boolean refused = actual.status() >= 400 || actual.status() == Wire.NO_ANSWER;
    return refused
        && !expected.header("x-content-type-options").isEmpty()
        && actual.header("x-content-type-options").isEmpty();
  }

  private void restart(String seed) {
    random.restart(seed);
    referenceRandom.restart(seed);
  }

  private static String abridged(Request request) {
    String text = request.toString();
    return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
  }
}
