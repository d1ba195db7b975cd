package dev.cordon.browser.cookies;

import static dev.cordon.browser.cookies.Jars.cross;
import static dev.cordon.browser.cookies.Jars.script;
import static dev.cordon.browser.cookies.Jars.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.browser.profile.Spec;
import dev.cordon.browser.profile.ThirdPartyCookies;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, and something that comes out otherwise without it. */
@DisplayName("Without a rule")
class SwitchOffTest {
  private static final String A = "https://a.test/";
  private static final String HTTP = "http://a.test/";

  /** Rules of cookies that whoever makes the request follows, before the jar is asked. */
  private static final Set<Rule> OF_THE_REQUEST =
      EnumSet.of(Rule.SAME_SITE_REDIRECT_CHAIN, Rule.SAME_SITE_INITIATOR, Rule.SAME_SITE_ANCESTORS);

  /** A rule, a jar's story that ends in a text, and both of its ends. */
  private record Row(
      Rule rule, Profile with, Function<Jars, String> story, String following, String lacking) {
    @Override
    public String toString() {
      return rule + ": \"" + following + "\" with it, \"" + lacking + "\" without";
    }
  }

  private static Row row(
      Rule rule, String following, String lacking, Function<Jars, String> story) {
    return new Row(rule, Profile.standard(), story, following, lacking);
  }

  private static Row row(
      Rule rule, Profile profile, String following, String lacking, Function<Jars, String> story) {
    return new Row(rule, profile, story, following, lacking);
  }

  private static Function<Jars, String> setAndGet(String setter, String line, String getter) {
    return jars -> {
      jars.visit(setter, line);
      return jars.sent(getter);
    };
  }

  private static Function<Jars, String> setAndGet(String line, CookieContext getter) {
    return jars -> {
      jars.visit(A, line);
      return jars.sent(getter);
    };
  }

  private static Function<Jars, String> twice(String first, String setter, String second) {
    return jars -> {
      jars.visit(A, first);
      jars.visit(setter, second);
      return jars.sent("https://a.test/x/");
    };
  }

  private static Function<Jars, String> after(Duration time, String line) {
    return jars -> {
      jars.visit(A, line);
      jars.pass(time);
      return jars.sent(A);
    };
  }

  private static List<Row> rows() {
    Profile blocked = Profile.standard().with(ThirdPartyCookies.BLOCKED);
    Profile webkit = Profiles.WEBKIT;
    CookieContext strict = cross(A, SameSiteMode.LAX_OR_LESS);
    CookieContext post = cross(A, SameSiteMode.UNSET_OR_LESS);
    CookieContext framed = cross(A, SameSiteMode.NONE_ONLY);
    return List.of(
        row(
            Rule.THIRD_PARTY_COOKIES,
            blocked,
            "",
            "a=1",
            setAndGet("a=1; Secure; SameSite=None", under("https://b.test/", A))),
        row(
            Rule.THIRD_PARTY_SENDING,
            blocked,
            "",
            "a=1",
            setAndGet("a=1; Secure; SameSite=None", under("https://b.test/", A))),
        row(
            Rule.THIRD_PARTY_ANCESTORS,
            blocked,
            "",
            "a=1",
            setAndGet("a=1; Secure; SameSite=None", under(A, A).belowForeignFrame())),
        row(Rule.SAME_SITE_STRICT, "", "a=1", setAndGet("a=1; SameSite=Strict", strict)),
        row(Rule.SAME_SITE_LAX, "", "a=1", setAndGet("a=1; SameSite=Lax", post)),
        row(Rule.SAME_SITE_DEFAULT_LAX, "", "a=1", setAndGet("a=1", framed)),
        row(Rule.LAX_ALLOWING_UNSAFE, "a=1", "", setAndGet("a=1", post)),
        row(Rule.SAME_SITE_NONE_SECURE, "", "a=1", setAndGet(A, "a=1; SameSite=None", A)),
        row(
            Rule.SAME_SITE_SCHEMEFUL,
            blocked,
            "",
            "a=1",
            setAndGet("a=1; Secure; SameSite=None", under(HTTP, A))),
        row(
            Rule.SAME_SITE_STORE,
            "",
            "a=1",
            jars -> {
              jars.store(framed, "a=1; SameSite=Lax");
              return jars.sent(A);
            }),
        row(Rule.SECURE_SENT, "", "a=1", setAndGet(A, "a=1; Secure", HTTP)),
        row(Rule.SECURE_STORED, "", "a=1", setAndGet(HTTP, "a=1; Secure", A)),
        row(
            Rule.SECURE_LOCALHOST,
            "a=1",
            "",
            setAndGet("http://localhost/", "a=1; Secure", "http://localhost/")),
        row(Rule.LEAVE_SECURE_ALONE, "a=1", "a=2", twice("a=1; Secure", HTTP, "a=2")),
        row(
            Rule.LEAVE_SECURE_UNSHADOWED,
            "a=1",
            "a=2; a=1",
            twice("a=1; Secure", HTTP, "a=2; Path=/x")),
        row(Rule.HTTP_ONLY, "", "a=1", setAndGet("a=1; HttpOnly", script(A))),
        row(Rule.COOKIE_DOMAIN, "", "a=1", setAndGet(A, "a=1; Domain=b.test", "https://b.test/")),
        row(
            Rule.COOKIE_PUBLIC_SUFFIX,
            "",
            "a=1",
            setAndGet("https://a.co.uk/", "a=1; Domain=co.uk", "https://b.co.uk/")),
        row(Rule.COOKIE_HOST_ONLY, "", "a=1", setAndGet(A, "a=1", "https://www.a.test/")),
        row(Rule.COOKIE_PATH, "", "a=1", setAndGet(A, "a=1; Path=/x", A)),
        row(Rule.COOKIE_DEFAULT_PATH, "", "a=1", setAndGet(A + "x/y", "a=1", A)),
        row(Rule.PREFIX_SECURE, "", "__Secure-a=1", setAndGet(A, "__Secure-a=1", A)),
        row(Rule.PREFIX_HOST, "", "__Host-a=1", setAndGet(A, "__Host-a=1; Secure", A)),
        row(Rule.PREFIX_HTTP, "", "__Http-a=1", setAndGet(A, "__Http-a=1; Secure", A)),
        row(Rule.PREFIX_NAMELESS, "", "__Host-a=1", setAndGet(A, "=__Host-a=1", A)),
        row(Rule.COOKIE_CONTROLS, "", "a=1\u00012", setAndGet(A, "a=1\u00012", A)),
        row(Rule.COOKIE_WITHOUT_EQUALS, "a", "a=", setAndGet(A, "a", A)),
        row(Rule.PREFIX_HOST_PATH, "", "__Host-a=1", setAndGet(A, "__Host-a=1; Secure", A)),
        row(
            Rule.COOKIE_DATE_EARLY,
            Profiles.CHROMIUM,
            "",
            "a=1",
            setAndGet(A, "a=1; Expires=Mon, 01 Jan 1600 00:00:00 GMT", A)),
        row(
            Rule.COOKIE_DATE_WITHOUT_TIME,
            Profiles.FIREFOX,
            "",
            "a=1",
            setAndGet(A, "a=1; Expires=Thu, 01 Jan 2015", A)),
        row(Rule.NAMELESS_WITHOUT_EQUALS, Profiles.CHROMIUM, "", "a=1", setAndGet(A, "=a=1", A)),
        row(Rule.CONTROLS_WITH_TAB, Profiles.CHROMIUM, "", "a=1\t2", setAndGet(A, "a=1\t2", A)),
        row(Rule.MAX_AGE_PLUS, Profiles.CHROMIUM, "", "a=1", setAndGet(A, "a=1; Max-Age=+0", A)),
        row(Rule.COOKIE_EMPTY, "0", "1", jars -> jars.visit(A, "=") + "", jars -> jars.jar.size()),
        row(
            Rule.COOKIE_SIZE,
            "",
            "a=" + "x".repeat(5_000),
            setAndGet(A, "a=" + "x".repeat(5_000), A)),
        row(Rule.COOKIE_EXPIRY, "", "a=1", after(Duration.ofMinutes(2), "a=1; Max-Age=60")),
        row(
            Rule.COOKIE_MAX_AGE_FIRST,
            "",
            "a=1",
            after(Duration.ofMinutes(2), "a=1; Max-Age=60; Expires=Wed, 01 Jul 2026 00:00:00 GMT")),
        row(
            Rule.COOKIE_MAX_AGE_CAP,
            "",
            "a=1",
            after(Duration.ofDays(401), "a=1; Max-Age=99999999")),
        row(
            Rule.COOKIE_EXPIRES_CAP,
            "",
            "a=1",
            after(Duration.ofDays(401), "a=1; Expires=Fri, 01 Jan 2038 00:00:00 GMT")),
        row(
            Rule.COOKIE_CREATION_KEPT,
            "",
            "a=2",
            jars -> {
              jars.visit(A, "a=1");
              jars.pass(Duration.ofMinutes(10));
              jars.visit(A, "a=2");
              return jars.sent(post);
            }),
        row(Rule.COOKIE_ORDER, "b=2; a=1", "a=1; b=2", twice("a=1", A, "b=2; Path=/x")),
        row(
            Rule.COOKIE_EVICTION,
            "150",
            "181",
            jars -> {
              for (int i = 0; i < 181; i++) {
                jars.visit(A, "c" + i + "=1");
              }
              return String.valueOf(jars.jar.size());
            }),
        row(
            Rule.COOKIE_PARTITIONED,
            "",
            "a=1",
            setAndGet("a=1; Secure; SameSite=None; Partitioned", under("https://b.test/", A))),
        row(
            Rule.COOKIE_NEW_VALUE_RENEWS,
            Profiles.CHROMIUM,
            "a=2",
            "",
            jars -> {
              jars.visit(A, "a=1");
              jars.pass(Duration.ofMinutes(10));
              jars.visit(A, "a=2");
              return jars.sent(post);
            }),
        row(
            Rule.DOMAIN_NEEDS_DOT,
            webkit,
            "",
            "a=1",
            setAndGet("http://localhost/", "a=1; Domain=localhost", "http://localhost/")),
        row(Rule.CONTROLS_END_LINE, webkit, "a=1", "a=1\t2", setAndGet(A, "a=1\t2", A)),
        row(
            Rule.SUFFIX_WITHOUT_COOKIES,
            webkit,
            "",
            "a=1",
            setAndGet("https://github.io/", "a=1", "https://github.io/")),
        row(
            Rule.COOKIE_ORDER_BY_DOMAIN,
            webkit,
            "b=2; a=1",
            "a=1; b=2",
            twice("a=1; Path=/", A, "b=2; Path=/; Domain=a.test")));
  }

  private static Row row(
      Rule rule,
      String following,
      String lacking,
      Function<Jars, String> story,
      Function<Jars, Object> end) {
    return row(
        rule,
        following,
        lacking,
        jars -> {
          var told = story.andThen(outcome -> end.apply(jars));
          return String.valueOf(told.apply(jars));
        });
  }

  static Stream<Arguments> table() {
    return rows().stream().map(Arguments::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void the_outcome_is_another(Row row) {
    assertThat(row.with().follows(row.rule())).isTrue();
    assertThat(row.story().apply(new Jars(row.with()))).isEqualTo(row.following());
    assertThat(row.story().apply(new Jars(row.with().without(row.rule()))))
        .isEqualTo(row.lacking())
        .isNotEqualTo(row.following());
  }

  @Test
  void every_rule_of_cookies_has_its_row() {
    Set<Rule> ofCookies =
        Stream.of(Rule.values())
            .filter(rule -> rule.spec() == Spec.COOKIES || rule.spec() == Spec.CHIPS)
            .filter(rule -> !OF_THE_REQUEST.contains(rule))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    assertThat(rows()).extracting(Row::rule).containsExactlyInAnyOrderElementsOf(ofCookies);
  }
}
