package dev.cordon.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.testkit.contract.Finding;
import dev.cordon.testkit.contract.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The document says what the contract found, and a real Chromium confirms it. */
@Tag("slow")
class ComparisonTest {
  private static final Path DOCUMENT = Path.of(System.getProperty("comparison.document"));
  private static final String BEGIN = "<!-- generated -->\n\n";
  private static final String END = "\n<!-- end -->";

  /** One of those that behave alike: Chromium takes its time. */
  private static final Set<Setup> TRIED =
      EnumSet.complementOf(
          EnumSet.of(Setup.TOMCAT_MINIMAL, Setup.CORDON_SPRING, Setup.CORDON_VERTX));

  private static final Map<Setup, Bank> BANKS = new EnumMap<>(Setup.class);
  private static final List<Comparison.Run> RUNS = new ArrayList<>();

  @BeforeAll
  static void play() throws Exception {
    for (var setup : Setup.values()) {
      var bank = setup.start();
      BANKS.put(setup, bank);
      RUNS.add(Comparison.of(setup, bank));
    }
  }

  @AfterAll
  static void close() throws Exception {
    for (var bank : BANKS.values()) {
      bank.close();
    }
  }

  @Test
  void the_contract_shows_something_of_every_bank() {
    for (var run : RUNS) {
      assertThat(run.findings()).as(run.setup().title()).hasSizeGreaterThan(2_000);
      assertThat(run.findings())
          .as(run.setup().title())
          .noneMatch(finding -> finding.outcome().kind() == Outcome.Kind.UNPROVEN);
    }
  }

  @Test
  void the_table_is_that_of_the_document() throws IOException {
    var old = Files.readString(DOCUMENT);
    var begin = old.indexOf(BEGIN) + BEGIN.length();
    var end = old.indexOf(END, begin);
    assertThat(begin).as("a place for the table").isGreaterThan(BEGIN.length());
    var table = new ComparisonTable(RUNS).markdown();
    if (Boolean.getBoolean("comparison.write")) {
      Files.writeString(DOCUMENT, old.substring(0, begin) + table + old.substring(end));
      return;
    }
    assertThat(old.substring(begin, end))
        .as("docs/comparison.md is stale; -Dcordon.write=true rewrites it")
        .isEqualTo(table);
  }

  @Test
  void a_real_chromium_does_what_the_contract_says() throws Exception {
    chromiumOrSkip();
    var wrong = new ArrayList<String>();
    var open = new TreeSet<String>();
    var stopped = new TreeSet<String>();
    try (var browser = RealBrowser.start()) {
      for (var run : RUNS.stream().filter(run -> TRIED.contains(run.setup())).toList()) {
        for (var finding : comparable(run.findings())) {
          var real = browser.succeeds(BANKS.get(run.setup()), finding.id(), finding.target());
          (real ? open : stopped).add(finding.id());
          if (real != finding.outcome().isOpen()) {
            wrong.add(
                run.setup()
                    + " "
                    + finding.id()
                    + " "
                    + finding.target()
                    + ": the contract"
                    + " says "
                    + finding.outcome().text()
                    + ", Chromium "
                    + (real ? "OPEN" : "no"));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(open).hasSizeGreaterThanOrEqualTo(12);
    assertThat(stopped).hasSizeGreaterThanOrEqualTo(12);
  }

  /** One of each attack: one that succeeds, where one does. */
  private static List<Finding> comparable(List<Finding> findings) {
    var chosen = new LinkedHashMap<String, Finding>();
    for (var finding : findings) {
      if (finding.browser().equals("Chromium")
          && RealAttack.of(finding.id()) != null
          && finding.outcome().kind() != Outcome.Kind.NOT_APPLICABLE
          && ComparisonTable.isTold(finding)) {
        chosen.merge(
            finding.id(),
            finding,
            (one, other) -> one.outcome().isOpen() ? one : better(one, other));
      }
    }
    return List.copyOf(chosen.values());
  }

  private static Finding better(Finding one, Finding other) {
    return other.outcome().isOpen() ? other : one;
  }

  private static void chromiumOrSkip() {
    if (Chromium.find().isEmpty()) {
      if (System.getProperty("comparison.require", "").contains("chromium")) {
        Assertions.fail(Chromium.HOW_TO_INSTALL);
      }
      Assumptions.abort(Chromium.HOW_TO_INSTALL);
    }
  }
}
