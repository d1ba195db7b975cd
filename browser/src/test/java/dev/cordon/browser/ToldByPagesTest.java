package dev.cordon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a page tells of itself, where engines differ")
class ToldByPagesTest {
  private static final String PAGE = "https://a.test/page?q";

  /** What is done, and the trace of it. */
  private interface Deed extends BiFunction<Browser, Page, Trace> {}

  private static Arguments row(Rule rule, String header, String with, String without, Deed deed) {
    return arguments(rule, header, with, without, deed);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        row(
            Rule.REFERRER_OPAQUE,
            "Referer",
            "null",
            PAGE,
            (browser, page) -> sandboxed(page).image("https://a.test/i")),
        row(
            Rule.REFERRER_OPAQUE_SCRIPT,
            "Referer",
            "null",
            PAGE,
            (browser, page) -> sandboxed(page).fetch("https://a.test/x")),
        row(
            Rule.REFERRER_SRCDOC_SCRIPT,
            "Referer",
            PAGE,
            "null",
            (browser, page) -> page.srcdoc().fetch("https://a.test/x")),
        row(
            Rule.REFERRER_BLANK_SCRIPT,
            "Referer",
            PAGE,
            "null",
            (browser, page) -> page.blankFrame().fetch("https://a.test/x")),
        row(
            Rule.RELOAD_REFERRER,
            "Referer",
            "https://b.test/",
            PAGE,
            (browser, page) -> browser.page("https://b.test/x").navigate(PAGE).page().reload()),
        row(
            Rule.RELOAD_INITIATOR,
            "Sec-Fetch-Site",
            "cross-site",
            "same-origin",
            (browser, page) -> browser.page("https://b.test/x").navigate(PAGE).page().reload()),
        row(
            Rule.OPEN_NOOPENER_FOREIGN,
            "Sec-Fetch-Site",
            "cross-site",
            "same-origin",
            (browser, page) -> page.open("https://a.test/", "noopener")),
        row(
            Rule.OPEN_NOREFERRER_EMPTY,
            "Referer",
            "",
            "null",
            (browser, page) -> page.open("https://a.test/", "noreferrer")),
        row(
            Rule.WEBSOCKET_DESTINATION,
            "Sec-Fetch-Dest",
            "websocket",
            "empty",
            (browser, page) -> page.webSocket("wss://a.test/")),
        row(
            Rule.PLUGIN_DESTINATION,
            "Sec-Fetch-Dest",
            "embed",
            "iframe",
            (browser, page) -> page.embed("https://a.test/e")),
        row(
            Rule.UPGRADE_PREFERENCE_PLUGINS,
            "Upgrade-Insecure-Requests",
            "1",
            "null",
            (browser, page) -> page.object("https://a.test/o")),
        row(
            Rule.UPGRADE_PREFERENCE_SECURE,
            "Upgrade-Insecure-Requests",
            "1",
            "null",
            (browser, page) -> page.navigate("https://b.test/")));
  }

  @ParameterizedTest(name = "{0}: {1} is {2} with it, and {3} without")
  @MethodSource("rules")
  void each_rule_changes_a_header(
      Rule rule, String header, String with, String without, Deed deed) {
    var follows = Profile.standard().with(rule);
    assertThat(told(follows, header, deed)).isEqualTo(with);
    assertThat(told(follows.without(rule), header, deed)).isEqualTo(without);
  }

  @Test
  void plain_http_is_told_of_the_preference_for_upgrades_even_where_nothing_else_is() {
    var only = Profile.standard().without(Rule.UPGRADE_PREFERENCE_SECURE);
    assertThat(
            told(
                only,
                "Upgrade-Insecure-Requests",
                (browser, page) -> page.navigate("http://b.test/")))
        .isEqualTo("1");
  }

  @Test
  void a_sandboxed_page_may_count_as_foreign_to_its_own_server() {
    var told = Profile.standard().without(Rule.REFERRER_OPAQUE).with(Rule.REFERRER_BY_PAGE_ORIGIN);
    Deed image = (browser, page) -> sandboxed(page).image("https://a.test/i");
    assertThat(told(told, "Referer", image)).isEqualTo("https://a.test/");
    assertThat(told(told.without(Rule.REFERRER_BY_PAGE_ORIGIN), "Referer", image)).isEqualTo(PAGE);
  }

  @Test
  void another_place_of_the_same_page_is_not_asked_for() {
    var browser = browser(Profile.standard());
    var page = browser.page(PAGE);
    var trace = page.click(PAGE + "#below");
    assertThat(trace.exchanges()).isEmpty();
    assertThat(trace.page()).isSameAs(page);
    assertThat(page.click("https://a.test/page#below").exchanges()).hasSize(1);
  }

  private static Page sandboxed(Page page) {
    return page.srcdoc(frame -> frame.sandbox("allow-scripts"));
  }

  private static Browser browser(Profile profile) {
    return Browser.of(profile).on(request -> Response.ok("text/html", "<p>hello</p>"));
  }

  private static String told(Profile profile, String header, Deed deed) {
    var browser = browser(profile);
    var exchanges = deed.apply(browser, browser.page(PAGE)).exchanges();
    return String.valueOf(exchanges.get(exchanges.size() - 1).request().header(header));
  }
}
