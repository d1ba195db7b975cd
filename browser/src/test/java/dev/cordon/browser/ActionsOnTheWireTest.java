package dev.cordon.browser;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static dev.cordon.browser.fetch.Mode.NO_CORS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.http.Response;
import dev.cordon.web.Destination;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The request that each action makes, as a server of another site sees it: method, Sec-Fetch-Mode,
 * Sec-Fetch-Dest, Origin, whether the cookie with SameSite=None goes along, Content-Type.
 */
class ActionsOnTheWireTest {
  private static final String BANK = "https://bank.example/";
  private static final String EVIL = "https://evil.example/";

  private final Servers servers =
      new Servers()
          .answer(BANK + "login", Response.of(200, "Set-Cookie", "c=1; Secure; SameSite=None"));
  private final Browser browser = Browser.standard().on(servers);

  static Stream<Arguments> of_another_site() {
    return Stream.of(
        row("GET cors empty evil - -", "fetch", p -> p.fetch(BANK)),
        row(
            "GET cors empty evil cookie -",
            "fetch, include",
            p -> p.fetch(BANK, i -> i.credentials(INCLUDE))),
        row("GET no-cors empty - - -", "fetch, no-cors", p -> p.fetch(BANK, i -> i.mode(NO_CORS))),
        row(
            "POST no-cors empty evil - text/plain;charset=UTF-8",
            "fetch, no-cors with a text",
            p -> p.fetch(BANK, i -> i.mode(NO_CORS).method("POST").body("x"))),
        row("GET cors empty evil - -", "xhr", p -> p.xhr(BANK)),
        row(
            "GET cors empty evil cookie -",
            "xhr, withCredentials",
            p -> p.xhr(BANK, x -> x.withCredentials())),
        row("GET cors empty evil - -", "EventSource", p -> p.eventSource(BANK)),
        row(
            "GET cors empty evil cookie -",
            "EventSource, withCredentials",
            p -> p.eventSource(BANK, s -> s.withCredentials())),
        row(
            "GET websocket empty evil cookie -",
            "WebSocket",
            p -> p.webSocket("wss://bank.example/")),
        row(
            "POST no-cors empty evil cookie text/plain;charset=UTF-8",
            "sendBeacon with a text",
            p -> p.beacon(BANK, "x")),
        row("POST no-cors empty evil cookie -", "sendBeacon without data", p -> p.beacon(BANK)),
        row(
            "POST no-cors empty evil cookie -",
            "sendBeacon with a Blob without a type",
            p -> p.beacon(BANK, Payload.blob("", "{}"))),
        row(
            "POST no-cors empty evil cookie text/ping",
            "a link's ping",
            p -> p.click("javascript:0", l -> l.ping(BANK))),
        row("GET no-cors image - cookie -", "img", p -> p.image(BANK)),
        row(
            "GET cors image evil - -",
            "img crossorigin",
            p -> p.image(BANK, e -> e.crossOrigin(""))),
        row(
            "GET cors image evil cookie -",
            "img crossorigin=use-credentials",
            p -> p.image(BANK, e -> e.crossOrigin("use-credentials"))),
        row("GET no-cors script - cookie -", "script", p -> p.script(BANK)),
        row(
            "GET cors script evil - -",
            "script crossorigin",
            p -> p.script(BANK, e -> e.crossOrigin("anonymous"))),
        row("GET cors script evil - -", "script type=module", p -> p.moduleScript(BANK)),
        row(
            "GET cors script evil cookie -",
            "script type=module crossorigin=use-credentials",
            p -> p.moduleScript(BANK, e -> e.crossOrigin("use-credentials"))),
        row("GET no-cors style - cookie -", "link rel=stylesheet", p -> p.styleSheet(BANK)),
        row("GET cors font evil - -", "@font-face", p -> p.font(BANK)),
        row("GET no-cors video - cookie -", "video", p -> p.video(BANK)),
        row("GET no-cors audio - cookie -", "audio", p -> p.audio(BANK)),
        row(
            "GET cors track evil - -",
            "track crossorigin",
            p -> p.track(BANK, e -> e.crossOrigin(""))),
        row("GET navigate object - cookie -", "object", p -> p.object(BANK)),
        row("GET navigate embed - cookie -", "embed", p -> p.embed(BANK)),
        row("GET navigate iframe - cookie -", "iframe", p -> p.iframe(BANK)),
        row(
            "GET no-cors script - cookie -",
            "link rel=preload as=script",
            p -> p.link("preload", BANK, e -> e.as("script"))),
        row(
            "GET cors font evil - -",
            "link rel=preload as=font crossorigin",
            p -> p.link("preload", BANK, e -> e.as("font").crossOrigin(""))),
        row("GET no-cors empty - cookie -", "link rel=prefetch", p -> p.link("prefetch", BANK)),
        row(
            "GET cors script evil - -",
            "link rel=modulepreload",
            p -> p.link("modulepreload", BANK)),
        row("GET no-cors image - cookie -", "link rel=icon", p -> p.link("icon", BANK)),
        row("GET cors manifest evil - -", "link rel=manifest", p -> p.link("manifest", BANK)),
        row(
            "GET cors audioworklet evil - -",
            "audioWorklet.addModule",
            p -> p.worklet(BANK, Destination.AUDIOWORKLET)),
        row("GET navigate document - cookie -", "location", p -> p.navigate(BANK)),
        row("GET navigate document - cookie -", "window.open", p -> p.open(BANK)),
        row("GET navigate document - cookie -", "a click", p -> p.click(BANK)),
        row("GET navigate document - cookie -", "meta refresh", p -> p.metaRefresh(BANK)),
        row("GET navigate document - cookie -", "Refresh", p -> p.headerRefresh(BANK)),
        row(
            "GET navigate document - cookie -",
            "a form by GET",
            p -> p.form(BANK, f -> f.field("a", "1"))),
        row(
            "POST navigate document evil cookie application/x-www-form-urlencoded",
            "a form by POST",
            p -> p.form(BANK, f -> f.method("post"))),
        row(
            "POST navigate document evil cookie text/plain",
            "a form of text/plain into a new tab",
            p -> p.form(BANK, f -> f.method("POST").enctype("text/plain").target("_blank"))),
        row(
            "POST navigate iframe evil cookie text/plain",
            "a form into a frame of the page",
            p -> p.form(BANK, f -> f.method("POST").enctype("text/plain").target("hidden"))),
        row(
            "POST navigate document null cookie application/x-www-form-urlencoded",
            "a form with rel=noreferrer",
            p -> p.form(BANK, f -> f.method("post").rel("noreferrer"))),
        row(
            "GET cors empty evil - -",
            "fetch of a worker out of a Blob",
            p -> p.blobWorker().fetch(BANK)),
        row(
            "GET cors empty null - -",
            "fetch of a worker out of a data: URL",
            p -> p.dataWorker().fetch(BANK)),
        row("GET no-cors script - - -", "importScripts", p -> p.blobWorker().importScripts(BANK)));
  }

  static Stream<Arguments> of_the_same_origin() {
    return Stream.of(
        row("GET same-origin worker - cookie -", "a worker", p -> p.worker("/w.js")),
        row(
            "GET same-origin worker - cookie -",
            "a module worker",
            p -> p.worker("/w.js", w -> w.module())),
        row(
            "GET same-origin sharedworker - cookie -",
            "a shared worker",
            p -> p.sharedWorker("/w.js")),
        row(
            "GET same-origin serviceworker - cookie -",
            "a service worker",
            p -> p.serviceWorker("/w.js")),
        row("GET same-origin track - cookie -", "track", p -> p.track("/t.vtt")),
        row("GET cors empty - cookie -", "fetch", p -> p.fetch("/x")),
        row("GET navigate document - cookie -", "reload", p -> p.reload()),
        row(
            "POST cors empty own cookie multipart",
            "fetch of FormData",
            p ->
                p.fetch(
                    "/x", i -> i.method("POST").body(Payload.multipart(FormData.of("a", "1"))))));
  }

  private static Arguments row(String wire, String sentence, Function<Page, Trace> action) {
    return arguments(sentence, action, wire);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void of_another_site(String sentence, Function<Page, Trace> action, String wire) {
    browser.visit(BANK + "login");
    var trace = action.apply(browser.page(EVIL));
    assertEquals(wire, asked(), trace::toString);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void of_the_same_origin(String sentence, Function<Page, Trace> action, String wire) {
    browser.visit(BANK + "login");
    var trace = action.apply(browser.page(BANK));
    assertEquals(wire, asked(), trace::toString);
  }

  private String asked() {
    var type = servers.last("Content-Type");
    return String.join(
        " ",
        servers.last().method(),
        servers.last("Sec-Fetch-Mode"),
        servers.last("Sec-Fetch-Dest"),
        switch (servers.last("Origin")) {
          case "" -> "-";
          case "https://evil.example" -> "evil";
          case "https://bank.example" -> "own";
          default -> servers.last("Origin");
        },
        servers.last("Cookie").isEmpty() ? "-" : "cookie",
        type.isEmpty() ? "-" : type.startsWith("multipart") ? "multipart" : type);
  }
}
