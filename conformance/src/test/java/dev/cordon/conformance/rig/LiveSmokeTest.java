package dev.cordon.conformance.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cordon.rig.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Holds what is recorded against the browsers that are installed here, in a sample of the rows. */
@Tag("slow")
class LiveSmokeTest {
  private static final int ROWS = 50;
  private static final int WINDOWS = 3;

  @TestFactory
  Stream<DynamicTest> chromium_does_what_is_recorded() throws InterruptedException {
    return live("chromium");
  }

  @TestFactory
  Stream<DynamicTest> firefox_does_what_is_recorded() throws InterruptedException {
    return live("firefox");
  }

  @TestFactory
  Stream<DynamicTest> webkit_does_what_is_recorded() throws InterruptedException {
    return live("webkit");
  }

  private static Stream<DynamicTest> live(String family) throws InterruptedException {
    var engine = Engine.find(family);
    if (engine.isEmpty()) {
      return Stream.of(dynamicTest(family + " is installed", () -> absent(family)));
    }
    String version = engine.get().version();
    var recordings = recordings(family, version);
    var rows = sample(family);
    Recorder.Report report;
    try (var bench = new Bench(engine.get(), WINDOWS)) {
      report = new Recorder(bench, recordings.byId()).run(rows);
    }
    var tests = new ArrayList<DynamicTest>();
    tests.add(dynamicTest(ROWS + " rows ran", () -> assertThat(rows).hasSize(ROWS)));
    for (Scenario row : rows) {
      tests.add(
          dynamicTest(
              family + " " + version + ": " + row,
              () -> compare(row, recordings, version, report)));
    }
    return tests.stream();
  }

  private static void absent(String family) {
    String required = System.getProperty("cordon.require", "");
    if (List.of(required.split(",")).contains(family)) {
      fail(Engine.howToInstall(family));
    }
    abort("optional: " + Engine.howToInstall(family));
  }

  /** Those of the same version, else the newest of the family. */
  private static Recordings recordings(String family, String version) {
    return Recordings.all().stream()
        .filter(each -> each.engine().equals(family) && each.version().equals(version))
        .findFirst()
        .or(() -> Recordings.latest(family))
        .orElseThrow(() -> new IllegalStateException("Nothing is recorded of " + family));
  }

  /** The marked rows; of more than due, some from everywhere. */
  private static List<Scenario> sample(String family) {
    var marked =
        Scenarios.all().stream()
            .filter(row -> row.smoke() && row.engines().contains(family))
            .toList();
    if (marked.size() <= ROWS) {
      return marked;
    }
    return IntStream.range(0, ROWS).mapToObj(i -> marked.get(i * marked.size() / ROWS)).toList();
  }

  private static void compare(
      Scenario row, Recordings recordings, String version, Recorder.Report report) {
    String why = report.failed().get(row.id());
    if (why != null) {
      fail("did not run to its end: " + why);
    }
    var recorded = recordings.of(row);
    if (recorded.isEmpty()) {
      fail("is not recorded: run conformance/record");
    }
    var live = Optional.ofNullable(report.facts().get(row.id()));
    if (live.isPresent() && live.get().sameAs(recorded.get())) {
      return;
    }
    String difference =
        "recorded in "
            + recordings.version()
            + ": "
            + recorded.get()
            + "\nlive in "
            + version
            + ": "
            + live.map(Observation::toString).orElseGet(() -> report.unsteady().get(row.id()));
    if (!recordings.version().equals(version)) {
      // What a newer browser does otherwise is news, not a fault of this build.
      abort("optional: to be recorded anew with conformance/record: " + difference);
    }
    fail(difference);
  }
}
