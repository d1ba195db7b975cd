package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page sees of the answers to what it does. */
class OutcomesTest {
  private static final String A = "https://a.example/";
  private static final String B = "https://b.example/";
  private static final Seen ERROR = new Seen.NotLoaded();
  private static final Seen SHOWN = new Seen.Loaded(false, false);
  private static final Seen OPEN_TO_SCRIPT = new Seen.Loaded(false, true);
  private static final Seen RAN = new Seen.Loaded(true, false);
  private static final Seen RAN_OPENLY = new Seen.Loaded(true, true);

  private static final Response GIF = Response.ok("image/gif", "GIF89a");
  private static final Response SCRIPT = Response.ok("text/javascript", "run()");
  private static final Response STYLE = Response.ok("text/css", "a{}");
  private static final Response PAGE = Response.ok("text/html", "<p>page");

  private final Servers servers = new Servers();
  private final Page page = Browser.standard().on(servers).page(A);

  private static Response shared(Response response) {
    return response.with("Access-Control-Allow-Origin", "*");
  }

  private static Response missing(Response response) {
    return new Response(404, response.headers(), response.body());
  }

  static Stream<Arguments> elements() {
    return Stream.of(
        row("an image of another site", SHOWN, GIF, p -> p.image(B)),
        row("one that came with 404", SHOWN, missing(GIF), p -> p.image(B)),
        row(
            "one that is shared",
            OPEN_TO_SCRIPT,
            shared(GIF),
            p -> p.image(B, e -> e.crossOrigin(""))),
        row("one that is not", ERROR, GIF, p -> p.image(B, e -> e.crossOrigin(""))),
        row("a page as an image", ERROR, PAGE, p -> p.image(B)),
        row("a script of another site", RAN, SCRIPT, p -> p.script(B)),
        row("one that came with 404", ERROR, missing(SCRIPT), p -> p.script(B)),
        row(
            "an array of JSON as a script (R20)",
            RAN,
            Response.ok("text/javascript", "[1]"),
            p -> p.script(B)),
        row(
            "an object of JSON as a script",
            SHOWN,
            Response.ok("text/javascript", "{\"a\":1}"),
            p -> p.script(B)),
        row("a module that is shared", RAN_OPENLY, shared(SCRIPT), p -> p.moduleScript(B)),
        row("one that is not", ERROR, SCRIPT, p -> p.moduleScript(B)),
        row(
            "one without a script's type",
            ERROR,
            shared(Response.ok("text/plain", "run()")),
            p -> p.moduleScript(B)),
        row("a style sheet", SHOWN, STYLE, p -> p.styleSheet(B)),
        row(
            "one without its type",
            ERROR,
            Response.ok("text/javascript", "a{}"),
            p -> p.styleSheet(B)),
        row(
            "a font that is shared",
            OPEN_TO_SCRIPT,
            shared(Response.ok("font/woff2", "wOF2")),
            p -> p.font(B)),
        row("one that is not", ERROR, Response.ok("font/woff2", "wOF2"), p -> p.font(B)),
        row("a video", SHOWN, Response.ok("audio/mpeg", "ID3"), p -> p.video(B)),
        row("subtitles of another site", ERROR, Response.ok("text/vtt", "WEBVTT"), p -> p.track(B)),
        row(
            "shared ones",
            OPEN_TO_SCRIPT,
            shared(Response.ok("text/vtt", "WEBVTT")),
            p -> p.track(B, e -> e.crossOrigin(""))),
        row(
            "a preload that came with 404",
            ERROR,
            missing(SCRIPT),
            p -> p.link("preload", B, e -> e.as("script"))),
        row("a worker of another site", ERROR, SCRIPT, p -> p.worker(B)),
        row("a script that a worker imports", RAN, SCRIPT, p -> p.blobWorker().importScripts(B)),
        row("an object that came with 404", ERROR, missing(PAGE), p -> p.object(B)),
        row("a frame that came with 404", RAN, missing(PAGE), p -> p.iframe(B)));
  }

  private static Arguments row(
      String sentence, Seen seen, Response answer, Function<Page, Trace> action) {
    return arguments(sentence, seen, answer, action);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void elements(String sentence, Seen seen, Response answer, Function<Page, Trace> action) {
    servers.answer(B, answer);
    assertEquals(seen, action.apply(page).seen());
    servers.asked.forEach(request -> assertEquals(B, request.url().toString()));
  }

  @Test
  void a_url_that_is_none_is_an_error_event_and_nothing_is_sent() {
    assertEquals(ERROR, page.image("https://[").seen());
    assertTrue(servers.asked.isEmpty());
  }

  @Nested
  class Sockets {
    private Trace socketOf(Function<Request, Response> answer) {
      servers.answer(B, answer);
      return page.webSocket("wss://b.example/", "v1");
    }

    @Test
    void a_handshake_that_is_answered_opens_whatever_the_origin() {
      var trace = socketOf(Response::webSocket);
      assertEquals(new Seen.Opened(), trace.seen());
      assertTrue(trace.canRead());
      assertEquals("https://a.example", servers.last("Origin"));
      assertEquals("v1", servers.last("Sec-WebSocket-Protocol"));
    }

    @Test
    void another_answer_does_not() {
      assertTrue(socketOf(request -> PAGE).wasBlockedBy(Rule.WEBSOCKET_HANDSHAKE));
      assertTrue(
          socketOf(request -> Response.of(101, "Upgrade", "websocket"))
              .wasBlockedBy(Rule.WEBSOCKET_HANDSHAKE));
      assertEquals(
          new Seen.Refused(),
          socketOf(r -> Response.webSocket(r).with("Sec-WebSocket-Protocol", "v2")).seen());
      assertEquals(new Seen.Refused(), socketOf(r -> Response.redirect(302, A)).seen());
    }

    @Test
    void what_is_no_url_of_a_socket_throws() {
      for (var url : new String[] {"ftp://b.example/", "wss://b.example/#a", "https://["}) {
        assertInstanceOf(Seen.Thrown.class, page.webSocket(url).seen(), url);
      }
      assertInstanceOf(Seen.Thrown.class, page.webSocket("wss://b.example/", "a", "a").seen());
    }

    @Test
    void an_event_stream_must_be_shared_and_say_what_it_is() {
      servers.answer(B, shared(Response.ok("text/event-stream", "")));
      assertEquals(new Seen.Opened(), page.eventSource(B, s -> s.lastEventId("7")).seen());
      assertEquals("7", servers.last("Last-Event-ID"));
      servers.answer(B, Response.ok("text/event-stream", ""));
      assertTrue(page.eventSource(B).wasBlockedBy(Rule.CORS_CHECK));
      servers.answer(B, shared(PAGE));
      assertTrue(page.eventSource(B).wasBlockedBy(Rule.EVENT_SOURCE_CORS));
    }
  }

  @Nested
  class Leaving {
    @Test
    void the_next_page_reads_where_it_came_from_and_its_own_cookies() {
      servers.answer(B, PAGE.with("Set-Cookie", "open=1").with("Set-Cookie", "shut=1; HttpOnly"));
      var landed = assertInstanceOf(Seen.Navigated.class, page.navigate(B).seen());
      assertEquals(B, landed.url().toString());
      assertEquals(A, landed.referrer());
      assertEquals("open=1", landed.cookies());
      assertFalse(landed.opener());
    }

    @Test
    void a_new_window_has_an_opener_unless_somebody_says_no() {
      assertTrue(page.open(B).page().hasOpener());
      assertFalse(page.open(B, "noopener").page().hasOpener());
      assertFalse(page.click(B, l -> l.target("_blank")).page().hasOpener());
      assertTrue(page.click(B, l -> l.target("_blank").rel("opener")).page().hasOpener());
      servers.answer(B, PAGE.with("Cross-Origin-Opener-Policy", "same-origin"));
      assertFalse(page.open(B).page().hasOpener());
    }

    @Test
    void without_a_referrer_it_reads_none() {
      assertEquals("", page.open(B, "noreferrer").page().referrer());
      assertEquals("", servers.last("Referer"));
      assertEquals("", page.click(B, l -> l.rel("noreferrer")).page().referrer());
      assertEquals(A, page.click(B, l -> l.referrerPolicy("unsafe-url")).page().referrer());
    }

    @Test
    void no_content_and_downloads_leave_the_page_where_it_is() {
      servers.answer(B, Response.of(204));
      assertEquals(new Seen.Nothing(), page.navigate(B).seen());
      servers.answer(B, PAGE.with("Content-Disposition", "attachment; filename=x"));
      assertEquals(new Seen.Nothing(), page.navigate(B).seen());
    }

    @Test
    void a_server_that_does_not_answer_leaves_nothing_and_no_rule_is_to_blame() {
      var browser =
          Browser.standard()
              .on(
                  request -> {
                    throw new NetworkFailure("the connection was refused");
                  });
      var trace = browser.visit(B);
      assertEquals(new Seen.Nothing(), trace.seen());
      assertTrue(trace.toString().contains("the connection was refused"), trace.toString());
    }

    @Test
    void a_click_tells_those_whom_ping_names_and_then_leaves() {
      var trace = page.click(B, l -> l.ping("https://c.example/ /own"));
      assertEquals(3, trace.exchanges().size());
      assertFalse(trace.exchanges().get(0).request().headers().has("Ping-From"));
      assertEquals(B, trace.exchanges().get(0).request().header("Ping-To"));
      assertEquals(A, trace.exchanges().get(1).request().header("Ping-From"));
      assertEquals("?1", servers.last("Sec-Fetch-User"));
      page.click(B, l -> l.byScript());
      assertEquals("", servers.last("Sec-Fetch-User"));
    }

    @Test
    void a_data_url_takes_no_tab() {
      assertEquals(new Seen.Nothing(), page.navigate("data:text/html,x").seen());
      assertTrue(page.iframe("data:text/html,x").page().origin().isOpaque());
    }
  }

  @Test
  void a_beacon_beyond_64_kib_is_not_queued() {
    var trace = page.beacon(B, "x".repeat(65_537));
    assertEquals(new Seen.NotSent(), trace.seen());
    assertTrue(trace.wasBlockedBy(Rule.KEEPALIVE_QUOTA));
    var generous = Browser.of(Profile.standard().without(Rule.KEEPALIVE_QUOTA)).on(servers);
    assertEquals(new Seen.Sent(), generous.page(A).beacon(B, "x".repeat(65_537)).seen());
  }

  @Test
  void an_old_browser_says_nothing_of_where_a_form_came_from_and_keeps_no_cookie_back() {
    var old =
        Browser.legacy().on(servers.answer(B, PAGE.with("Set-Cookie", "sid=1; SameSite=Strict")));
    old.visit(B);
    var evil = old.page("https://evil.example/");
    var form = evil.form(B, f -> f.method("post"));
    assertEquals("", servers.last("Origin") + servers.last("Sec-Fetch-Site"));
    assertEquals("sid", String.join("", form.cookiesSent()));
    evil.xhr(B);
    assertEquals("https://evil.example", servers.last("Origin"));
    var custom = evil.xhr(B, x -> x.header("X-Requested-With", "x"));
    assertFalse(custom.reachedServer());
    assertTrue(custom.wasBlockedBy(Rule.NO_PREFLIGHTS));
  }
}
