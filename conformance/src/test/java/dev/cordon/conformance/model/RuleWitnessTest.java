package dev.cordon.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import dev.cordon.conformance.rig.Scenario;
import dev.cordon.conformance.rig.Scenarios;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** What the rig cannot show, and why; a test of module browser shows each. */
  private static final Map<Rule, String> WITHOUT_WITNESS =
      Map.ofEntries(
          Map.entry(Rule.LOCAL_NETWORK_ACCESS, "All goes through a proxy on this machine"),
          Map.entry(Rule.BLOCK_ALL_MIXED_CONTENT, "No recorded engine honours it"),
          Map.entry(Rule.FORM_NOREFERRER_ORIGIN, "No recorded engine follows it"),
          Map.entry(Rule.SAFELIST_TOTAL, "No recorded engine follows it"),
          Map.entry(Rule.AUTHORIZATION_BEYOND_WILDCARD, "No recorded engine follows it"),
          Map.entry(Rule.METHOD_COMPARED_LOOSELY, "No recorded engine follows it"),
          Map.entry(Rule.ORIGIN_DOWNGRADE, "Who follows it stops such forms at a warning"),
          Map.entry(Rule.PREFLIGHT_HEADERS_ONCE, "Who follows it joins the lines before"),
          Map.entry(Rule.THIRD_PARTY_SENDING, "Only where third-party cookies are blocked"),
          Map.entry(Rule.COOKIE_MAX_AGE_CAP, "It shows after 400 days"),
          Map.entry(Rule.COOKIE_EXPIRES_CAP, "It shows after 400 days"),
          Map.entry(Rule.NO_PREFLIGHTS, "The legacy profile's alone"),
          Map.entry(Rule.REDIRECT_STREAM_BODY, "Streams do not go over HTTP/1.1"),
          Map.entry(Rule.SCHEME_FETCH, "Nothing is sent, with or without it"),
          Map.entry(Rule.SANDBOX_SCRIPTS, "A frame without scripts reports nothing"),
          Map.entry(Rule.FETCH_METADATA_USER, "No user's hand clicks in the rig"),
          Map.entry(Rule.PING_HEADERS, "Ping-To and Ping-From are not recorded"),
          Map.entry(Rule.STYLE_IMPORT_SITE, "Its rows differ in other headers too"));

  /** What so narrow a case shows that there are fewer rows of it. */
  private static final Set<Rule> NARROW =
      EnumSet.of(
          Rule.REDIRECT_LOCATION_EMPTY,
          Rule.ONLY_IF_CACHED,
          Rule.PREFLIGHT_CACHE_AUTHORIZATION,
          Rule.PREFLIGHT_CACHE_CREDENTIALS_DOWN,
          Rule.PREFLIGHT_CACHE_OPAQUE,
          Rule.PREFLIGHT_METADATA_CHAIN,
          Rule.IMPORT_SCRIPTS_MIME,
          Rule.STREAM_BODY_FAILS,
          Rule.USER_AGENT_FORBIDDEN,
          Rule.PREFLIGHT_CACHE_NEGATIVE,
          Rule.PREFLIGHT_CACHE_REFUSED,
          Rule.PREFLIGHT_CACHE_CLEARED_BY_ALL,
          Rule.REDIRECT_TAINT_FIRST,
          Rule.PREFLIGHT_CACHE_BY_TOP_ORIGIN,
          Rule.REDIRECT_LOCATION_JOINED);

  static Stream<Rule> witnessed() {
    return Arrays.stream(Rule.values()).filter(rule -> !WITHOUT_WITNESS.containsKey(rule));
  }

  @ParameterizedTest
  @MethodSource("witnessed")
  void is_missed_when_it_is_switched_off(Rule rule) {
    var covering = ROWS.stream().filter(row -> row.covers().contains(rule.name())).toList();
    assertThat(covering)
        .as("rows that cover %s", rule)
        .hasSizeGreaterThanOrEqualTo(NARROW.contains(rule) ? 1 : FEWEST);
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
