package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements, workers and frames where browsers part: with a rule, and without it. */
class ElementRulesTest {
  private static final String A = "https://a.example/";
  private static final String B = "https://b.example/";
  private static final Profile STANDARD = Profile.standard();

  private final Servers servers = new Servers();

  private Page page(Profile profile) {
    return Browser.of(profile).on(servers).page(A);
  }

  @ParameterizedTest(name = "link rel={0}")
  @CsvSource({"manifest, LINK_MANIFEST", "icon, LINK_ICON", "prefetch, LINK_PREFETCH"})
  void a_link_of_a_kind_that_a_browser_does_not_know_asks_nothing(String rel, Rule rule) {
    page(STANDARD).link(rel, A + "x");
    assertEquals(1, servers.asked.size());
    assertEquals(new Seen.Nothing(), page(STANDARD.without(rule)).link(rel, A + "x").seen());
    assertEquals(1, servers.asked.size());
  }

  @Test
  void a_manifest_has_the_cookies_of_its_own_origin_unless_a_browser_leaves_them_out() {
    for (var profile : new Profile[] {STANDARD, STANDARD.with(Rule.MANIFEST_WITHOUT_CREDENTIALS)}) {
      var page = page(profile);
      page.setCookie("c=1");
      page.link("manifest", A + "m");
      var left = profile.follows(Rule.MANIFEST_WITHOUT_CREDENTIALS);
      assertEquals(left ? "" : "c=1", servers.last("Cookie"));
    }
  }

  @Nested
  class Workers {
    @Test
    void one_of_another_origin_is_an_error_event_or_an_exception() {
      assertEquals(new Seen.NotLoaded(), page(STANDARD).worker(B).seen());
      var thrown = page(STANDARD.with(Rule.WORKER_AT_ONCE)).worker(B);
      assertInstanceOf(Seen.Thrown.class, thrown.seen());
      assertTrue(thrown.wasBlockedBy(Rule.WORKER_SAME_ORIGIN));
      assertTrue(servers.asked.isEmpty());
    }

    @Test
    void a_modules_type_is_asked_by_a_rule_of_its_own() {
      servers.answer(A + "w", Response.ok("text/plain", "run()"));
      var bare = STANDARD.without(Rule.MODULE_WORKER_MIME);
      Consumer<WorkerSettings> module = WorkerSettings::module;
      assertEquals(new Seen.NotLoaded(), page(STANDARD).worker(A + "w", module).seen());
      assertInstanceOf(Seen.Loaded.class, page(bare).worker(A + "w", module).seen());
      assertEquals(new Seen.NotLoaded(), page(bare).worker(A + "w").seen());
    }

    @Test
    void imported_scripts_have_their_own_type_check_and_cookies_by_habit_alone() {
      servers.answer(A + "x", Response.ok("text/plain", "run()"));
      var worker = page(STANDARD).blobWorker();
      assertTrue(worker.importScripts(A + "x").wasBlockedBy(Rule.IMPORT_SCRIPTS_MIME));
      var lenient = page(STANDARD.without(Rule.IMPORT_SCRIPTS_MIME)).blobWorker();
      assertInstanceOf(Seen.Loaded.class, lenient.importScripts(A + "x").seen());
    }
  }

  @Nested
  class Frames {
    private Trace refused(Profile profile, String kind) {
      servers.answer(B, Response.ok("text/html", "<p>").with("X-Frame-Options", "DENY"));
      return kind.equals("object") ? page(profile).object(B) : page(profile).embed(B);
    }

    @Test
    void an_object_that_may_not_be_shown_fires_error_an_embed_loads() {
      assertEquals(new Seen.NotLoaded(), refused(STANDARD, "object").seen());
      assertEquals(new Seen.Loaded(false, false), refused(STANDARD, "embed").seen());
    }

    @Test
    void or_the_object_loads_and_the_embed_tells_nothing() {
      assertEquals(
          new Seen.Loaded(false, false),
          refused(STANDARD.without(Rule.OBJECT_ERROR), "object").seen());
      assertEquals(new Seen.Nothing(), refused(STANDARD.with(Rule.EMBED_SILENT), "embed").seen());
    }

    @Test
    void objects_say_that_they_are_some_unless_a_browser_calls_them_frames() {
      page(STANDARD).object(B);
      assertEquals("object", servers.last("Sec-Fetch-Dest"));
      page(STANDARD.without(Rule.PLUGIN_DESTINATION)).object(B);
      assertEquals("iframe", servers.last("Sec-Fetch-Dest"));
    }

    @Test
    void resource_policy_keeps_objects_away_where_a_browser_asks_it() {
      servers.answer(
          B, Response.ok("text/html", "<p>").with("Cross-Origin-Resource-Policy", "same-origin"));
      assertInstanceOf(Seen.Loaded.class, page(STANDARD).object(B).seen());
      assertTrue(page(STANDARD.with(Rule.CORP_PLUGINS)).object(B).wasBlockedBy(Rule.CORP));
      assertInstanceOf(Seen.Loaded.class, page(STANDARD.with(Rule.CORP_PLUGINS)).iframe(B).seen());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"https://a.example/f, FRAME_COEP_SILENT", "https://b.example/f, FRAME_CORP_STAYS"})
    void a_frame_without_an_embedder_policy_is_an_error_page_or_tells_nothing(
        String url, Rule rule) {
      for (var profile : new Profile[] {STANDARD, STANDARD.with(rule)}) {
        var page =
            Browser.of(profile)
                .on(servers)
                .page(A, p -> p.header("Cross-Origin-Embedder-Policy", "require-corp"));
        assertEquals(
            profile.follows(rule) ? new Seen.Nothing() : new Seen.Loaded(false, false),
            page.iframe(url).seen());
      }
    }
  }

  @Test
  void a_medium_is_asked_for_whole_and_then_for_its_beginning_where_a_browser_probes() {
    page(STANDARD).video(A + "v");
    assertEquals(1, servers.asked.size());
    page(STANDARD.with(Rule.MEDIA_PROBE)).video(A + "v");
    assertEquals(3, servers.asked.size());
    assertEquals("bytes=0-1445", servers.last("Range"));
  }

  @Test
  void a_track_is_of_the_own_origin_and_tells_the_page_unless_a_browser_does_neither() {
    page(STANDARD).track(B);
    assertTrue(servers.asked.isEmpty());
    page(STANDARD.without(Rule.TRACK_SAME_ORIGIN)).track(B);
    assertEquals("no-cors", servers.last("Sec-Fetch-Mode"));
    assertEquals(A, servers.last("Referer"));
    page(STANDARD.without(Rule.TRACK_REFERRER)).track(A + "t");
    assertEquals("", servers.last("Referer"));
  }

  @Test
  void a_page_with_noopener_allow_popups_has_no_opener_where_that_is_known() {
    servers.answer(
        B,
        Response.ok("text/html", "<p>")
            .with("Cross-Origin-Opener-Policy", "noopener-allow-popups"));
    assertEquals(false, page(STANDARD).open(B).page().hasOpener());
    var other = page(STANDARD.without(Rule.OPENER_POLICY_NOOPENER));
    assertEquals(true, other.open(B).page().hasOpener());
  }
}
