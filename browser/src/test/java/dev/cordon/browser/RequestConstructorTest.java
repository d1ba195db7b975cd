package dev.cordon.browser;

import static dev.cordon.browser.fetch.Mode.NAVIGATE;
import static dev.cordon.browser.fetch.Mode.NO_CORS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.fetch.CacheMode;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a script may ask for (Fetch, Request class, constructor; XMLHttpRequest, open). */
class RequestConstructorTest {
  private static final String BANK = "https://bank.example/";

  private final Servers servers = new Servers();
  private final Page page = Browser.standard().on(servers).page(BANK);

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("CONNECT", Rule.FORBIDDEN_METHODS, i -> i.method("CONNECT")),
        refused("trace", Rule.FORBIDDEN_METHODS, i -> i.method("trace")),
        refused("PUT in mode no-cors", Rule.NO_CORS_METHODS, i -> i.mode(NO_CORS).method("PUT")),
        refused("GET with a body", Rule.BODY_NEEDS_METHOD, i -> i.body("x")),
        refused("head with a body", Rule.BODY_NEEDS_METHOD, i -> i.method("head").body("x")),
        refused("mode navigate", null, i -> i.mode(NAVIGATE)),
        refused("only-if-cached in mode cors", null, i -> i.cache(CacheMode.ONLY_IF_CACHED)),
        refused("a name that is none", null, i -> i.header("a b", "1")),
        refused("a value with a line end", null, i -> i.header("a", "1\r\nb: 2")),
        refused("a value beyond Latin-1", null, i -> i.header("a", "\u20ac")),
        refused("a referrer that is no URL", null, i -> i.referrer("https://[")));
  }

  private static Arguments refused(
      String sentence, @Nullable Rule rule, Consumer<FetchInit.Builder> init) {
    return arguments(sentence, rule, init);
  }

  @ParameterizedTest(name = "{0} throws")
  @MethodSource
  void refusals(String sentence, @Nullable Rule rule, Consumer<FetchInit.Builder> init) {
    var trace = page.fetch("/x", init);
    assertTrue(assertInstanceOf(Seen.Thrown.class, trace.seen()).error().startsWith("TypeError"));
    assertTrue(servers.asked.isEmpty());
    assertEquals(rule, trace.block() == null ? null : trace.block().rule());
    if (rule != null) {
      var without = Browser.of(Profile.standard().without(rule)).on(servers).page(BANK);
      without.fetch("/x", init);
      assertEquals(1, servers.asked.size(), "without the rule it is sent");
    }
  }

  @Test
  void a_url_with_a_user_is_refused_to_fetch_and_not_to_xhr() {
    var trace = page.fetch("https://u:p@bank.example/x");
    assertInstanceOf(Seen.Thrown.class, trace.seen());
    assertTrue(trace.wasBlockedBy(Rule.URL_CREDENTIALS_REFUSED));
    assertTrue(page.xhr("https://u:p@bank.example/x").reachedServer());
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments("what the page sets", "X-A", "1", "1"),
        arguments("white space around it", "X-A", " \t1\n", "1"),
        arguments("Cookie", "Cookie", "a=1", ""),
        arguments("Sec-Fetch-Site", "Sec-Fetch-Mode", "x", "cors"),
        arguments("Referer", "Referer", "https://other.example/", BANK),
        arguments("an override of a method", "X-HTTP-Method-Override", "DELETE", "DELETE"),
        arguments("one that names a forbidden one", "X-HTTP-Method-Override", "a, TRACE", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void headers(String sentence, String name, String value, String sent) {
    page.fetch("/x", init -> init.header(name, value));
    assertEquals(sent, servers.last(name));
    page.xhr("/x", xhr -> xhr.header(name, value));
    assertEquals(sent, servers.last(name));
  }

  static Stream<Arguments> referrers() {
    return Stream.of(
        arguments("none", "", ""),
        arguments("the page's own", "about:client", BANK),
        arguments("another of its origin", "/deep?a=1#b", BANK + "deep?a=1"),
        arguments("one of another origin counts as its own", "https://other.example/", BANK));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void referrers(String sentence, String referrer, String sent) {
    page.fetch("/x", init -> init.referrer(referrer));
    assertEquals(sent, servers.last("Referer"));
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        body("a string", "text/plain;charset=UTF-8", i -> i.body("x")),
        body("bytes", null, i -> i.body(Payload.bytes(new byte[] {1}))),
        body("a Blob", "image/png", i -> i.body(Payload.blob("image/png", "x"))),
        body("a Blob of no type", null, i -> i.body(Payload.blob("", "x"))),
        body("a stream", null, i -> i.body(Payload.stream("x"))),
        body(
            "URLSearchParams",
            "application/x-www-form-urlencoded;charset=UTF-8",
            i -> i.body(Payload.urlEncoded(FormData.of("a", "1")))),
        body(
            "a string under the page's own type",
            "application/json",
            i -> i.header("Content-Type", "application/json").body("x")));
  }

  private static Arguments body(
      String sentence, @Nullable String type, Consumer<FetchInit.Builder> init) {
    return arguments(sentence, type, init);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void bodies(String sentence, @Nullable String type, Consumer<FetchInit.Builder> init) {
    page.fetch("/x", builder -> init.accept(builder.method("POST")));
    assertEquals(type, servers.last().header("Content-Type"));
  }

  @Test
  void where_no_streams_are_known_one_becomes_a_text() {
    Browser.firefox()
        .on(servers)
        .page(BANK)
        .fetch("/x", init -> init.method("POST").body(Payload.stream("x")));
    assertEquals("text/plain;charset=UTF-8", servers.last("Content-Type"));
    var body = servers.last().body();
    assertEquals("[object ReadableStream]", body == null ? null : body.text());
  }

  @Test
  void xhr_joins_what_is_set_twice_and_sends_texts_in_utf_8() {
    page.xhr(
        "/x",
        xhr ->
            xhr.method("post")
                .header("X-A", "1")
                .header("x-a", "2")
                .header("Content-Type", "text/plain; charset=latin1; a=b")
                .body("x"));
    assertEquals("POST", servers.last().method());
    assertEquals(List.of("1, 2"), servers.last().headers().all("X-A"));
    assertEquals("text/plain;charset=UTF-8; a=b", servers.last("Content-Type"));
  }

  @Test
  void xhr_drops_the_body_of_a_get() {
    page.xhr("/x", xhr -> xhr.body("x"));
    assertNull(servers.last().body());
  }

  @Test
  void xhr_with_a_forbidden_method_is_a_security_error() {
    var trace = page.xhr("/x", xhr -> xhr.method("TRACK"));
    assertTrue(
        assertInstanceOf(Seen.Thrown.class, trace.seen()).error().startsWith("SecurityError"));
  }

  @Test
  void a_prebuilt_init_serves_any_browser() {
    var init = FetchInit.of(i -> i.method("POST").body(Payload.stream("x")));
    page.fetch("/x", init);
    Browser.firefox().on(servers).page(BANK).fetch("/x", init);
    assertEquals("text/plain;charset=UTF-8", servers.last("Content-Type"));
    page.fetch("/x", init);
    assertEquals("", servers.last("Content-Type"));
  }
}
