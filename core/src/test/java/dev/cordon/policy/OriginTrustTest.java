package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static dev.cordon.policy.Drafts.sharing;
import static dev.cordon.policy.Drafts.the;
import static dev.cordon.policy.Drafts.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a policy may not trust, and with what. */
class OriginTrustTest {

  @Nested
  class Public_suffixes {

    @ParameterizedTest(name = "R10: {0} is refused even without credentials")
    @ValueSource(
        strings = {
          "https://*.com",
          "https://*.co.uk",
          "https://*.github.io",
          "https://*.vercel.app",
          "https://*.s3.amazonaws.com",
          "https://*.amazonaws.com",
          "https://*.kobe.jp",
          "https://*.localhost",
          "https://*.internal",
          "https://*.github.io:*",
        })
    void a_wildcard_at_or_above_one_is_refused(String pattern) {
      assertThat(the(Code.PUBLIC_SUFFIX, sharing(pattern)).isWarning()).isFalse();
    }

    @ParameterizedTest(name = "{0} is refused with credentials")
    @ValueSource(strings = {"https://co.uk", "https://github.io", "https://s3.amazonaws.com:8443"})
    void a_suffix_itself_gets_no_credentials(String origin) {
      assertThat(said(trusting(origin))).contains("public-suffix at cors[0].origins[0]");
      assertThat(said(sharing(origin))).doesNotContain("public-suffix at cors[0].origins[0]");
    }

    @ParameterizedTest(name = "{0} is not a public suffix that matters")
    @ValueSource(
        strings = {
          "https://intranet",
          "https://pages.github.io",
          "https://*.bank.co.uk",
          "https://app.internal"
        })
    void a_registered_name_is_accepted(String origin) {
      assertThat(said(trusting(origin))).doesNotContain("public-suffix at cors[0].origins[0]");
    }
  }

  @Nested
  class Transport {

    @Test
    void R08_http_gets_no_credentials() {
      PolicyFault fault = the(Code.INSECURE_ORIGIN, trusting("http://app.example"));
      assertThat(fault.isWarning()).isFalse();
      assertThat(fault.instead()).isEqualTo("write https://app.example instead");
    }

    @Test
    void http_without_credentials_is_warned_of() {
      assertThat(said(sharing("http://app.example")))
          .containsExactly("insecure-origin-without-credentials at cors[0].origins[0]");
    }

    @Test
    void the_dangerous_key_lets_http_have_credentials() {
      assertThat(
              said(
                  policy ->
                      policy.cors(
                          r ->
                              r.paths("/api/**")
                                  .origins("http://app.example")
                                  .credentials()
                                  .dangerouslyAllowInsecureOrigins())))
          .isEmpty();
    }

    @Test
    void the_dev_profile_does_not_let_http_of_others_have_credentials() {
      assertThat(said(trusting("http://app.example").andThen(p -> p.profile(Profile.DEV))))
          .contains("insecure-origin at cors[0].origins[0]");
    }

    @Test
    void a_handshake_counts_as_credentialed() {
      assertThat(
              said(
                  policy -> policy.websocketOrigins("http://app.example", "https://*.app.example")))
          .contains(
              "insecure-origin at websocket.origins[0]",
              "subdomains-trusted at websocket.origins[1]");
    }
  }

  @Nested
  class Loopback {

    @ParameterizedTest(name = "R12: {0} gets no credentials in production")
    @ValueSource(
        strings = {
          "http://localhost:3000",
          "https://localhost",
          "http://127.0.0.1:*",
          "http://[::1]:8080",
          "http://app.localhost"
        })
    void the_users_machine_is_no_developer_in_production(String origin) {
      assertThat(said(trusting(origin)))
          .containsExactly("loopback-with-credentials at cors[0].origins[0]");
      assertThat(said(sharing(origin)))
          .containsExactly("loopback-in-production at cors[0].origins[0]");
    }

    @ParameterizedTest(name = "{0} may have them under profile: dev")
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1:*", "http://app.localhost"})
    void a_developer_may_trust_it(String origin) {
      assertThat(
              Policy.builder()
                  .profile(Profile.DEV)
                  .origins("http://bank.localhost:8080")
                  .cors(r -> r.paths("/**").origins(origin).credentials())
                  .build()
                  .warnings())
          .isEmpty();
    }

    @Test
    void a_name_that_only_starts_with_localhost_is_not_loopback() {
      assertThat(
              said(trusting("http://localhost.evil.example").andThen(p -> p.profile(Profile.DEV))))
          .contains("insecure-origin at cors[0].origins[0]");
    }
  }

  @Nested
  class Lists {

    @Test
    void R09_subdomains_with_credentials_are_warned_of() {
      assertThat(said(trusting("https://*.app.example")))
          .containsExactly("subdomains-trusted at cors[0].origins[0]");
      assertThat(said(sharing("https://*.app.example"))).isEmpty();
    }

    @Test
    void an_entry_within_another_is_warned_of_at_its_place() {
      assertThat(
              said(
                  sharing(
                      "https://a.app.example", "https://other.example", "https://*.app.example")))
          .containsExactly("origin-redundant at cors[0].origins[0]");
      assertThat(said(sharing("https://*.app.example:*", "https://*.b.app.example:8443")))
          .containsExactly("origin-redundant at cors[0].origins[1]");
      assertThat(said(sharing("https://app.example:*", "https://app.example")))
          .containsExactly("origin-redundant at cors[0].origins[1]");
    }

    @Test
    void neighbours_are_not_within_one_another() {
      assertThat(
              said(
                  sharing(
                      "https://app.example",
                      "https://*.app.example",
                      "https://evilapp.example",
                      "https://*.app.example:8443")))
          .isEmpty();
    }

    @Test
    void an_entry_said_twice_is_warned_of() {
      assertThat(said(sharing("https://app.example", "https://app.example")))
          .containsExactly("duplicate at cors[0].origins[1]");
    }

    @Test
    void the_only_own_origin_needs_no_grant() {
      assertThat(said(sharing("https://bank.example:*"))).as("more than the own").isEmpty();
      assertThat(said(sharing("https://bank.example")))
          .containsExactly("origin-own at cors[0].origins[0]");
      assertThat(said(p -> p.websocketOrigins("https://bank.example")))
          .containsExactly("origin-own at websocket.origins[0]");
    }

    @Test
    void own_origins_that_are_strangers_may_be_granted_to_one_another() {
      assertThat(
              said(
                  sharing("https://bank.example")
                      .andThen(p -> p.origins("https://pay.bank.example"))))
          .isEmpty();
    }
  }
}
