package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Origin;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How others came to share everything with everybody, credentials included (class C1). */
class CredentialsCveTest {

  static List<Arguments> any() {
    return List.of(
        Arguments.of(
            "CVE-2018-8014: Tomcat's CorsFilter, any origin with credentials", List.of("*")),
        Arguments.of("CVE-2018-20744: rs/cors, a star becomes an echo", List.of("*")),
        Arguments.of(
            "CVE-2024-25124: fiber, a star with credentials is only warned of", List.of("*")),
        Arguments.of(
            "CVE-2026-68517: Glances, the guard looks for a list that is only a star",
            List.of("https://good.example", "*")),
        Arguments.of(
            "CVE-2026-54290: Hono, a star among others", List.of("*", "https://good.example")),
        Arguments.of("CVE-2023-49803: @koa/cors, a star said twice", List.of("*", "*")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("any")
  void any_origin_with_credentials_gives_no_policy(String name, List<String> origins) {
    Consumer<PolicyBuilder> rule = p -> p.cors(r -> r.paths("/**").origins(origins).credentials());
    assertThatExceptionOfType(InvalidPolicyException.class)
        .isThrownBy(() -> Drafts.bank(rule).build())
        .satisfies(
            e ->
                assertThat(e.faults())
                    .extracting(PolicyFault::code)
                    .contains(Code.ANY_ORIGIN_WITH_CREDENTIALS));
  }

  @ParameterizedTest(
      name = "Spring's allowedOriginPatterns and the like: {0} with credentials gives no policy")
  @ValueSource(
      strings = {
        "https://*",
        "http://*",
        "*://*",
        "https://*:*",
        "**",
        ".*",
        "^.*$",
        " * ",
        "https://*.com",
        "https://*.*"
      })
  void a_pattern_that_means_any_gives_none_either(String pattern) {
    assertThatExceptionOfType(InvalidPolicyException.class)
        .isThrownBy(() -> Drafts.bank(Drafts.trusting(pattern)).build());
  }

  @Test
  void CVE_2018_20745_any_origin_is_never_turned_into_an_echo() {
    Policy policy = Drafts.bank(Drafts.sharing("*")).build();
    CorsRules rules = policy.cors("/api/x");
    assertThat(rules).isNotNull();
    // No origin is singled out: what is answered is the constant "*", for everybody alike.
    assertThat(rules.variesByOrigin()).isFalse();
    assertThat(rules.all().get(0).anyOrigin()).isTrue();
    assertThat(rules.all().get(0).credentials()).isFalse();
    assertThat(rules.all().get(0).origins().contains(Origin.parse("https://evil.example")))
        .isFalse();
  }

  @Test
  void CVE_2022_26969_without_a_rule_nothing_is_shared() {
    Policy policy = Drafts.bank(p -> {}).build();
    assertThat(policy.cors("/")).isNull();
    assertThat(policy.websocketOrigins().isEmpty()).isTrue();
    assertThat(policy.isolation("/").embed()).isEqualTo(Embed.OWN);
  }

  @Test
  void CVE_2021_39185_null_is_nobody_with_and_without_credentials() {
    assertThat(Drafts.said(Drafts.trusting("null"))).contains("origin-null at cors[0].origins[0]");
    assertThat(Drafts.said(Drafts.sharing("null"))).contains("origin-null at cors[0].origins[0]");
    Policy policy =
        Drafts.bank(Drafts.trusting("https://good.example", "https://*.good.example")).build();
    assertThat(policy.cors("/api/x").find(Origin.OPAQUE)).isNull();
  }

  @Test
  void CVE_2024_47165_null_is_no_other_name_of_localhost() {
    Policy policy =
        Policy.builder()
            .profile(Profile.DEV)
            .origins("http://localhost:8080")
            .cors(r -> r.paths("/**").origins("http://localhost:*").credentials())
            .build();
    assertThat(policy.cors("/").find(Origin.OPAQUE)).isNull();
    assertThat(policy.cors("/").find(Origin.parse("http://localhost:3000"))).isNotNull();
  }

  @Test
  void CVE_2017_20146_an_origin_gets_in_only_by_being_named() {
    Policy policy = Drafts.bank(Drafts.trusting("https://good.example")).build();
    assertThat(policy.cors("/api/x").find(Origin.parse("https://evil.example"))).isNull();
  }
}
