package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every rule of fetching does something")
final class SwitchOffTest {
  private static final Map<Rule, Function<Lab, Fetched>> DEEDS = new EnumMap<>(Rule.class);

  static {
    DEEDS.putAll(new FetchDeeds().all());
    DEEDS.putAll(new PreflightDeeds().all());
  }

  static Stream<Rule> rules() {
    return DEEDS.keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_outcome_is_another_without_it(Rule rule) {
    var with = Profile.standard().with(rule);
    assertThat(outcome(rule, with)).isNotEqualTo(outcome(rule, with.without(rule)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_same_twice_is_the_same(Rule rule) {
    assertThat(outcome(rule, Profile.standard())).isEqualTo(outcome(rule, Profile.standard()));
  }

  @Test
  void no_rule_of_the_sections_on_fetching_is_left_out() {
    var fetching =
        EnumSet.range(Rule.BAD_PORT, Rule.SAFELIST_RANGE).stream()
            .filter(rule -> !ELSEWHERE.contains(rule))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    assertThat(DEEDS.keySet()).containsAll(fetching);
  }

  /** Those of the same sections with tests of their own. */
  private static final EnumSet<Rule> ELSEWHERE =
      EnumSet.of(
          Rule.MIXED_CONTENT_BLOCK,
          Rule.MIXED_CONTENT_UPGRADE,
          Rule.MIXED_CONTENT_LOCALHOST,
          Rule.BLOCK_ALL_MIXED_CONTENT,
          Rule.UPGRADE_INSECURE_REQUESTS,
          Rule.UPGRADE_WORKERS,
          Rule.UPGRADE_PREFERENCE,
          Rule.UPGRADE_PREFERENCE_SECURE,
          Rule.UPGRADE_PREFERENCE_PLUGINS,
          Rule.HSTS,
          Rule.HSTS_BY_SUBRESOURCE,
          Rule.COEP_CREDENTIALLESS,
          Rule.OPAQUE_ORIGIN);

  private static String outcome(Rule rule, Profile profile) {
    var lab = new Lab(profile);
    var fetched = DEEDS.get(rule).apply(lab);
    var wire = lab.wire.stream().map(SwitchOffTest::line).collect(Collectors.joining("\n"));
    return fetched.type()
        + " "
        + fetched.status()
        + " "
        + fetched.headers()
        + fetched.body().text()
        + "\n"
        + wire;
  }

  private static String line(Request request) {
    Headers headers = request.headers();
    return request + "\n" + headers;
  }
}
