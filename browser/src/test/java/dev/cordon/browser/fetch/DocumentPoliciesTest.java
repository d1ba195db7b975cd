package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a page says of itself")
class DocumentPoliciesTest {
  private static final Profile STANDARD = Profile.standard();

  private static DocumentPolicies of(String... lines) {
    return DocumentPolicies.of(Headers.of(lines), STANDARD);
  }

  @Nested
  @DisplayName("Content-Security-Policy")
  class Csp {
    private static final String NAME = "Content-Security-Policy";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "upgrade-insecure-requests",
          "default-src 'self'; Upgrade-Insecure-Requests",
          "default-src 'self', img-src *; upgrade-insecure-requests ;",
        })
    void upgrades(String value) {
      assertThat(of(NAME, value).upgradeInsecureRequests()).isTrue();
      assertThat(of(NAME + "-Report-Only", value)).isEqualTo(DocumentPolicies.NONE);
    }

    @Test
    void blocks_all_mixed_content() {
      assertThat(of(NAME, "block-all-mixed-content").blockAllMixedContent()).isTrue();
      assertThat(of(NAME, "default-src block-all-mixed-content").blockAllMixedContent()).isFalse();
    }

    @Test
    void sandboxes_by_each_policy() {
      var headers =
          Headers.of(NAME, "sandbox allow-scripts allow-forms, sandbox ALLOW-SCRIPTS allow-popups");
      var sandbox = DocumentPolicies.of(headers, STANDARD).sandbox();
      assertThat(sandbox)
          .contains(SandboxFlag.FORMS, SandboxFlag.POPUPS, SandboxFlag.SAME_ORIGIN)
          .doesNotContain(SandboxFlag.SCRIPTS);
      assertThat(DocumentPolicies.of(headers, STANDARD.without(Rule.CSP_SANDBOX)).sandbox())
          .isEmpty();
      assertThat(of().sandbox()).isEmpty();
    }

    @Test
    void the_first_directive_of_a_name_counts() {
      assertThat(of(NAME, "sandbox allow-forms; sandbox allow-scripts").sandbox())
          .contains(SandboxFlag.SCRIPTS)
          .doesNotContain(SandboxFlag.FORMS);
    }

    @Test
    void in_a_meta_element_it_neither_sandboxes_nor_says_who_frames() {
      var policies =
          DocumentPolicies.NONE.withMetaHttpEquiv(
              "content-security-policy", "sandbox; upgrade-insecure-requests", STANDARD);
      assertThat(policies.upgradeInsecureRequests()).isTrue();
      assertThat(policies.sandbox()).isEmpty();
      assertThat(DocumentPolicies.NONE.withMetaHttpEquiv("refresh", "sandbox", STANDARD))
          .isEqualTo(DocumentPolicies.NONE);
    }
  }

  @Nested
  @DisplayName("HTML, parse a sandboxing directive")
  class Sandbox {
    @Test
    void forbids_what_is_not_allowed_by_name() {
      assertThat(SandboxFlag.parse("")).containsExactlyInAnyOrder(SandboxFlag.values());
      assertThat(SandboxFlag.parse("allow-same-origin\tallow-scripts nonsense"))
          .hasSize(SandboxFlag.values().length - 2)
          .doesNotContain(SandboxFlag.SAME_ORIGIN, SandboxFlag.SCRIPTS);
    }

    @Test
    void allows_the_users_navigation_where_it_allows_any() {
      assertThat(SandboxFlag.parse("allow-top-navigation"))
          .doesNotContain(SandboxFlag.TOP_NAVIGATION_BY_USER_ACTIVATION);
      assertThat(SandboxFlag.parse("allow-top-navigation-by-user-activation"))
          .contains(SandboxFlag.TOP_NAVIGATION);
    }
  }

  @Nested
  @DisplayName("HTML, obtain an embedder policy")
  class Embedder {
    private static final String NAME = "Cross-Origin-Embedder-Policy";

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "require-corp                            | REQUIRE_CORP",
          "' require-corp; report-to=\"x\" '       | REQUIRE_CORP",
          "credentialless                          | CREDENTIALLESS",
          "credentialless;a;b=?1;c=-1.5;d=tok      | CREDENTIALLESS",
          "unsafe-none                             | UNSAFE_NONE",
          "Require-Corp                            | UNSAFE_NONE",
          "\"require-corp\"                        | UNSAFE_NONE",
          "require-corp, require-corp              | UNSAFE_NONE",
          "require-corp; A=1                       | UNSAFE_NONE",
          "require-corp;a=                         | UNSAFE_NONE",
          "require-corp;a=\"x                      | UNSAFE_NONE",
          "''                                      | UNSAFE_NONE",
        })
    void reads_a_token(String value, EmbedderPolicy policy) {
      assertThat(of(NAME, value).embedderPolicy()).isEqualTo(policy);
    }

    @Test
    void knows_credentialless_where_the_browser_does() {
      var headers = Headers.of(NAME, "credentialless");
      assertThat(DocumentPolicies.of(headers, Profiles.WEBKIT).embedderPolicy())
          .isEqualTo(EmbedderPolicy.UNSAFE_NONE);
      assertThat(DocumentPolicies.of(headers, Profiles.CHROMIUM).embedderPolicy())
          .isEqualTo(EmbedderPolicy.CREDENTIALLESS);
    }
  }

  @Nested
  @DisplayName("HTML, opener policies")
  class Opener {
    private final Origin a = Origin.parse("https://a.test");
    private final Origin b = Origin.parse("https://b.test");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "same-origin, SAME_ORIGIN",
      "same-origin; report-to=\"x\", SAME_ORIGIN",
      "same-origin-allow-popups, SAME_ORIGIN_ALLOW_POPUPS",
      "noopener-allow-popups, NOOPENER_ALLOW_POPUPS",
      "unsafe-none, UNSAFE_NONE",
      "same-site, UNSAFE_NONE",
    })
    void are_read(String value, OpenerPolicy policy) {
      assertThat(of("Cross-Origin-Opener-Policy", value).openerPolicy()).isEqualTo(policy);
    }

    @ParameterizedTest(name = "{0} and {1} of {2} origin, initial about:blank {3}: together {4}")
    @CsvSource({
      "UNSAFE_NONE, UNSAFE_NONE, other, true, true",
      "UNSAFE_NONE, UNSAFE_NONE, other, false, true",
      "SAME_ORIGIN, SAME_ORIGIN, same, true, true",
      "SAME_ORIGIN, SAME_ORIGIN, other, true, false",
      "SAME_ORIGIN, UNSAFE_NONE, same, true, false",
      "UNSAFE_NONE, SAME_ORIGIN, same, true, false",
      "SAME_ORIGIN_ALLOW_POPUPS, UNSAFE_NONE, other, true, true",
      "SAME_ORIGIN_ALLOW_POPUPS, UNSAFE_NONE, other, false, false",
      "SAME_ORIGIN_ALLOW_POPUPS, SAME_ORIGIN, same, true, false",
      "UNSAFE_NONE, NOOPENER_ALLOW_POPUPS, same, true, false",
      "NOOPENER_ALLOW_POPUPS, UNSAFE_NONE, other, true, true",
    })
    void decide_who_stays_together(
        OpenerPolicy one, OpenerPolicy other, String origin, boolean blank, boolean together) {
      assertThat(OpenerPolicy.staysTogether(one, a, other, origin.equals("same") ? a : b, blank))
          .isEqualTo(together);
    }
  }

  @Nested
  @DisplayName("HTML, policy containers")
  class Inherited {
    @Test
    void a_page_without_an_answer_has_its_makers_and_adds_its_own() {
      var around =
          of(
              "Referrer-Policy", "no-referrer",
              "Cross-Origin-Embedder-Policy", "require-corp",
              "Cross-Origin-Opener-Policy", "same-origin",
              "Content-Security-Policy", "upgrade-insecure-requests");
      var inside = around.inheritedBy(DocumentPolicies.NONE.withMeta("Referrer", "origin"));
      assertThat(inside.referrerPolicy()).isEqualTo(ReferrerPolicy.ORIGIN);
      assertThat(inside.embedderPolicy()).isEqualTo(EmbedderPolicy.REQUIRE_CORP);
      assertThat(inside.openerPolicy()).isEqualTo(OpenerPolicy.UNSAFE_NONE);
      assertThat(inside.upgradeInsecureRequests()).isTrue();
      assertThat(around.inheritedBy(DocumentPolicies.NONE).referrerPolicy())
          .isEqualTo(ReferrerPolicy.NO_REFERRER);
    }

    @Test
    void a_meta_element_that_says_nothing_known_changes_nothing() {
      var policies = of("Referrer-Policy", "origin");
      assertThat(policies.withMeta("referrer", "nonsense")).isEqualTo(policies);
      assertThat(policies.withMeta("description", "no-referrer")).isEqualTo(policies);
    }
  }
}
