package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a grant compiles to, and which are none. */
class CorsSectionTest {

  private CorsRule compiled(Consumer<CorsBuilder> more) {
    return Drafts.bank(
            p -> p.cors(r -> more.accept(r.paths("/api/**").origins("https://app.example"))))
        .build()
        .corsRules()
        .get(0);
  }

  private List<String> saidOf(Consumer<CorsBuilder> more) {
    return said(p -> p.cors(r -> more.accept(r.paths("/api/**").origins("https://app.example"))));
  }

  @Test
  void only_get_and_head_may_execute_where_nothing_is_named() {
    CorsRule rule = compiled(r -> {});
    assertThat(rule.methods()).containsExactly("GET", "HEAD");
    assertThat(rule.allowsMethod("POST")).isFalse();
    assertThat(rule.allowMethodsValue()).isEqualTo("GET, HEAD");
    assertThat(rule.maxAgeValue()).isEqualTo("5");
    assertThat(rule.allowHeadersValue()).isEmpty();
    assertThat(rule.exposeHeadersValue()).isEmpty();
  }

  @Test
  void named_methods_replace_the_default_and_get_brings_head() {
    assertThat(compiled(r -> r.methods("POST")).methods()).containsExactly("POST");
    assertThat(compiled(r -> r.methods("PUT", "GET")).methods())
        .containsExactly("PUT", "GET", "HEAD");
    assertThat(compiled(r -> r.methods("HEAD", "GET")).allowMethodsValue()).isEqualTo("HEAD, GET");
    assertThat(compiled(r -> r.methods("PROPFIND")).allowsMethod("propfind")).isFalse();
  }

  @Test
  void headers_are_matched_in_lower_case_and_written_as_given() {
    CorsRule rule =
        compiled(
            r ->
                r.requestHeaders("X-CSRF-Token", "Authorization")
                    .responseHeaders("ETag", "Link")
                    .maxAge(Duration.ofMinutes(10)));
    assertThat(rule.allowsHeader("x-csrf-token")).isTrue();
    assertThat(rule.allowsHeader("x-other")).isFalse();
    assertThat(rule.allowHeadersValue()).isEqualTo("X-CSRF-Token, Authorization");
    assertThat(rule.exposeHeadersValue()).isEqualTo("ETag, Link");
    assertThat(rule.maxAgeValue()).isEqualTo("600");
  }

  @Test
  void a_star_for_headers_never_covers_authorization() {
    assertThat(saidOf(r -> r.requestHeaders("*")))
        .containsExactly("authorization-not-covered at cors[0].request-headers");
    assertThat(compiled(r -> r.requestHeaders("*")).allowsHeader("x-any")).isTrue();
    assertThat(compiled(r -> r.requestHeaders("*")).allowsHeader("authorization")).isFalse();
    assertThat(compiled(r -> r.requestHeaders("*", "Authorization")).allowsHeader("authorization"))
        .isTrue();
    assertThat(saidOf(r -> r.requestHeaders("*", "Authorization"))).isEmpty();
  }

  @Test
  void a_star_for_headers_is_a_literal_with_credentials() {
    assertThat(saidOf(r -> r.requestHeaders("*").credentials()))
        .containsExactly("any-header-with-credentials at cors[0].request-headers[0]");
    assertThat(saidOf(r -> r.responseHeaders("*").credentials()))
        .containsExactly("any-header-with-credentials at cors[0].response-headers[0]");
    assertThat(saidOf(r -> r.responseHeaders("*"))).isEmpty();
  }

  @ParameterizedTest(name = "the method {0}: {1}")
  @CsvSource({
    "get, method-case", "Post, method-case", "patch, method-case", "TRACE, method-forbidden",
        "track, method-forbidden",
    "CONNECT, method-forbidden", "*, method-any", "'', method-malformed",
        "'GET,POST', method-malformed", "GÉT, method-malformed",
  })
  void a_method_is_written_as_requests_write_it(String method, String code) {
    assertThat(saidOf(r -> r.methods(method))).containsExactly(code + " at cors[0].methods[0]");
  }

  @ParameterizedTest(name = "the request header {0}: {1}")
  @CsvSource({
    "Cookie, header-forbidden",
    "HOST, header-forbidden",
    "Origin, header-forbidden",
    "Sec-Fetch-Site, header-forbidden",
    "proxy-authorization, header-forbidden",
    "Referer, header-forbidden",
    "Content-Length, header-forbidden",
    "Accept, header-safelisted",
    "Accept-Language, header-safelisted",
    "X-HTTP-Method-Override, override-header-granted",
    "'X A', header-malformed",
    "'A, B', header-malformed",
    "'', header-malformed",
    "X-A:, header-malformed",
  })
  void a_request_header_is_one_that_pages_can_send(String name, String code) {
    assertThat(saidOf(r -> r.requestHeaders(name)))
        .containsExactly(code + " at cors[0].request-headers[0]");
  }

  @ParameterizedTest(name = "the response header {0}: {1}")
  @CsvSource({
    "Set-Cookie, header-forbidden",
    "Content-Type, header-safelisted",
    "X-CSRF-Token, token-exposed",
    "Authorization, token-exposed",
    "X-Auth-Token, token-exposed",
    "X-Csrf, token-exposed",
    "X-Xsrf, token-exposed",
    "Client-Secret, token-exposed",
    "X-Session, token-exposed",
    "X-Api-Key, token-exposed",
    "Set-Cookie2, header-forbidden",
    "'', header-malformed",
  })
  void R19_a_response_header_is_one_that_pages_may_read(String name, String code) {
    assertThat(saidOf(r -> r.responseHeaders(name)))
        .containsExactly(code + " at cors[0].response-headers[0]");
  }

  @Test
  void what_is_said_twice_is_warned_of_in_either_case() {
    assertThat(saidOf(r -> r.methods("PUT", "PUT")))
        .containsExactly("duplicate at cors[0].methods[1]");
    assertThat(saidOf(r -> r.methods("PROPFIND", "propfind"))).isEmpty();
    assertThat(saidOf(r -> r.requestHeaders("X-A", "x-a")))
        .containsExactly("duplicate at cors[0].request-headers[1]");
    assertThat(saidOf(r -> r.responseHeaders("ETag", "etag")))
        .containsExactly("duplicate at cors[0].response-headers[1]");
  }

  @Test
  void beside_a_star_the_other_origins_are_read_all_the_same() {
    assertThat(said(Drafts.sharing("https://app.example", "*", "null")))
        .containsExactly(
            "any-origin-among-others at cors[0].origins[1]", "origin-null at cors[0].origins[2]");
  }

  @Test
  void a_preflight_is_not_remembered_for_longer_than_browsers_do() {
    assertThat(saidOf(r -> r.maxAge(Duration.ofHours(2)))).isEmpty();
    assertThat(saidOf(r -> r.maxAge(Duration.ZERO))).isEmpty();
    assertThat(saidOf(r -> r.maxAge(Duration.ofSeconds(7201))))
        .containsExactly("max-age-useless at cors[0].max-age");
    assertThat(saidOf(r -> r.maxAge(Duration.ofMillis(1500))))
        .containsExactly("duration at cors[0].max-age");
  }

  @Test
  void a_rule_without_paths_or_origins_is_dead() {
    assertThat(said(p -> p.cors(r -> r.origins("https://app.example"))))
        .containsExactly("dead-rule at cors[0].paths");
    assertThat(said(p -> p.cors(r -> r.paths("/x"))))
        .containsExactly("dead-rule at cors[0].origins");
    assertThat(said(p -> p.cors(r -> {}))).hasSize(1);
    PolicyFault paths =
        Drafts.the(Code.DEAD_RULE, p -> p.cors(r -> r.origins("https://app.example")));
    assertThat(paths.instead()).isEqualTo("write paths such as /api/**");
    PolicyFault origins = Drafts.the(Code.DEAD_RULE, p -> p.cors(r -> r.paths("/x")));
    assertThat(origins.instead()).isEqualTo("write origins such as https://app.example");
  }

  @Test
  void the_most_specific_pattern_wins_whatever_the_origin() {
    Policy policy =
        Drafts.bank(
                p ->
                    p.cors(r -> r.paths("/api/**").origins("https://a.example"))
                        .cors(r -> r.paths("/api/admin/**").origins("https://b.example")))
            .build();
    assertThat(policy.cors("/api/x").find(Origin.parse("https://a.example"))).isNotNull();
    assertThat(policy.cors("/api/admin/x").find(Origin.parse("https://a.example"))).isNull();
    assertThat(policy.cors("/other")).isNull();
  }

  @Test
  void rules_of_one_pattern_share_it_where_their_origins_are_disjoint() {
    Policy policy =
        Drafts.bank(
                p ->
                    p.cors(
                            r ->
                                r.paths("/api/**")
                                    .origins("https://a.example", "https://*.c.example"))
                        .cors(
                            r ->
                                r.paths("/api/**")
                                    .origins("https://b.example", "https://c.example")
                                    .credentials()))
            .build();
    CorsRules rules = policy.cors("/api/x");
    assertThat(rules.all()).hasSize(2);
    assertThat(rules.find(Origin.parse("https://a.example")).credentials()).isFalse();
    assertThat(rules.find(Origin.parse("https://x.c.example")).credentials()).isFalse();
    assertThat(rules.find(Origin.parse("https://c.example")).credentials()).isTrue();
    assertThat(rules.variesByOrigin()).isTrue();
  }

  @ParameterizedTest(name = "{0} and {1} on one path are a fault")
  @CsvSource({
    "https://a.example, https://a.example",
    "https://a.example, https://a.example:*",
    "https://x.a.example, https://*.a.example",
    "https://*.a.example, https://x.a.example",
    "https://*.a.example, https://*.b.a.example",
    "https://*.a.example:8443, https://x.a.example:*",
    "*, https://a.example",
    "https://a.example, *",
    "*, *",
  })
  void rules_of_one_pattern_and_a_shared_origin_are_a_fault(String one, String two) {
    assertThat(
            said(
                p ->
                    p.cors(r -> r.paths("/y", "/x").origins(one))
                        .cors(r -> r.paths("/z", "/x").origins(two))))
        .containsExactly("same-path-and-origin at cors[1].paths[1]");
  }

  @Test
  void patterns_that_cross_are_a_fault_unless_one_rule_holds_both() {
    assertThat(
            said(
                p ->
                    p.cors(r -> r.paths("/a/*").origins("https://a.example"))
                        .cors(r -> r.paths("/*/b").origins("https://b.example"))))
        .containsExactly("crossing-paths at cors[1].paths[0]");
    assertThat(said(p -> p.cors(r -> r.paths("/a/*", "/*/b").origins("https://a.example"))))
        .isEmpty();
  }

  @Test
  void a_crossing_among_ten_thousand_rules_is_found() {
    PolicyBuilder builder = Drafts.bank(p -> {});
    for (int i = 0; i < 10_000; i++) {
      String path = "/r" + i + "/*/x";
      builder.cors(r -> r.paths(path).origins("https://a.example"));
    }
    assertThat(builder.build().cors("/r77/q/x")).isNotNull();
    builder.cors(r -> r.paths("/*/y/x").origins("https://b.example"));
    assertThatThrownBy(builder::build)
        .hasMessageContaining("[crossing-paths] cors[10000].paths[0]");
  }
}
