package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only shows when two sections are read together. */
class AcrossSectionsTest {

  @Test
  void a_readable_page_with_a_token_is_a_write_grant() {
    Consumer<PolicyBuilder> handover = p -> p.csrf(c -> c.handover("X-Page", "/api/page"));
    assertThat(said(handover.andThen(Drafts.trusting("https://app.example"))))
        .containsExactly("write-grant at cors[0].paths[0]");
    assertThat(said(handover.andThen(Drafts.sharing("https://app.example")))).isEmpty();
  }

  @Test
  void W08_an_unsafe_path_that_is_granted_is_warned_of() {
    assertThat(
            said(
                Drafts.sharing("https://app.example")
                    .andThen(p -> p.csrf(c -> c.unsafe("/*/delete")))))
        .containsExactly("unsafe-path-granted at cors[0].paths[0]");
    assertThat(
            said(
                Drafts.sharing("https://app.example")
                    .andThen(p -> p.csrf(c -> c.unsafe("/delete")))))
        .isEmpty();
  }

  @Test
  void a_page_that_must_send_a_token_must_be_able_to() {
    Consumer<PolicyBuilder> required = p -> p.csrf(c -> c.required("/api/transfer"));
    assertThat(
            said(
                required.andThen(
                    p ->
                        p.cors(
                            r ->
                                r.paths("/api/**")
                                    .origins("https://app.example")
                                    .methods("PUT")
                                    .credentials()))))
        .contains("token-header-not-granted at cors[0].request-headers");
    assertThat(
            said(
                required.andThen(
                    p ->
                        p.cors(
                            r ->
                                r.paths("/api/**")
                                    .origins("https://app.example")
                                    .methods("PUT")
                                    .requestHeaders("X-CSRF-Token")
                                    .credentials()))))
        .containsExactly("tokens-required at csrf.required");
    assertThat(said(required.andThen(Drafts.trusting("https://app.example"))))
        .as("a page that only reads needs none")
        .containsExactly("tokens-required at csrf.required");
    assertThat(
            said(
                required.andThen(
                    p ->
                        p.cors(
                            r ->
                                r.paths("/api/**").origins("https://app.example").methods("PUT")))))
        .as("nor one without credentials")
        .containsExactly("tokens-required at csrf.required");
    assertThat(
            said(
                p ->
                    p.csrf(c -> c.tokens(TokenUse.REQUIRED))
                        .cors(
                            r ->
                                r.paths("/other")
                                    .origins("https://app.example")
                                    .methods("PUT")
                                    .credentials())))
        .as("where every path requires one")
        .contains("token-header-not-granted at cors[0].request-headers");
  }

  @Test
  void a_pattern_without_tokens_has_none_that_could_be_planted() {
    Consumer<PolicyBuilder> unsealed = p -> p.session(s -> s.cookie("__Host-A"));
    assertThat(said(unsealed)).contains("token-unsealed at csrf.pattern");
    assertThat(said(unsealed.andThen(p -> p.csrf(c -> c.pattern(TokenPattern.CUSTOM_HEADER)))))
        .doesNotContain("token-unsealed at csrf.pattern");
    assertThat(said(unsealed.andThen(p -> p.session(s -> s.cookie("__Host-B").seal()))))
        .doesNotContain("token-unsealed at csrf.pattern");
  }

  @ParameterizedTest(name = "R11: any origin may not read {0} unwarned")
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://192.168.1.10",
        "https://10.0.0.1",
        "http://[fd00::1]",
        "http://127.0.0.1:1234",
        "http://169.254.1.1",
        "http://0.0.0.0",
        "http://[::1]",
        "http://[fe80::1]",
        "http://[fc00::1]"
      })
  void a_service_inside_is_not_for_everybody(String own) {
    Policy policy =
        Policy.builder()
            .profile(Profile.DEV)
            .origins(own)
            .cors(r -> r.paths("/**").origins("*"))
            .build();
    assertThat(policy.warnings())
        .extracting(PolicyFault::code)
        .containsExactly(Code.ANY_ORIGIN_INSIDE);
    assertThat(said(Drafts.sharing("*"))).isEmpty();
  }

  @ParameterizedTest(name = "any origin may read {0}")
  @ValueSource(
      strings = {
        "http://192.0.2.1",
        "http://252.0.0.1",
        "http://[2001:db8::1]",
        "http://[fe00::1]"
      })
  void a_service_on_the_open_network_may_be_for_everybody(String own) {
    Policy policy =
        Policy.builder()
            .profile(Profile.DEV)
            .origins(own)
            .cors(r -> r.paths("/**").origins("*"))
            .build();
    assertThat(policy.warnings()).isEmpty();
  }
}
