package dev.cordon.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conformance.rig.Nested;
import dev.cordon.conformance.rig.Scenario;
import dev.cordon.conformance.rig.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowGeneratorTest {
  private static final int COUNT = 60;
  private static final String FILE = GenerateMain.text(new RowGenerator(3).rows(COUNT));
  private static final List<Scenario> ROWS = Scenarios.read("generated", FILE);

  @Test
  void draws_the_same_rows_of_the_same_seed() {
    assertThat(GenerateMain.text(new RowGenerator(3).rows(10)))
        .isEqualTo(GenerateMain.text(new RowGenerator(3).rows(10)))
        .isNotEqualTo(GenerateMain.text(new RowGenerator(4).rows(10)));
  }

  @Test
  void draws_rows_that_a_scenario_file_may_hold() {
    assertThat(ROWS).hasSize(COUNT).allSatisfy(row -> assertThat(row.actions()).isNotEmpty());
    assertThat(ROWS).extracting(Scenario::id).doesNotHaveDuplicates();
  }

  @Test
  void draws_no_two_rows_that_take_the_same_path() {
    var paths = new HashSet<String>();
    assertThat(ROWS).allSatisfy(row -> assertThat(paths.add(Decisions.of(row).path())).isTrue());
  }

  @Test
  void draws_many_kinds_of_actions_contexts_and_decisions() {
    var actions = new HashSet<Object>();
    var contexts = new HashSet<Nested.Kind>();
    var decisions = new HashSet<Object>();
    for (var row : ROWS) {
      row.actions().forEach(action -> actions.add(action.kind()));
      row.inside().forEach(nested -> contexts.add(nested.kind()));
      decisions.addAll(row.covers());
    }
    assertThat(actions).hasSizeGreaterThanOrEqualTo(12);
    assertThat(contexts).contains(Nested.Kind.IFRAME, Nested.Kind.SRCDOC, Nested.Kind.WORKER);
    assertThat(decisions).hasSizeGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1 0", "1 1001", "-1 5", "one 5", "1 2 3"})
  void refuses_what_is_no_seed_and_count(String arguments) {
    var errors = new ByteArrayOutputStream();
    var status =
        GenerateMain.run(
            arguments.isEmpty() ? new String[0] : arguments.split(" "),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("Usage: conformance/generate");
  }
}
