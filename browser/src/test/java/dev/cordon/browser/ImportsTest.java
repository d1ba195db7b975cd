package dev.cordon.browser;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What style sheets and modules bring along. */
class ImportsTest {
  private static final String A = "https://a.example/";
  private static final String SHEET = "https://b.example/css/main";
  private static final String MODULE = "https://a.example/js/main";

  private final Servers servers = new Servers();

  private Page page(Profile profile) {
    return Browser.of(profile).on(servers).page(A);
  }

  private Page page() {
    return page(Profile.standard());
  }

  private List<String> asked() {
    return servers.asked.stream().map(request -> request.url().toString()).toList();
  }

  private void sheet(String url, String text) {
    servers.answer(url, Response.ok("text/css", text));
  }

  private void module(String url, String text) {
    servers.answer(
        url, Response.ok("text/javascript", text).with("Access-Control-Allow-Origin", "*"));
  }

  @Nested
  class OfStyleSheets {
    @Test
    void each_way_of_writing_an_import_asks_for_it() {
      sheet(SHEET, "@import 'one'; @import url(/two) print;\n@import url( \"three\" );");
      var trace = page().styleSheet(SHEET);
      assertEquals(
          List.of(
              SHEET,
              "https://b.example/css/one",
              "https://b.example/two",
              "https://b.example/css/three"),
          asked());
      assertEquals(4, trace.exchanges().size());
      assertEquals(new Seen.Loaded(false, false), trace.seen());
    }

    @Test
    void behind_the_first_rule_there_is_none() {
      sheet(SHEET, "a{} @import 'one';");
      page().styleSheet(SHEET);
      assertEquals(List.of(SHEET), asked());
    }

    @Test
    void sheets_that_import_each_other_are_asked_for_once() {
      sheet(SHEET, "@import 'one'; @import 'one';");
      sheet("https://b.example/css/one", "@import 'one'; @import 'two';");
      page().styleSheet(SHEET);
      assertEquals(
          List.of(SHEET, "https://b.example/css/one", "https://b.example/css/two"), asked());
    }

    @Test
    void a_sheet_of_another_type_imports_nothing_even_where_it_fires_load() {
      servers.answer(SHEET, Response.ok("text/plain", "@import 'one';"));
      assertEquals(new Seen.NotLoaded(), page().styleSheet(SHEET).seen());
      var lenient = page(Profile.standard().without(Rule.STYLE_MIME_ERROR));
      assertEquals(new Seen.Loaded(false, false), lenient.styleSheet(SHEET).seen());
      assertEquals(List.of(SHEET, SHEET), asked());
    }

    @Test
    void the_sheet_is_its_referrer_and_the_page_its_site() {
      sheet(SHEET, "@import 'one';");
      page().styleSheet(SHEET);
      assertEquals(SHEET, servers.last("Referer"));
      assertEquals("cross-site", servers.last("Sec-Fetch-Site"));
    }

    @Test
    void unless_a_browser_takes_the_one_for_the_other() {
      sheet(SHEET, "@import 'one';");
      page(Profile.standard().without(Rule.STYLE_IMPORT_REFERRER)).styleSheet(SHEET);
      assertEquals(A, servers.last("Referer"));
      page(Profile.standard().with(Rule.STYLE_IMPORT_SITE)).styleSheet(SHEET);
      assertEquals("same-origin", servers.last("Sec-Fetch-Site"));
    }
  }

  @Nested
  class OfModules {
    @Test
    void imports_and_exports_are_asked_for_with_cors_in_the_modules_name() {
      module(MODULE, "import 'https://b.example/x';\nimport a, {b} from './y'\nexport * from '/z'");
      for (var url : List.of("https://b.example/x", A + "js/y", A + "z")) {
        module(url, "run()");
      }
      var trace = page().moduleScript(MODULE);
      assertEquals(List.of(MODULE, "https://b.example/x", A + "js/y", A + "z"), asked());
      assertEquals("cors", servers.last("Sec-Fetch-Mode"));
      assertEquals(MODULE, servers.last("Referer"));
      assertEquals(new Seen.Loaded(true, true), trace.seen());
    }

    @Test
    void a_bare_name_is_none_and_import_is_called_later() {
      module(MODULE, "import x from 'lodash'\nimport('/later')");
      page().moduleScript(MODULE);
      assertEquals(List.of(MODULE), asked());
    }

    @Test
    void one_that_fails_takes_the_module_along() {
      module(MODULE, "import 'https://b.example/x'");
      servers.answer("https://b.example/x", Response.ok("text/javascript", "run()"));
      var trace = page().moduleScript(MODULE);
      assertEquals(new Seen.NotLoaded(), trace.seen());
      assertTrue(trace.wasBlockedBy(Rule.CORS_CHECK));
      assertEquals(1, requireNonNull(trace.block()).exchange());
    }

    @Test
    void a_classic_script_imports_nothing() {
      module(MODULE, "import '/x'");
      assertNull(page().script(MODULE).block());
      assertEquals(List.of(MODULE), asked());
    }
  }
}
