package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.fetch.EmbedderPolicy;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.http.AddressSpace;
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

/** What pages and workers have of those around them (HTML, origins, sandboxing, policies). */
class ContextsTest {
  private static final String A = "https://a.example/";
  private static final String B = "https://b.example/";

  private final Servers servers =
      new Servers()
          .answer(A + "w.js", Response.ok("text/javascript", "1"))
          .answer(
              A + "strict.js",
              Response.ok("text/javascript", "1").with("Referrer-Policy", "no-referrer"))
          .answer(
              B + "sandboxed",
              Response.ok("text/html", "").with("Content-Security-Policy", "sandbox allow-scripts"))
          .answer(
              B + "isolated",
              Response.ok("text/html", "")
                  .with("Cross-Origin-Embedder-Policy", "require-corp")
                  .with("Cross-Origin-Resource-Policy", "cross-origin"))
          .answer(B + "none", Response.ok("text/html", "").with("X-Frame-Options", "DENY"))
          .answer(
              B + "for-a",
              Response.ok("text/html", "")
                  .with("Content-Security-Policy", "frame-ancestors https://a.example"));

  private final Browser browser = Browser.standard().on(servers);
  private final Page a = browser.page(A, page -> page.header("Referrer-Policy", "origin"));

  static Stream<Arguments> origins() {
    return Stream.of(
        row("a page at the top", A, a -> a),
        row("srcdoc", A, a -> a.srcdoc()),
        row("srcdoc within srcdoc", A, a -> a.srcdoc().srcdoc()),
        row("about:blank", A, a -> a.blankFrame()),
        row("data:", "null", a -> a.dataFrame()),
        row("about:blank within data:", "null", a -> a.dataFrame().blankFrame()),
        row("a frame of its own site", A, a -> a.iframe("/x").page()),
        row("a frame of another", B, a -> a.iframe(B).page()),
        row("srcdoc in that", B, a -> a.iframe(B).page().srcdoc()),
        row("a sandboxed frame", "null", a -> a.iframe(A, f -> f.sandbox("allow-scripts")).page()),
        row(
            "one that keeps its origin",
            A,
            a -> a.iframe(A, f -> f.sandbox("allow-scripts allow-same-origin")).page()),
        row("a sandboxed srcdoc", "null", a -> a.srcdoc(f -> f.sandbox("allow-scripts"))),
        row(
            "a frame within a sandboxed one",
            "null",
            a -> a.srcdoc(f -> f.sandbox("allow-scripts")).iframe(B).page()),
        row("a frame under a CSP sandbox", "null", a -> a.iframe(B + "sandboxed").page()),
        row("a page under a CSP sandbox", "null", a -> a.navigate(B + "sandboxed").page()),
        row("a window of about:blank", A, a -> a.open("about:blank").page()),
        row("a worker", A, a -> a.worker("w.js").worker()),
        row("a worker out of a Blob", A, a -> a.blobWorker()),
        row("a worker out of a data: URL", "null", a -> a.dataWorker()),
        row("a worker of a worker", A, a -> a.worker("w.js").worker().blobWorker()));
  }

  private static Arguments row(String sentence, String origin, Function<Page, Client> way) {
    return arguments(sentence, way, origin.equals("null") ? origin : origin.replaceAll("/$", ""));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void origins(String sentence, Function<Page, Client> way, String origin) {
    var client = way.apply(a);
    assertEquals(origin, client.origin().toString());
    client.fetch("https://c.example/");
    assertEquals(origin, servers.last("Origin"));
  }

  static Stream<Arguments> referrers() {
    return Stream.of(
        arguments("a page", (Function<Page, Client>) a -> a, A),
        arguments("srcdoc", (Function<Page, Client>) a -> a.srcdoc(), A),
        arguments("srcdoc's own srcdoc", (Function<Page, Client>) a -> a.srcdoc().srcdoc(), A),
        arguments("data:", (Function<Page, Client>) a -> a.dataFrame(), ""),
        arguments(
            "a frame under the default policy",
            (Function<Page, Client>) a -> a.iframe("/x").page(),
            A),
        arguments(
            "a worker by its own answer",
            (Function<Page, Client>) a -> a.worker("/strict.js").worker(),
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void referrers(String sentence, Function<Page, Client> way, String referrer) {
    way.apply(a).fetch("https://c.example/");
    assertEquals(referrer, servers.last("Referer"));
  }

  @Nested
  class Policies {
    @Test
    void pages_without_an_answer_of_their_own_have_their_makers() {
      for (var page : new Page[] {a.srcdoc(), a.blankFrame(), a.dataFrame()}) {
        assertEquals(ReferrerPolicy.ORIGIN, page.environment().referrerPolicy());
      }
    }

    @Test
    void a_meta_element_of_theirs_changes_theirs_alone() {
      var inside = a.srcdoc().meta("referrer", "no-referrer");
      inside.fetch("https://c.example/");
      assertEquals("", servers.last("Referer"));
      a.fetch("https://c.example/");
      assertEquals(A, servers.last("Referer"));
    }

    @Test
    void upgrades_and_credentialless_frames_reach_everything_inside() {
      var page =
          browser.page(A, p -> p.header("Content-Security-Policy", "upgrade-insecure-requests"));
      var inside = page.iframe(B, f -> f.credentialless()).page().iframe("https://c.example/");
      assertTrue(inside.page().environment().upgradeInsecureRequests());
      assertTrue(inside.page().environment().credentiallessFrame());
    }

    @Test
    void an_embedder_policy_counts_in_secure_contexts_alone() {
      var secure = browser.page(A, p -> p.header("Cross-Origin-Embedder-Policy", "require-corp"));
      var plain =
          browser.page(
              "http://a.example/", p -> p.header("Cross-Origin-Embedder-Policy", "require-corp"));
      assertEquals(EmbedderPolicy.REQUIRE_CORP, secure.environment().embedderPolicy());
      assertEquals(EmbedderPolicy.UNSAFE_NONE, plain.environment().embedderPolicy());
    }

    @Test
    void what_is_asked_of_no_server_lies_where_its_maker_does() {
      var local = browser.page(A, page -> page.addressSpace(AddressSpace.LOCAL));
      assertEquals(AddressSpace.LOCAL, local.srcdoc().environment().addressSpace());
      assertEquals(AddressSpace.LOCAL, local.blobWorker().environment().addressSpace());
      assertEquals(AddressSpace.PUBLIC, local.iframe("/x").page().environment().addressSpace());
    }
  }

  @Nested
  class Framed {
    @Test
    void a_page_that_refuses_frames_does_not_come_and_nobody_can_tell() {
      var trace = a.iframe(B + "none");
      assertTrue(trace.wasBlockedBy(Rule.X_FRAME_OPTIONS));
      assertFalse(trace.hasPage());
      assertEquals(new Seen.Loaded(false, false), trace.seen());
    }

    @Test
    void all_pages_around_it_count() {
      assertTrue(a.iframe(B + "for-a").hasPage());
      assertTrue(browser.page(B).iframe(B + "for-a").wasBlockedBy(Rule.FRAME_ANCESTORS));
      assertTrue(a.dataFrame().iframe(B + "for-a").wasBlockedBy(Rule.FRAME_ANCESTORS));
    }

    @Test
    void under_an_embedder_policy_frames_need_one_unless_they_are_credentialless() {
      var page = browser.page(A, p -> p.header("Cross-Origin-Embedder-Policy", "require-corp"));
      assertTrue(page.iframe("/x").wasBlockedBy(Rule.COEP_FRAMES));
      assertTrue(page.iframe(B + "isolated").hasPage());
      assertTrue(page.iframe("/x", f -> f.credentialless()).hasPage());
    }

    @Test
    void a_frame_of_the_pages_own_origin_can_be_looked_into() {
      assertEquals(new Seen.Loaded(true, true), a.iframe("/x").seen());
      assertEquals(new Seen.Loaded(true, false), a.iframe(B).seen());
      assertEquals(new Seen.Loaded(false, false), a.iframe("/x", f -> f.sandbox("")).seen());
    }
  }

  @Nested
  class Sandboxed {
    private final Page scripts = a.srcdoc(f -> f.sandbox("allow-scripts"));

    @Test
    void without_leave_no_script_runs() {
      var silent = a.srcdoc(f -> f.sandbox(""));
      var trace = silent.fetch(B);
      assertEquals(new Seen.Nothing(), trace.seen());
      assertTrue(trace.wasBlockedBy(Rule.SANDBOX_SCRIPTS));
      assertFalse(trace.reachedServer());
      assertTrue(silent.image(B).reachedServer(), "what needs no script loads");
    }

    @Test
    void without_leave_no_form_is_sent() {
      assertTrue(scripts.form(B, f -> f.method("post")).wasBlockedBy(Rule.SANDBOX_NAVIGATION));
      var forms = a.srcdoc(f -> f.sandbox("allow-scripts allow-forms"));
      forms.form(B, f -> f.method("post"));
      assertEquals("null", servers.last("Origin"));
      assertEquals("iframe", servers.last("Sec-Fetch-Dest"));
    }

    @Test
    void without_leave_no_window_opens_and_with_it_the_window_is_as_sandboxed() {
      assertTrue(scripts.open(B).wasBlockedBy(Rule.SANDBOX_NAVIGATION));
      var popups = a.srcdoc(f -> f.sandbox("allow-scripts allow-popups"));
      assertEquals("null", popups.open(B).page().origin().toString());
      var escaping =
          a.srcdoc(f -> f.sandbox("allow-scripts allow-popups allow-popups-to-escape-sandbox"));
      assertEquals("https://b.example", escaping.open(B).page().origin().toString());
    }

    @Test
    void the_top_is_navigated_with_leave_or_by_the_user() {
      assertTrue(scripts.navigateTop(B).wasBlockedBy(Rule.SANDBOX_NAVIGATION));
      var top = a.srcdoc(f -> f.sandbox("allow-scripts allow-top-navigation"));
      assertTrue(top.navigateTop(B).page().isTopLevel());
      var user = a.srcdoc(f -> f.sandbox("allow-scripts allow-top-navigation-by-user-activation"));
      assertTrue(user.navigateTop(B).wasBlockedBy(Rule.SANDBOX_NAVIGATION));
      assertTrue(user.click(B, l -> l.target("_top")).hasPage());
    }

    @Test
    void it_may_go_elsewhere_in_its_own_frame_and_stays_sandboxed() {
      var next = scripts.navigate(B);
      assertEquals("iframe", servers.last("Sec-Fetch-Dest"));
      assertEquals("null", next.page().origin().toString());
      assertEquals(A, next.page().environment().topLevelUrl().toString());
    }

    @Test
    void without_the_rules_nothing_is_forbidden() {
      var careless =
          Browser.of(
                  Profile.standard()
                      .without(Rule.SANDBOX_SCRIPTS)
                      .without(Rule.SANDBOX_NAVIGATION)
                      .without(Rule.OPAQUE_ORIGIN))
              .on(servers)
              .page(A)
              .srcdoc(f -> f.sandbox(""));
      assertEquals("https://a.example", careless.origin().toString());
      assertTrue(careless.form(B, f -> f.method("post")).reachedServer());
      assertTrue(careless.navigateTop(B).reachedServer());
    }
  }
}
