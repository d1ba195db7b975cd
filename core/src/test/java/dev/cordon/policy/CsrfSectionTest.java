package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of forged requests, and what cannot be. */
class CsrfSectionTest {

  private List<String> saidOf(Consumer<CsrfBuilder> more) {
    return said(p -> p.csrf(more));
  }

  @Test
  void an_exemption_gives_a_reason_and_says_nothing_else_of_its_path() {
    assertThat(saidOf(c -> c.exempt("/hook", "")))
        .containsExactly("exempt-without-reason at csrf.exempt[0].because");
    assertThat(saidOf(c -> c.exempt("/hook", "signed").exempt("/hook", "signed")))
        .containsExactly("same-path-twice at csrf.exempt[1].path");
    assertThat(saidOf(c -> c.exempt("/login", "signed").login("/login")))
        .containsExactly("exempt-overlap at csrf.exempt[0].path");
    assertThat(saidOf(c -> c.exempt("/a/b", "signed").required("/a/**")))
        .contains("exempt-overlap at csrf.exempt[0].path");
    assertThat(
            saidOf(
                c ->
                    c.exempt("/cb", "signed")
                        .receive(r -> r.path("/cb").origins("https://id.example"))))
        .containsExactly("exempt-overlap at csrf.exempt[0].path");
    assertThat(saidOf(c -> c.exempt("/page", "signed").handover("X-T", "/page")))
        .containsExactly("exempt-overlap at csrf.exempt[0].path");
  }

  @Test
  void a_path_is_faulted_where_it_stands_and_once() {
    assertThat(saidOf(c -> c.exempt("hook", "signed").exempt("hook", "signed")))
        .containsExactly(
            "path-relative at csrf.exempt[0].path", "path-relative at csrf.exempt[1].path");
    assertThat(saidOf(c -> c.exempt("/a/*", "signed").exempt("/b/*", "signed")))
        .containsExactly(
            "path-not-exact at csrf.exempt[0].path", "path-not-exact at csrf.exempt[1].path");
    assertThat(
            saidOf(
                c ->
                    c.receive(r -> r.path("cb").origins("https://id.example"))
                        .receive(r -> r.path("cb").origins("https://id.example"))))
        .containsExactly(
            "path-relative at csrf.receive[0].path", "path-relative at csrf.receive[1].path");
    assertThat(saidOf(c -> c.login("login", "login")))
        .containsExactly("path-relative at csrf.login[0]", "path-relative at csrf.login[1]");
    assertThat(saidOf(c -> c.login("/login", "/%6Cogin")))
        .containsExactly("duplicate at csrf.login[1]");
  }

  @ParameterizedTest(name = "an exemption is impossible where {0} is ambient")
  @ValueSource(strings = {"CLIENT_CERTIFICATE", "NETWORK_POSITION"})
  void what_cannot_be_stripped_cannot_be_exempt(String credential) {
    assertThat(
            said(
                p ->
                    p.ambient(AmbientCredential.valueOf(credential))
                        .csrf(c -> c.exempt("/hook", "signed"))))
        .containsExactly("exempt-ambient at csrf.exempt[0]");
    assertThat(said(p -> p.ambient(AmbientCredential.BASIC).csrf(c -> c.exempt("/hook", "signed"))))
        .isEmpty();
  }

  @Test
  void forms_are_received_at_one_path_from_somebody() {
    CsrfRules csrf =
        Drafts.bank(p -> p.csrf(c -> c.receive(r -> r.path("/cb").origins("https://id.example"))))
            .build()
            .csrf();
    ReceiveRule rule = csrf.receive("/cb");
    assertThat(rule).isNotNull();
    assertThat(rule.accepts(Origin.parse("https://id.example"))).isTrue();
    assertThat(rule.accepts(Origin.parse("https://evil.example"))).isFalse();
    assertThat(rule.accepts(Origin.OPAQUE)).isFalse();
    assertThat(csrf.receive("/cb/")).isNull();
    assertThat(saidOf(c -> c.receive(r -> r.path("/cb"))))
        .containsExactly("dead-rule at csrf.receive[0].origins");
    assertThat(saidOf(c -> c.receive(r -> r.path("/cb").origins("https://*.github.io"))))
        .contains("public-suffix at csrf.receive[0].origins[0]");
    assertThat(
            saidOf(
                c ->
                    c.receive(r -> r.path("/cb").origins("https://id.example"))
                        .receive(r -> r.path("/cb").origins("https://jd.example"))))
        .containsExactly("same-path-twice at csrf.receive[1].path");
    assertThat(saidOf(c -> c.receive(r -> r.path("/cb").origins("https://bank.example"))))
        .containsExactly("origin-own at csrf.receive[0].origins[0]");
  }

  @Test
  void R02_null_is_received_by_the_dangerous_key_alone() {
    Policy policy =
        Drafts.bank(p -> p.csrf(c -> c.receive(r -> r.path("/cb").dangerouslyAllowNull()))).build();
    assertThat(policy.csrf().receive("/cb").accepts(Origin.OPAQUE)).isTrue();
    assertThat(policy.csrf().receive("/cb").accepts(Origin.parse("https://evil.example")))
        .isFalse();
    assertThat(policy.warnings()).extracting(f -> f.code()).containsExactly(Code.RECEIVE_NULL);
  }

  @Test
  void what_is_received_cannot_need_a_token() {
    Consumer<CsrfBuilder> receive =
        c -> c.receive(r -> r.path("/cb").origins("https://id.example"));
    assertThat(saidOf(receive.andThen(c -> c.required("/**"))))
        .contains("receive-needs-token at csrf.receive[0].path");
    assertThat(saidOf(receive.andThen(c -> c.tokens(TokenUse.REQUIRED))))
        .contains("receive-needs-token at csrf.receive[0].path");
  }

  @Test
  void required_tokens_are_warned_of_and_contradict_off() {
    assertThat(saidOf(c -> c.tokens(TokenUse.REQUIRED)))
        .containsExactly("tokens-required at csrf.tokens");
    assertThat(saidOf(c -> c.required("/x"))).containsExactly("tokens-required at csrf.required");
    assertThat(
            Drafts.the(Code.TOKENS_REQUIRED, p -> p.csrf(c -> c.tokens(TokenUse.REQUIRED))).value())
        .isEqualTo("required");
    assertThat(Drafts.the(Code.TOKENS_REQUIRED, p -> p.csrf(c -> c.required("/x"))).value())
        .isEqualTo("/x");
    assertThat(saidOf(c -> c.required("/x").tokens(TokenUse.OFF)))
        .containsExactly("tokens-off at csrf.required");
    assertThat(
            Drafts.bank(p -> p.csrf(c -> c.tokens(TokenUse.REQUIRED)))
                .build()
                .csrf()
                .isRequired("/any"))
        .isTrue();
    assertThat(Drafts.bank(p -> p.csrf(c -> c.required("/x"))).build().csrf().isRequired("/any"))
        .isFalse();
  }

  @ParameterizedTest(name = "the token header {0}: {1}")
  @CsvSource({
    "Accept, token-header-safelisted",
    "content-type, token-header-safelisted",
    "Range, token-header-safelisted",
    "Content-Language, token-header-safelisted",
    "Cookie, header-forbidden",
    "Sec-Token, header-forbidden",
    "'X T', header-malformed",
  })
  void W06_a_token_travels_in_a_header_that_needs_a_preflight(String name, String code) {
    assertThat(saidOf(c -> c.header(name))).containsExactly(code + " at csrf.header");
  }

  @Test
  void a_token_lives_no_longer_than_the_shortest_session() {
    Consumer<PolicyBuilder> sessions =
        p ->
            p.session(s -> s.cookie("__Host-A").seal().lifetime(Duration.ofHours(2)))
                .session(s -> s.cookie("__Host-B").seal().lifetime(Duration.ofHours(1)));
    assertThat(Drafts.bank(sessions).build().csrf().lifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(said(sessions.andThen(p -> p.csrf(c -> c.lifetime(Duration.ofHours(1)))))).isEmpty();
    assertThat(said(sessions.andThen(p -> p.csrf(c -> c.lifetime(Duration.ofMinutes(61))))))
        .containsExactly("token-outlives-session at csrf.lifetime");
    assertThat(saidOf(c -> c.lifetime(Duration.ZERO).grace(Duration.ZERO)))
        .containsExactly("duration at csrf.lifetime");
    assertThat(saidOf(c -> c.lifetime(Duration.ofMinutes(1)).grace(Duration.ofMinutes(2))))
        .containsExactly("grace-too-long at csrf.grace");
    assertThat(saidOf(c -> c.lifetime(Duration.ofHours(13)))).as("without a session").isEmpty();
    assertThat(saidOf(c -> c.grace(Duration.ofSeconds(-1))))
        .containsExactly("duration at csrf.grace");
  }

  @Test
  void a_handover_names_a_header_of_its_own_and_paths() {
    CsrfRules csrf =
        Drafts.bank(p -> p.csrf(c -> c.handover("X-Page", "/pages/**"))).build().csrf();
    assertThat(csrf.handoverHeader()).isEqualTo("X-Page");
    assertThat(csrf.isHandover("/pages/x")).isTrue();
    assertThat(csrf.isHandover("/x")).isFalse();
    assertThat(saidOf(c -> c.handover("X-Page")))
        .containsExactly("dead-rule at csrf.handover.paths");
    assertThat(saidOf(c -> c.handover("x-csrf-token", "/x")))
        .containsExactly("handover-header at csrf.handover.header");
    assertThat(saidOf(c -> c.handover("Authorization", "/x")))
        .containsExactly("handover-header at csrf.handover.header");
    assertThat(saidOf(c -> c.handover("Host", "/x")))
        .containsExactly("header-forbidden at csrf.handover.header");
  }

  @Test
  void patterns_tell_their_price() {
    assertThat(saidOf(c -> c.singleUse())).containsExactly("single-use at csrf.single-use");
    assertThat(saidOf(c -> c.pattern(TokenPattern.CUSTOM_HEADER)))
        .containsExactly("custom-header-forms at csrf.pattern");
    assertThat(saidOf(c -> c.pattern(TokenPattern.CUSTOM_HEADER).singleUse()))
        .contains("single-use-pattern at csrf.single-use");
    for (String field : List.of("", "a b", "a\u007f", "\u00fc")) {
      assertThat(saidOf(c -> c.field(field))).containsExactly("value-empty at csrf.field");
    }
    assertThat(saidOf(c -> c.field("!~"))).isEmpty();
    assertThat(saidOf(c -> c.pattern(TokenPattern.CUSTOM_HEADER).tokens(TokenUse.OFF))).isEmpty();
    assertThat(
            said(
                p ->
                    p.csrf(c -> c.pattern(TokenPattern.DOUBLE_SUBMIT))
                        .session(s -> s.cookie("__Host-A"))))
        .containsExactly("session-unsealed at sessions[0].seal", "token-unsealed at csrf.pattern");
  }
}
