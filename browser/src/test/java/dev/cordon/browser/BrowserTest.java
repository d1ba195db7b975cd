package dev.cordon.browser;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserTest {
  private static final String BANK = "https://bank.example/";
  private static final String EVIL = "https://evil.example/";

  private final Servers servers =
      new Servers()
          .answer(
              BANK + "login",
              Response.of(200, "Set-Cookie", "sid=1; Secure; HttpOnly; SameSite=None"))
          .answer(BANK + "account", Response.ok("application/json", "{\"balance\":1}"));

  private final Browser browser = Browser.standard().on(servers);

  @Test
  void the_users_session_goes_along_with_what_a_foreign_page_asks_and_the_answer_stays_closed() {
    browser.visit(BANK + "login");
    var trace = browser.page(EVIL).fetch(BANK + "account", init -> init.credentials(INCLUDE));

    assertEquals(List.of("sid"), trace.cookiesSent());
    assertTrue(trace.reachedServer());
    assertFalse(trace.canRead());
    assertTrue(trace.wasBlockedBy(Rule.CORS_CHECK));
    assertEquals(new Seen.Failed(), trace.seen());
  }

  @Test
  void what_needs_leave_is_not_sent_without_it() {
    var trace = browser.page(EVIL).fetch(BANK + "account", init -> init.method("DELETE"));

    assertTrue(trace.askedFirst());
    assertFalse(trace.reachedServer());
    assertEquals("OPTIONS", servers.last().method());
  }

  @Test
  void script_in_a_page_of_the_banks_own_origin_is_stopped_by_nothing() {
    browser.visit(BANK + "login");
    var scripted = browser.page(BANK + "comments");
    var trace =
        scripted.fetch(
            BANK + "account",
            init -> init.method("DELETE").header("X-Csrf-Token", "read out of the page"));

    assertEquals(List.of("sid"), trace.cookiesSent());
    assertTrue(trace.canRead());
    assertEquals(
        "{\"balance\":1}", assertInstanceOf(Seen.Readable.class, trace.seen()).body().text());
    assertEquals("same-origin", servers.last("Sec-Fetch-Site"));
  }

  @Test
  void the_clock_moves_only_when_it_is_told_to() {
    var start = browser.now();
    browser.visit(BANK);
    assertEquals(start, browser.now());
    browser.advance(Duration.ofMinutes(2));
    assertEquals(start.plusSeconds(120), browser.now());
    assertThrows(IllegalArgumentException.class, () -> browser.advance(Duration.ofSeconds(-1)));
  }

  @Test
  void a_visit_is_in_nobodys_name_and_gives_the_page() {
    var trace = browser.visit(BANK + "a#b");

    assertEquals("none", servers.last("Sec-Fetch-Site"));
    assertEquals("?1", servers.last("Sec-Fetch-User"));
    assertEquals("document", servers.last("Sec-Fetch-Dest"));
    assertEquals(BANK + "a", trace.page().url().toString());
    assertTrue(trace.page().isTopLevel());
  }

  @Test
  void asking_for_a_page_that_did_not_come_says_what_happened() {
    var trace = browser.page(EVIL).fetch(BANK);
    var error = assertThrows(IllegalStateException.class, trace::page);
    assertTrue(error.getMessage().contains("fetch https://bank.example/"), error.getMessage());
  }
}
