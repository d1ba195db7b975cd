package dev.cordon.browser;

import static dev.cordon.browser.fetch.Mode.NO_CORS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.ThirdPartyCookies;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an attacker's page was seen to make Chromium and Firefox send: the moves that defences are
 * built on. In a row: asked first?, Origin, Sec-Fetch-Site/Mode, Content-Type, cookies.
 */
class BrowserFactsTest {
  private static final String EVIL = "http://evil.localhost:8001/";
  private static final String BANK = "http://victim.localhost:8001/";
  private static final String JSON = "{\"a\":1}";

  private final Servers servers =
      new Servers()
          .answer(
              BANK + "login",
              new Response(
                  200,
                  Headers.of(
                      "Set-Cookie", "c_default=1",
                      "Set-Cookie", "c_lax=1; SameSite=Lax",
                      "Set-Cookie", "c_strict=1; SameSite=Strict",
                      "Set-Cookie", "c_none=1; SameSite=None; Secure"),
                  Body.EMPTY))
          .answer("http://detour.localhost:8001/", Response.redirect(307, BANK));

  static Stream<Arguments> in_every_engine() {
    return Stream.of(
        row(
            "1 no-cors POST of JSON as text/plain",
            "evil cross-site/no-cors text/plain;charset=UTF-8 nothing",
            p -> p.fetch(BANK, i -> i.mode(NO_CORS).method("POST").body(JSON))),
        row(
            "2 a Blob without a type has no Content-Type (W03)",
            "evil cross-site/no-cors - nothing",
            p -> p.fetch(BANK, i -> i.mode(NO_CORS).method("POST").body(Payload.blob("", JSON)))),
        row(
            "3 a typed Blob loses its type in no-cors",
            "evil cross-site/no-cors - nothing",
            p ->
                p.fetch(
                    BANK,
                    i ->
                        i.mode(NO_CORS)
                            .method("POST")
                            .body(Payload.blob("application/json", JSON)))),
        row(
            "4 the same in mode cors asks first",
            "asks",
            p -> p.fetch(BANK, i -> i.method("POST").body(Payload.blob("application/json", JSON)))),
        row(
            "5 POST without a body",
            "evil cross-site/cors - nothing",
            p -> p.fetch(BANK, i -> i.method("POST"))),
        row(
            "6 HEAD",
            "- cross-site/no-cors - nothing",
            p -> p.fetch(BANK, i -> i.mode(NO_CORS).method("HEAD"))),
        row("6 img", "- cross-site/no-cors - nothing", p -> p.image(BANK)),
        row("6 script", "- cross-site/no-cors - nothing", p -> p.script(BANK)),
        row("6 iframe", "- cross-site/navigate - nothing", p -> p.iframe(BANK)),
        row("6 a top-level GET", "- cross-site/navigate - default,lax,none", p -> p.navigate(BANK)),
        row(
            "7 a parameter that says json",
            "evil cross-site/cors text/plain; charset=utf-8; x=application/json nothing",
            typed("text/plain; charset=utf-8; x=application/json")),
        row("8 TEXT/PLAIN", "evil cross-site/cors TEXT/PLAIN nothing", typed("TEXT/PLAIN")),
        row(
            "9 a boundary that says json",
            "evil cross-site/cors multipart/form-data; boundary=application/json nothing",
            typed("multipart/form-data; boundary=application/json")),
        row("10 two types", "asks", typed("text/plain, application/json")),
        row("10 an empty type", "asks", typed("")),
        row("10 application/json", "asks", typed("application/json")),
        row("11 message/…", "asks", typed("message/ad-auction-trusted-signals-request")),
        row(
            "12 Accept",
            "evil cross-site/cors - nothing",
            p -> p.fetch(BANK, i -> i.header("Accept", "application/vnd.x"))),
        row(
            "13 Range",
            "evil cross-site/cors - nothing",
            p -> p.fetch(BANK, i -> i.header("Range", "bytes=0-10"))),
        row(
            "14 X-Requested-With",
            "asks",
            p -> p.fetch(BANK, i -> i.header("X-Requested-With", "x"))),
        row("14 DELETE", "asks", p -> p.fetch(BANK, i -> i.method("DELETE"))),
        row(
            "16 sendBeacon",
            "evil cross-site/no-cors text/plain;charset=UTF-8 nothing",
            p -> p.beacon(BANK, JSON)),
        row(
            "17 a form of a sandboxed frame",
            "null cross-site/navigate text/plain nothing",
            p -> sandboxed(p).form(BANK, f -> f.method("post").enctype("text/plain"))),
        row(
            "17 fetch of a sandboxed frame",
            "null cross-site/cors - nothing",
            p -> sandboxed(p).fetch(BANK)),
        row(
            "19 EventSource",
            "evil cross-site/cors - nothing",
            p -> p.eventSource(BANK, s -> s.withCredentials())),
        row(
            "20 a top-level form, young cookies",
            "evil cross-site/navigate text/plain default,none",
            p -> p.form(BANK, f -> f.method("post").enctype("text/plain"))),
        row(
            "22 the same with no-referrer",
            "null cross-site/navigate application/x-www-form-urlencoded default,none",
            p -> p.meta("referrer", "no-referrer").form(BANK, f -> f.method("post"))),
        row(
            "23 the same by way of a third site",
            "null cross-site/navigate application/x-www-form-urlencoded default,none",
            p -> p.form("http://detour.localhost:8001/", f -> f.method("post"))));
  }

  static Stream<Arguments> in_one_engine() {
    return Stream.of(
        own(
            Browser.chromium(),
            "15 no-cors POST with no-referrer",
            "evil",
            BrowserFactsTest::unreferred),
        own(
            Browser.firefox(),
            "15 no-cors POST with no-referrer",
            "null",
            BrowserFactsTest::unreferred),
        own(
            Browser.chromium(),
            "18 WebSocket says nothing of itself",
            "evil -/-",
            p -> p.webSocket("ws://victim.localhost:8001/")),
        own(
            Browser.firefox(),
            "18 WebSocket",
            "evil cross-site/websocket",
            p -> p.webSocket("ws://victim.localhost:8001/")),
        own(Browser.chromium(), "21 a form after 126 s", "none", BrowserFactsTest::late),
        own(Browser.firefox(), "21 a form after 126 s", "default,none", BrowserFactsTest::late));
  }

  private static Arguments row(String move, String seen, Function<Page, Trace> action) {
    return arguments(move, action, seen);
  }

  private static Arguments own(
      Browser.Builder engine, String move, String seen, Function<Page, Trace> action) {
    return arguments(move, engine, action, seen);
  }

  private static Function<Page, Trace> typed(String contentType) {
    return page ->
        page.fetch(
            BANK, init -> init.method("POST").header("Content-Type", contentType).body(JSON));
  }

  private static Page sandboxed(Page page) {
    return page.srcdoc(frame -> frame.sandbox("allow-scripts allow-forms"));
  }

  private static Trace unreferred(Page page) {
    return page.fetch(
        BANK, init -> init.mode(NO_CORS).method("POST").referrerPolicy(ReferrerPolicy.NO_REFERRER));
  }

  private static Trace late(Page page) {
    page.browser().advance(Duration.ofSeconds(126));
    return page.form(BANK, form -> form.method("post"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void in_every_engine(String move, Function<Page, Trace> action, String seen) {
    for (var engine : List.of(Browser.chromium(), Browser.firefox())) {
      var trace = act(engine, action);
      assertEquals(seen, asked(), trace::toString);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void in_one_engine(
      String move, Browser.Builder engine, Function<Page, Trace> action, String seen) {
    var trace = act(engine, action);
    assertEquals(seen, String.join(" ", facts(seen, asked().split(" "))), trace::toString);
  }

  /** Of all facts those that the row is about. */
  private static List<String> facts(String row, String... all) {
    var words = row.split(" ").length;
    var cookies = row.equals("none") || row.startsWith("default");
    return cookies ? List.of(all[all.length - 1]) : List.of(all).subList(0, words);
  }

  private Trace act(Browser.Builder engine, Function<Page, Trace> action) {
    var browser = engine.thirdPartyCookies(ThirdPartyCookies.BLOCKED).on(servers);
    browser.visit(BANK + "login");
    return action.apply(browser.page(EVIL));
  }

  private String asked() {
    var request = servers.last();
    if (request.method().equals("OPTIONS")) {
      return "asks";
    }
    return String.join(
        " ",
        switch (servers.last("Origin")) {
          case "" -> "-";
          case "http://evil.localhost:8001" -> "evil";
          default -> servers.last("Origin");
        },
        dash(servers.last("Sec-Fetch-Site")) + "/" + dash(servers.last("Sec-Fetch-Mode")),
        request.header("Content-Type") == null ? "-" : servers.last("Content-Type"),
        cookies(request));
  }

  private static String dash(String value) {
    return value.isEmpty() ? "-" : value;
  }

  private static String cookies(Request request) {
    var cookie = request.header("Cookie");
    return cookie == null
        ? "nothing"
        : cookie.replace("c_", "").replace("=1", "").replace("; ", ",");
  }
}
