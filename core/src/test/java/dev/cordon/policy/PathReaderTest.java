package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.policy.PolicyFault.Code;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a list of paths. What the guard refuses in a request could never match. */
class PathReaderTest {

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource({
    "/, /",
    "/**, /**",
    "/api/**, /api/**",
    "/*/x, /*/x",
    "/api/, /api/",
    "/%7Euser, /~user",
    "/%61pi, /api",
    "/caf%c3%a9, /caf%C3%A9",
    "/a+b, /a+b",
    "/a%2Bb, /a+b",
    "/%61%7A%41%5A%30%39, /azAZ09",
    "/%60%7B%5B%2e%3a%40, /%60%7B%5B.:@",
    "/a%2ab, /a%2Ab",
    "/a[0]|b, /a%5B0%5D%7Cb",
    "/@me/a:b, /@me/a:b",
    "/a%20b, /a%20b",
  })
  void a_pattern_is_kept_in_canonical_spelling(String text, String canonical) {
    assertThat(PathPattern.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest(name = "{0} is a fault, {1}: {2}")
  @CsvSource({
    "api, path-relative, write \"/api\" instead",
    "'', path-relative, write \"/\" instead",
    "^/api, path-relative, write \"/api\" instead",
    "https://bank.example/api, path-relative, write \"/api\" instead",
    "https://bank.example, path-relative, write \"/\" instead",
    "/api?x=1, path-query, write \"/api\" instead",
    "/api#x, path-query, write \"/api\" instead",
    "/a/../b, path-ambiguous, ''",
    "/a/%2e%2E/b, path-ambiguous, ''",
    "/./b, path-ambiguous, ''",
    "/a//b, path-ambiguous, write \"/a/b\" instead",
    "//**, path-ambiguous, write \"/**\" instead",
    "/a/;jsessionid=1, path-ambiguous, ''",
    "/a%2fb, path-ambiguous, 'write the path without it, or allow it by"
        + " target.dangerously-allow-encoded-slash'",
    "/a%5Cb, path-ambiguous, ''",
    "/a%25b, path-ambiguous, ''",
    "/a%00, path-ambiguous, ''",
    "/a%0a, path-ambiguous, ''",
    "/a%7F, path-ambiguous, ''",
    "/a\\b, path-ambiguous, ''",
    "/a*, path-wildcard, ''",
    "/*.js, path-wildcard, ''",
    "/a/**/b, path-wildcard, ''",
    "/a/***, path-wildcard, ''",
    "/.*, path-wildcard, ''",
    "/users/{id}/x, path-template, write \"/users/*/x\" instead",
    "/a b, path-character, write \"/a%20b\" instead",
    "/ü, path-character, write \"/%C3%BC\" instead",
    "/a<b, path-character, write \"/a%3Cb\" instead",
    "/100%, path-character, ''",
    "/%zz, path-character, ''",
    "/%4, path-character, ''",
    "/%\uff11\uff11, path-character, write the two digits of the byte that is meant",
    "/a%1F, path-ambiguous, ''",
    "'/a~ b', path-character, write \"/a~%20b\" instead",
    "/{id, path-character, write \"/%7Bid\" instead",
    "/id}, path-character, write \"/id%7D\" instead",
  })
  void a_bad_pattern_is_told_what_to_write(String text, String code, String instead) {
    assertThat(PathReader.read(text, Set.of())).isInstanceOf(PathReader.Bad.class);
    PathReader.Bad bad = (PathReader.Bad) PathReader.read(text, Set.of());
    assertThat(bad.code().text()).isEqualTo(code);
    if (!instead.isEmpty()) {
      assertThat(bad.instead()).isEqualTo(instead);
    }
    assertThatThrownBy(() -> PathPattern.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bad.problem());
  }

  @ParameterizedTest(name = "{0} is told: {1}")
  @CsvSource({
    "/a b, contains a space or control character",
    "/a\u007fb, contains a space or control character",
    "/a\u001fb, contains a space or control character",
    "/a<b, contains '<'",
    "/\u00fc, contains '\\u00fc'",
    "/a*, has a star inside a segment",
    "/a/**/b, has ** before its end",
    "/a?b, contains '?'",
    "/a%5Cb, contains %5C",
  })
  void a_bad_pattern_is_told_what_is_wrong_with_it(String text, String problem) {
    PathReader.Bad bad = (PathReader.Bad) PathReader.read(text, Set.of());
    assertThat(bad.problem()).isEqualTo("the path " + Quote.quote(text) + " " + problem);
  }

  @Test
  void a_url_where_a_path_belongs_is_told_where_urls_go() {
    PathReader.Bad url = (PathReader.Bad) PathReader.read("https://bank.example/a", Set.of());
    assertThat(url.why()).contains("app.origins");
    PathReader.Bad path = (PathReader.Bad) PathReader.read("a", Set.of());
    assertThat(path.why()).contains("matched from its start");
    assertThat(path).hasToString(path.problem() + ". " + path.why() + ". " + path.instead() + ".");
  }

  @ParameterizedTest(name = "{0} may stand once {1} is allowed")
  @CsvSource({
    "/a%2Fb, ENCODED_SLASH",
    "/a%5Cb, ENCODED_BACKSLASH",
    "/a%25b, ENCODED_PERCENT",
    "/a%0Ab, CONTROLS",
  })
  void a_quirk_that_targets_may_have_patterns_may_have(String text, TargetQuirk quirk) {
    assertThat(PathReader.read(text, Set.of())).isInstanceOf(PathReader.Bad.class);
    assertThat(PathReader.read(text, Set.of(quirk))).isInstanceOf(PathReader.Good.class);
  }

  @ParameterizedTest(name = "{0} has no place in a pattern, whatever is allowed")
  @ValueSource(strings = {"/a;v=1", "/a%3bv=1", "/a/../b", "/a//b", "/a\\b"})
  void what_the_guard_resolves_before_it_matches_is_never_a_pattern(String text) {
    assertThat(PathReader.read(text, EnumSet.allOf(TargetQuirk.class)))
        .isInstanceOf(PathReader.Bad.class);
  }

  @Test
  void two_spellings_of_one_path_are_one_pattern() {
    assertThat(PathPattern.parse("/%61")).isEqualTo(PathPattern.parse("/a"));
    assertThat(PathPattern.parse("/a/**")).isNotEqualTo(PathPattern.parse("/a"));
  }

  @Test
  void the_place_of_a_bad_pattern_is_its_own() {
    PolicyFault fault =
        Drafts.the(Code.PATH_WILDCARD, p -> p.csrf(c -> c.login("/login", "/log*").unsafe("/x")));
    assertThat(fault.place()).isEqualTo("csrf.login[1]");
  }
}
