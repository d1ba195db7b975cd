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
  }

  @ParameterizedTest(name = "R11: any origin may not read {0} unwarned")
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://192.168.1.10",
        "https://10.0.0.1",
        "http://[fd00::1]",
        "http://127.0.0.1:1234"
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
}
