package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.fetch.Step;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trace tells, alone and together with another. */
class TraceTest {
  private static final String A = "https://a.example/";
  private static final String B = "https://b.example/";

  private final Servers servers = new Servers();
  private final Browser browser = Browser.standard().on(servers);
  private final Page page = browser.page(A);

  /** One that was asked over https instead, and answered. */
  private Trace upgraded() {
    servers.answer("https://b.example/i", Response.ok("image/gif", "GIF89a"));
    return page.image("http://b.example/i");
  }

  /** One whose preflight was granted, and whose answer was not. */
  private Trace refused() {
    servers.answer(
        B,
        request ->
            request.method().equals("OPTIONS")
                ? Response.of(
                    204, "Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "PUT")
                : Response.of(200));
    return page.fetch(B, init -> init.method("PUT"));
  }

  private static List<Integer> exchangesOf(List<Step> steps) {
    return steps.stream().map(Step::exchange).toList();
  }

  @Test
  void after_another_its_exchanges_steps_and_blame_move_on() {
    var earlier = upgraded();
    var trace = refused();
    assertEquals(List.of(0), exchangesOf(earlier.steps()));
    assertEquals(1, earlier.exchanges().size());
    assertEquals(0, trace.steps().get(0).exchange());
    assertEquals(1, trace.block().exchange());

    var both = trace.after(earlier);
    assertEquals(3, both.exchanges().size());
    assertSame(earlier.exchanges().get(0), both.exchanges().get(0));
    assertEquals(0, both.steps().get(0).exchange());
    assertEquals(1, both.steps().get(1).exchange());
    assertEquals(trace.steps().get(0).detail(), both.steps().get(1).detail());
    assertEquals(2, both.block().exchange());
    assertEquals(trace.block().problem(), both.block().problem());
    assertEquals(trace.seen(), both.seen());
    assertEquals("fetch", both.action());
  }

  @Test
  void after_nothing_it_is_itself() {
    var trace = refused();
    assertSame(trace, trace.after(page.fetch("https://b.example:25/")));
    assertSame(trace, trace.stoppedBy(null));
  }

  @Test
  void blame_that_is_no_answers_stays_so() {
    var trace = page.fetch("https://b.example:25/").after(upgraded());
    assertEquals(-1, trace.block().exchange());
    assertEquals(1, trace.exchanges().size());
    assertNull(page.fetch(A).after(upgraded()).block());
  }

  @Test
  void what_it_brings_along_comes_behind_and_changes_no_end() {
    var first = upgraded();
    var both = first.bringing(refused());
    assertEquals(3, both.exchanges().size());
    assertSame(first.exchanges().get(0), both.exchanges().get(0));
    assertEquals(0, both.steps().get(0).exchange());
    assertEquals(1, both.steps().get(1).exchange());
    assertNull(both.block());
    assertEquals(first.seen(), both.seen());
  }

  @Test
  void says_whether_the_server_was_reached_or_only_asked() {
    var trace = refused();
    assertTrue(trace.reachedServer());
    assertTrue(trace.askedFirst());
    assertFalse(upgraded().askedFirst());
    servers.answer(B, Response.of(403));
    var stopped = page.fetch(B, init -> init.method("DELETE"));
    assertFalse(stopped.reachedServer());
    assertTrue(stopped.askedFirst());
    assertTrue(stopped.wasBlockedBy(Rule.PREFLIGHT_STATUS));
    assertFalse(stopped.wasBlockedBy(Rule.CORS_CHECK));
    assertFalse(upgraded().wasBlockedBy(Rule.CORS_CHECK));
  }

  @Test
  void names_the_cookies_that_went_and_those_that_stayed() {
    servers.answer(
        B,
        Response.ok("text/html", "")
            .with("Set-Cookie", "lax=1; SameSite=Lax")
            .with("Set-Cookie", "none=2; SameSite=None; Secure"));
    browser.visit(B);
    var trace = page.image(B);
    assertEquals(List.of("none"), trace.cookiesSent());
    assertEquals(List.of("lax"), trace.cookiesKept().stream().map(CookieNote::name).toList());
    assertEquals(List.of(), page.image("https://c.example/").cookiesKept());
  }

  @Test
  void has_a_page_or_a_worker_or_neither() {
    var frame = page.iframe(B);
    assertTrue(frame.hasPage());
    assertNotNull(frame.page());
    assertFalse(frame.hasWorker());
    assertThrows(IllegalStateException.class, frame::worker);
    servers.answer(A + "w.js", Response.ok("text/javascript", "run()"));
    var worker = page.worker("/w.js");
    assertTrue(worker.hasWorker());
    assertNotNull(worker.worker());
    assertFalse(worker.hasPage());
    assertThrows(IllegalStateException.class, worker::page);
  }

  @Test
  void can_be_read_where_the_page_that_comes_is_of_the_same_origin() {
    assertTrue(page.navigate(A + "next").canRead());
    assertFalse(page.navigate(B).canRead());
    assertFalse(browser.visit(A).canRead(), "by nobody, where nobody asked");
    assertFalse(refused().canRead());
    assertTrue(page.fetch(A).canRead());
  }

  @Test
  void knows_who_did_what_to_whom() {
    var trace = upgraded();
    assertEquals("img", trace.action());
    assertSame(page, trace.from());
    assertEquals("http://b.example/i", trace.target().toString());
    assertNull(browser.visit(A).from());
    assertNull(page.image("https://[").target());
  }

  @Test
  void what_is_seen_is_said_in_words() {
    assertEquals("load, and cannot look inside", new Seen.Loaded(false, false).toString());
    assertEquals("load, and it ran, and can look inside", new Seen.Loaded(true, true).toString());
    assertEquals("error", new Seen.NotLoaded().toString());
    assertEquals("error, not open", new Seen.Refused().toString());
    assertEquals("open", new Seen.Opened().toString());
    assertEquals("nothing", new Seen.Nothing().toString());
    assertEquals("that it was queued", new Seen.Sent().toString());
    assertEquals("that it was not queued", new Seen.NotSent().toString());
    assertEquals("an exception: x", new Seen.Thrown("x").toString());
    assertEquals("that it failed, and not why", new Seen.Failed().toString());
    assertEquals(
        "the page https://b.example/, which came from https://a.example/",
        page.navigate(B).seen().toString());
    assertEquals("the page https://a.example/", browser.visit(A).seen().toString());
    assertEquals("a basic response: 200, 22 bytes", page.fetch(A).seen().toString());
  }
}
