package dev.cordon.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import dev.cordon.conformance.rig.Scenario;
import dev.cordon.conformance.rig.Scenarios;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each decision of the model has rows that notice when it is not taken. */
class RuleWitnessTest {
  private static final List<Scenario> ROWS = Scenarios.all();
  private static final List<Engines> ENGINES = Engines.all();
  private static final Ledger LEDGER = Ledger.read();
  private static final int FEWEST = 3;

  @Test
  void names_only_rules_that_there_are() {
    var rules = Arrays.stream(Rule.values()).map(Enum::name).collect(Collectors.toSet());
    var named = ROWS.stream().flatMap(row -> row.covers().stream()).collect(Collectors.toSet());
    assertThat(rules).containsAll(named);
  }

  @ParameterizedTest
  @EnumSource(
      value = Rule.class,
      mode = Mode.EXCLUDE,
      names = {"LOCAL_NETWORK_ACCESS", "BLOCK_ALL_MIXED_CONTENT"})
  void is_missed_when_it_is_switched_off(Rule rule) {
    var covering = ROWS.stream().filter(row -> row.covers().contains(rule.name())).toList();
    assertThat(covering).as("rows that cover %s", rule).hasSizeGreaterThanOrEqualTo(FEWEST);
    var noticing = new TreeSet<String>();
    for (var engine : ENGINES) {
      if (engine.profile().follows(rule)) {
        var blind = engine.profile().without(rule);
        for (var row : covering) {
          if (LEDGER.of(engine.name(), row).isEmpty()) {
            engine
                .recordings()
                .of(row)
                .flatMap(recorded -> engine.difference(row, recorded, blind))
                .ifPresent(difference -> noticing.add(row.id()));
          }
        }
      }
    }
    assertThat(noticing).as("rows that fail without %s", rule).isNotEmpty();
  }
}
