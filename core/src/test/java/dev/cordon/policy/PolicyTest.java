package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Authority;
import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

  /** The policy of the design, in Java. */
  private static PolicyBuilder bank() {
    return Policy.builder()
        .origins("https://bank.example")
        .cors(
            r ->
                r.paths("/api/**")
                    .origins("https://app.example", "https://*.partner.example")
                    .methods("GET", "POST", "PUT")
                    .requestHeaders("Authorization", "X-CSRF-Token")
                    .responseHeaders("ETag")
                    .credentials()
                    .maxAge(Duration.ofHours(2)))
        .csrf(
            c ->
                c.required("/api/transfer")
                    .login("/login")
                    .receive(r -> r.path("/oidc/callback").origins("https://id.example"))
                    .exempt("/webhooks/stripe", "authenticated by Stripe-Signature"))
        .session(s -> s.cookie("JSESSIONID").seal().lifetime(Duration.ofHours(12)))
        .isolation(i -> i.paths("/images/**").embed("same-site"));
  }

  @Test
  void the_policy_of_the_design_stands_with_warnings() {
    assertThat(bank().build().warnings())
        .extracting(f -> f.code().text() + " at " + f.place())
        .containsExactly(
            "subdomains-trusted at cors[0].origins[1]",
            "tokens-required at csrf.required",
            "cookie-without-host-prefix at sessions[0].cookie");
  }

  @Test
  void ten_different_faults_are_all_reported_each_with_its_place() {
    PolicyBuilder wrong =
        Policy.builder()
            .origins("https://bank.example/", "https://bank.example")
            .hosts("*.bank.example")
            .proxies("0.0.0.0/0")
            .cors(r -> r.paths("/api/**").origins("*").credentials())
            .cors(
                r ->
                    r.paths("api")
                        .origins(
                            "https://ok.example",
                            "https://App.example",
                            "null",
                            "https://*.github.io")
                        .methods("get", "TRACE")
                        .requestHeaders("Cookie")
                        .maxAge(Duration.ofSeconds(-1)))
            .csrf(
                c ->
                    c.login("/login")
                        .receive(r -> r.path("/callback/*").origins("https://id.example"))
                        .exempt("/login", " ")
                        .lifetime(Duration.ofDays(2)))
            .session(
                s -> s.cookie("SID").seal().lifetime(Duration.ofHours(1)).idle(Duration.ofHours(2)))
            .isolation(i -> i.paths("/a/*").embed("own", "any"))
            .isolation(i -> i.paths("/*/b"))
            .websocketOrigins("wss://chat.example");
    assertThatExceptionOfType(InvalidPolicyException.class)
        .isThrownBy(wrong::build)
        .satisfies(
            e -> {
              assertThat(e.faults())
                  .extracting(f -> f.code().text() + " at " + f.place())
                  .containsExactlyInAnyOrder(
                      "origin-trailing-slash at app.origins[0]",
                      "host-wildcard at app.hosts[0]",
                      "proxy-any at app.proxies[0]",
                      "any-origin-with-credentials at cors[0].origins[0]",
                      "path-relative at cors[1].paths[0]",
                      "origin-upper-case at cors[1].origins[1]",
                      "origin-null at cors[1].origins[2]",
                      "public-suffix at cors[1].origins[3]",
                      "method-case at cors[1].methods[0]",
                      "method-forbidden at cors[1].methods[1]",
                      "header-forbidden at cors[1].request-headers[0]",
                      "duration at cors[1].max-age",
                      "path-not-exact at csrf.receive[0].path",
                      "exempt-without-reason at csrf.exempt[0].because",
                      "exempt-overlap at csrf.exempt[0].path",
                      "token-outlives-session at csrf.lifetime",
                      "idle-too-long at sessions[0].idle",
                      "embed-mixed at isolation[0].embed[0]",
                      "crossing-paths at isolation[1].paths[0]",
                      "origin-scheme at websocket.origins[0]");
              assertThat(e.getMessage()).startsWith("the policy has 20 faults:\n[");
              e.faults().forEach(f -> assertThat(e.getMessage()).contains(f.toString()));
            });
  }

  @Test
  void every_message_says_what_why_and_what_instead() {
    PolicyFault fault = Drafts.the(Code.ORIGIN_PATH, Drafts.sharing("https://app.example/login"));
    assertThat(fault)
        .hasToString(
            "[origin-path] cors[0].origins[0]: the origin \"https://app.example/login\" has a path,"
                + " query or fragment. An origin is scheme, host and port; browsers send an origin"
                + " character by character as it is serialised, so this one would never match."
                + " Write https://app.example instead.");
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void the_text_of_a_code_is_its_name(Code code) {
    assertThat(code.text()).matches("[a-z]+(-[a-z]+)*");
    assertThat(Arrays.stream(Code.values()).filter(c -> c.text().equals(code.text()))).hasSize(1);
  }

  @Test
  void a_policy_must_say_where_the_application_lives() {
    assertThatThrownBy(() -> Policy.builder().build())
        .hasMessageContaining("[own-origin-missing] app.origins:");
  }

  @Test
  void what_is_not_written_is_closed() {
    Policy policy = Drafts.bank(p -> {}).build();
    assertThat(policy.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(policy.profile()).isEqualTo(Profile.PRODUCTION);
    assertThat(policy.ambient()).containsExactly(AmbientCredential.COOKIES);
    assertThat(policy.quirks()).isEmpty();
    assertThat(policy.mutual()).isFalse();
    assertThat(policy.csrf().tokens()).isEqualTo(TokenUse.WHEN_UNPROVEN);
    assertThat(policy.csrf().handoverHeader()).isNull();
    assertThat(policy.csrf().honoursOverrides()).isFalse();
    assertThat(policy.trusts("127.0.0.1")).isFalse();
    assertThat(policy.isolation("/x").opener()).isNull();
    assertThat(policy.warnings()).isEmpty();
  }

  @Test
  void cookies_stay_ambient_whatever_else_is() {
    assertThat(Drafts.bank(p -> p.ambient(AmbientCredential.BASIC)).build().ambient())
        .containsExactlyInAnyOrder(AmbientCredential.COOKIES, AmbientCredential.BASIC);
  }

  @Test
  void a_policy_in_report_mode_has_no_rule_that_acts() {
    Policy policy = bank().mode(Mode.REPORT).build();
    assertThat(policy.corsRules()).allMatch(r -> r.mode() == Mode.REPORT);
    assertThat(policy.csrf().mode()).isEqualTo(Mode.REPORT);
    assertThat(policy.sessions()).allMatch(s -> s.mode() == Mode.REPORT);
    assertThat(policy.isolation("/images/x").mode()).isEqualTo(Mode.REPORT);
    assertThat(policy.isolation("/other").mode()).isEqualTo(Mode.REPORT);
    assertThat(policy.websocketMode()).isEqualTo(Mode.REPORT);
  }

  @Test
  void one_rule_can_report_while_the_others_act() {
    Policy policy = bank().isolation(i -> i.paths("/new/**").mode(Mode.REPORT)).build();
    assertThat(policy.isolation("/new/x").mode()).isEqualTo(Mode.REPORT);
    assertThat(policy.isolation("/images/x").mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void later_calls_of_the_builder_do_not_reach_a_policy() {
    PolicyBuilder builder = bank();
    Policy policy = builder.build();
    builder
        .origins("https://other.example")
        .inert("lang")
        .ambient(AmbientCredential.BASIC)
        .allow(TargetQuirk.BACKSLASH);
    builder.csrf(c -> c.header("X-Other").login("/other"));
    assertThat(policy.origins()).containsExactly(Origin.parse("https://bank.example"));
    assertThat(policy.inert()).isEmpty();
    assertThat(policy.ambient()).hasSize(1);
    assertThat(policy.quirks()).isEmpty();
    assertThat(policy.csrf().header()).isEqualTo("X-CSRF-Token");
    assertThat(policy.csrf().isLogin("/other")).isFalse();
    assertThatThrownBy(() -> policy.ambient().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> policy.sessions().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> policy.corsRules().get(0).methods().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void session_defaults_are_those_of_the_law() {
    SessionRule session = bank().build().sessions().get(0);
    assertThat(session.sameSite()).isNull();
    assertThat(session.value()).isEqualTo(SessionValue.ID);
    assertThat(session.forged()).isEqualTo(ForgedCookie.IGNORE);
    assertThat(session.paths()).containsExactly("/");
    assertThat(session.domains()).isEmpty();
    assertThat(session.acceptUnsealedUntil()).isNull();
  }

  @Nested
  class Own_origins {

    private final Origin https = Origin.parse("https://bank.example");
    private final Origin http = Origin.parse("http://bank.example");
    private final Origin pay = Origin.parse("https://pay.bank.example:8443");

    private PolicyBuilder three() {
      return Policy.builder()
          .origins(https.toString(), http.toString(), pay.toString())
          .hosts("internal.bank.example", "health.bank.example:9000");
    }

    private static Authority authority(String text) {
      Authority authority = Authority.parseOrNull(text);
      assertThat(authority).isNotNull();
      return authority;
    }

    @Test
    void a_name_and_port_belong_to_an_own_origin_or_to_the_hosts() {
      Policy policy = three().build();
      for (String ours :
          new String[] {
            "bank.example",
            "bank.example:443",
            "bank.example:80",
            "pay.bank.example:8443",
            "internal.bank.example",
            "internal.bank.example:443",
            "health.bank.example:9000"
          }) {
        assertThat(policy.names(authority(ours))).as(ours).isTrue();
      }
      for (String foreign :
          new String[] {
            "evil.example",
            "bank.example:8443",
            "pay.bank.example",
            "pay.bank.example:443",
            "health.bank.example",
            "internal.bank.example:8080",
            "bank.example."
          }) {
        assertThat(policy.names(authority(foreign))).as(foreign).isFalse();
        assertThat(policy.ownFor("https", authority(foreign))).as(foreign).isEmpty();
      }
    }

    @Test
    void own_are_those_of_the_name_the_port_and_if_known_the_scheme() {
      Policy policy = three().build();
      assertThat(policy.ownFor("https", authority("bank.example"))).containsExactly(https);
      assertThat(policy.ownFor("http", authority("bank.example"))).containsExactly(http);
      assertThat(policy.ownFor(null, authority("bank.example")))
          .containsExactlyInAnyOrder(https, http);
      assertThat(policy.ownFor("http", authority("bank.example:443"))).containsExactly(https);
      assertThat(policy.ownFor("http", authority("pay.bank.example:8443"))).containsExactly(pay);
    }

    @Test
    void all_are_own_where_the_name_is_only_a_further_one() {
      assertThat(three().build().ownFor("https", authority("internal.bank.example")))
          .isEqualTo(Set.of(https, http, pay));
    }

    @Test
    void all_are_own_where_they_are_mutual() {
      assertThat(three().mutual().build().ownFor("https", authority("bank.example")))
          .isEqualTo(Set.of(https, http, pay));
    }
  }
}
