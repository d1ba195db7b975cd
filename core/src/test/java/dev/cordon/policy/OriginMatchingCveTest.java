package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.web.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How others matched origins (class C2) and paths (class C6), and got it wrong. */
class OriginMatchingCveTest {

  private static boolean admits(List<String> patterns, String origin) {
    return Drafts.bank(p -> p.cors(r -> r.paths("/**").origins(patterns)))
        .build()
        .corsRules()
        .get(0)
        .names(Origin.parse(origin));
  }

  /** Each row: what it is, the flawed matcher, what was trusted, who got in. */
  static List<Arguments> flawed() {
    BiPredicate<String, String> unanchored =
        (trusted, origin) -> Pattern.compile(trusted).matcher(origin).find();
    BiPredicate<String, String> regex = (trusted, origin) -> origin.matches(trusted);
    BiPredicate<String, String> prefix = (trusted, origin) -> origin.startsWith(trusted);
    BiPredicate<String, String> suffix =
        (trusted, origin) -> origin.endsWith(trusted.substring("https://".length()));
    BiPredicate<String, String> host =
        (trusted, origin) ->
            origin
                .substring(origin.indexOf("://"))
                .equals(trusted.substring(trusted.indexOf("://")));
    BiPredicate<String, String> noPort =
        (trusted, origin) -> origin.replaceFirst(":[0-9]+$", "").equals(trusted);
    BiPredicate<String, String> anyCase =
        (trusted, origin) ->
            origin.toLowerCase(Locale.ROOT).matches(trusted.replace(".", "\\.") + "[^.a-z0-9].*");
    return List.of(
        Arguments.of(
            "CVE-2017-11173: rack-cors, a missing anchor at the end",
            unanchored,
            "https://good.example",
            "https://good.example.evil.com"),
        Arguments.of(
            "CVE-2022-1996: go-restful, allowed domains are unanchored expressions",
            unanchored,
            "good.example",
            "https://good.example.evil.com"),
        Arguments.of(
            "CVE-2026-25478: Litestar, an unescaped dot",
            regex,
            "https://app.good.example",
            "https://appxgood.example"),
        Arguments.of(
            "CVE-2024-27302: go-zero, HasSuffix without a dot",
            suffix,
            "https://good.example",
            "https://evilgood.example"),
        Arguments.of(
            "CVE-2023-36829: Sentry, endsWith the base host name",
            suffix,
            "https://good.example",
            "https://attacker-good.example"),
        Arguments.of(
            "CVE-2026-27192: Feathers, startsWith",
            prefix,
            "https://good.example",
            "https://good.example.evil.com"),
        Arguments.of(
            "CVE-2026-55532: PraisonAI, startsWith on a loopback origin",
            prefix,
            "http://localhost",
            "http://localhost.evil.com"),
        Arguments.of(
            "CVE-2025-47909: gorilla/csrf, the scheme is not compared",
            host,
            "https://good.example",
            "http://good.example"),
        Arguments.of(
            "S02: the port is not compared",
            noPort,
            "https://good.example",
            "https://good.example:8443"),
        Arguments.of(
            "R07: an expression that ends at an odd character",
            anyCase,
            "https://good.example",
            "https://good.example`.evil.com"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flawed")
  void an_exact_origin_admits_itself_alone(
      String name, BiPredicate<String, String> matcher, String trusted, String attacker) {
    assertThat(matcher.test(trusted, attacker))
        .as("the attack works on the flawed matcher")
        .isTrue();
    String origin = trusted.contains("://") ? trusted : "https://" + trusted;
    assertThat(admits(List.of(origin), attacker)).isFalse();
    assertThat(admits(List.of(origin), origin)).isTrue();
  }

  @Nested
  class Wildcards {

    @ParameterizedTest(name = "{0}: {1} cannot be written")
    @CsvSource({
      "CVE-2019-25211 (gin-contrib/cors trailing wildcard), https://good.example*, origin-wildcard",
      "CVE-2019-25211 (gin-contrib/cors), http://localhost*, origin-wildcard",
      "CVE-2022-42975 (Phoenix check_origin), //*.good.example, origin-scheme-missing",
      "CVE-2022-42975 (Phoenix check_origin), https://good.*, origin-wildcard",
      "CVE-2018-20744 (rs/cors), https://*good.example, origin-wildcard",
      "CVE-2022-1996 (go-restful), https://.*good.example, origin-regex",
      "CVE-2026-25478 (Litestar), https://.*\\.good\\.example, origin-regex",
      "CVE-2026-55438 (Coder), https://*.*.good.example, origin-wildcard",
      "CVE-2023-36829 (Sentry), https://*.io, public-suffix",
      "Kong 3832, good.example, origin-scheme-missing",
      "Envoy, https://*, origin-wildcard",
    })
    void a_pattern_that_was_a_hole_is_a_fault(String name, String pattern, String code) {
      assertThat(Drafts.said(Drafts.sharing(pattern))).contains(code + " at cors[0].origins[0]");
    }

    @Test
    void CVE_2026_55438_a_subdomain_pattern_takes_whole_labels_only() {
      List<String> patterns = List.of("https://*.apps.good.example");
      assertThat(admits(patterns, "https://me.apps.good.example")).isTrue();
      assertThat(admits(patterns, "https://evilapps.good.example")).isFalse();
      assertThat(admits(patterns, "https://apps.good.example")).isFalse();
      assertThat(admits(patterns, "https://me.apps.good.example.evil.com")).isFalse();
      assertThat(admits(patterns, "https://evil.com.apps.good.example.")).isFalse();
    }

    @Test
    void APISIX_9027_a_star_beside_a_list_does_not_quietly_win() {
      assertThat(Drafts.said(Drafts.sharing("https://good.example", "*")))
          .contains("any-origin-among-others at cors[0].origins[1]");
    }
  }

  @Nested
  class GHSA_vhxv_fg4m_p2w8_patterns_that_compose {

    /** A radix tree over reversed origins that forgets where a key ended, as jub0bs/cors did. */
    private static boolean composes(List<String> trusted, String origin) {
      List<String> hosts = new ArrayList<>();
      trusted.forEach(t -> hosts.add(t.substring("https://".length())));
      String rest = origin.substring("https://".length());
      for (String host : hosts) {
        if (rest.endsWith(host)) {
          String left = rest.substring(0, rest.length() - host.length());
          if (left.isEmpty() || hosts.stream().anyMatch(h -> h.startsWith(left))) {
            return true;
          }
        }
      }
      return false;
    }

    @Test
    void two_exact_origins_do_not_make_a_third() {
      List<String> trusted = List.of("https://foo.com", "https://bar.com");
      assertThat(composes(trusted, "https://barfoo.com")).as("the attack works").isTrue();
      assertThat(admits(trusted, "https://barfoo.com")).isFalse();
      assertThat(admits(trusted, "https://foobar.com")).isFalse();
      assertThat(admits(trusted, "https://bar.com")).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1} do not admit {2}")
    @CsvSource({
      "https://*.foo.com, https://bar.com, https://bar.foo.com.bar.com",
      "https://*.foo.com, https://bar.com, https://barfoo.com",
      "https://*.foo.com, https://bar.com:*, https://foo.com:8443",
      "https://foo.com:*, http://foo.com, http://foo.com:8443",
      "https://*.foo.com:8443, https://foo.com, https://foo.com:8443",
      "https://*.foo.com:8443, https://*.bar.com, https://a.bar.com:8443",
      "https://a.foo.com, https://b.bar.com, https://a.bar.com",
      "https://xfoo.com, https://yfoo.com, https://foo.com",
    })
    void no_pair_admits_what_neither_admits(String one, String two, String attacker) {
      assertThat(admits(List.of(one), attacker)).isFalse();
      assertThat(admits(List.of(two), attacker)).isFalse();
      assertThat(admits(List.of(one, two), attacker)).isFalse();
    }
  }

  @Nested
  class Paths_of_policies {

    @Test
    void CVE_2025_47910_an_exemption_is_for_one_path_and_not_for_its_neighbours() {
      CsrfRules csrf = Drafts.bank(p -> p.csrf(c -> c.exempt("/hello/", "signed"))).build().csrf();
      assertThat(csrf.exempt("/hello/")).isNotNull();
      assertThat(csrf.exempt("/hello")).isNull();
      assertThat(csrf.exempt("/hello/x")).isNull();
    }

    @ParameterizedTest(name = "CVE-2025-47910: {0} is no exemption")
    @CsvSource({"/hello/**", "/hello/*", "/**"})
    void an_exemption_is_no_pattern(String path) {
      assertThat(Drafts.said(p -> p.csrf(c -> c.exempt(path, "signed"))))
          .containsExactly("path-not-exact at csrf.exempt[0].path");
    }

    @ParameterizedTest(name = "{0}: {1} cannot be written")
    @CsvSource({
      "CVE-2019-18978 (rack-cors), /public/../secret",
      "CVE-2020-25032 (Flask-CORS), /public/%2e%2e/secret",
      "CVE-2022-22978 (Spring), /admin/%0a",
    })
    void a_path_that_servers_read_differently_is_a_fault(String name, String path) {
      assertThat(Drafts.said(p -> p.cors(r -> r.paths(path).origins("*"))))
          .contains("path-ambiguous at cors[0].paths[0]");
    }

    @Test
    void CVE_2024_6839_the_order_of_rules_does_not_matter() {
      PolicyBuilder one =
          Drafts.bank(
              p ->
                  p.cors(r -> r.paths("/api/**").origins("https://a.example"))
                      .cors(r -> r.paths("/api/private").origins("https://b.example")));
      PolicyBuilder two =
          Drafts.bank(
              p ->
                  p.cors(r -> r.paths("/api/private").origins("https://b.example"))
                      .cors(r -> r.paths("/api/**").origins("https://a.example")));
      for (PolicyBuilder builder : List.of(one, two)) {
        CorsRules rules = builder.build().cors("/api/private");
        assertThat(rules).isNotNull();
        assertThat(rules.find(Origin.parse("https://b.example"))).isNotNull();
        assertThat(rules.find(Origin.parse("https://a.example"))).isNull();
      }
    }

    @Test
    void CVE_2024_6844_a_plus_is_a_plus() {
      Policy policy = Drafts.bank(p -> p.cors(r -> r.paths("/a+b").origins("*"))).build();
      assertThat(policy.cors("/a+b")).isNotNull();
      assertThat(policy.cors("/a b")).isNull();
      assertThat(policy.cors("/a%20b")).isNull();
    }

    @Test
    void CVE_2024_6866_case_matters() {
      Policy policy = Drafts.bank(p -> p.cors(r -> r.paths("/public/**").origins("*"))).build();
      assertThat(policy.cors("/public/x")).isNotNull();
      assertThat(policy.cors("/PUBLIC/x")).isNull();
    }
  }
}
