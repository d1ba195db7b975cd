package dev.cordon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of the web platform tests on Fetch Metadata: each kind of request, each chain. */
@DisplayName("Fetch Metadata, by the web platform tests")
class FetchMetadataTableTest {
  private static final Set<String> IMAGES =
      Set.of(
          "css-images", "element-img", "element-input-image", "element-video-poster", "svg-image");

  @Test
  void every_row() {
    var ledger =
        new Ledger<JsonNode>()
            .foreseeing(
                "HTML gives a prefetch the empty destination, whatever as= says",
                row -> row.path("elementAttrs").has("as"))
            .foreseeing(
                "HTML gives an icon the destination image",
                row ->
                    isAbout(row, "sec-fetch-dest")
                        && row.path("expected").asText().equals("empty")
                        && (kind(row).equals("element-link-icon") || rel(row).equals("icon")))
            .foreseeing(
                "SVG's image has the destination of an image",
                row ->
                    isAbout(row, "sec-fetch-dest")
                        && row.path("expected").asText().equals("empty")
                        && kind(row).equals("svg-image"))
            .foreseeing(
                "HTML navigates an embed",
                row ->
                    isAbout(row, "sec-fetch-mode")
                        && kind(row).equals("element-embed")
                        && chain(row).isEmpty())
            .foreseeing(
                "Mixed Content upgrades the insecure hop of an image or medium, which then is none",
                row ->
                    isHttps(row)
                        && chain(row).contains("httpOrigin")
                        && (IMAGES.contains(kind(row))
                            || kind(row).equals("element-audio")
                            || kind(row).equals("element-video")));
    var rows = Conformance.rows("wpt-expanded/fetch-metadata-expanded.json");
    for (var row : rows) {
      var expected = row.get("expected").isNull() ? null : row.get("expected").asText();
      ledger.row(row, isSkippedByItsTemplate(row) ? null : expected, found(row));
    }
    ledger.settle(1160);
  }

  /** Its template asks nothing of another origin, of which no service worker is registered. */
  private static boolean isSkippedByItsTemplate(JsonNode row) {
    return kind(row).equals("serviceworker")
        && !chain(row).isEmpty()
        && !chain(row).get(0).equals("httpsOrigin");
  }

  /** The header at the end of the chain; null where it is absent, or nothing arrived there. */
  private static @Nullable String found(JsonNode row) {
    var servers = new Servers();
    var urls = urls(row);
    for (var i = 0; i < urls.size(); i++) {
      var next = i + 1 < urls.size() ? urls.get(i + 1) : null;
      servers.answer(urls.get(i), request -> answer(request, next));
      servers.answer(urls.get(i).replace("http:", "https:"), request -> answer(request, next));
    }
    var browser = Browser.standard().on(servers);
    var page = browser.page(isHttps(row) ? "https://a.test/page" : "http://a.test/page");
    if (row.path("userActivated").asBoolean()) {
      page.activate();
    }
    ask(row, page, urls.get(0));
    var asked = servers.asked.stream().filter(request -> !isPreflight(request)).toList();
    var last = asked.isEmpty() ? null : asked.get(asked.size() - 1);
    return last != null && last.url().path().equals("/" + (urls.size() - 1))
        ? last.header(row.get("headerName").asText())
        : null;
  }

  private static boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS");
  }

  private static Response answer(Request request, @Nullable String next) {
    var origin = request.header("Origin");
    var answer = next == null ? Response.ok("text/javascript", "") : Response.redirect(302, next);
    return answer
        .with("Access-Control-Allow-Origin", origin == null ? "*" : origin)
        .with("Access-Control-Allow-Credentials", "true");
  }

  private static List<String> urls(JsonNode row) {
    var chain = chain(row);
    if (chain.isEmpty()) {
      return List.of((isHttps(row) ? "https" : "http") + "://a.test/0");
    }
    var urls = new ArrayList<String>();
    for (var name : chain) {
      var scheme = name.startsWith("https") ? "https://" : "http://";
      var host =
          name.endsWith("SameSite")
              ? "www.a.test"
              : name.endsWith("CrossSite") ? "b.test" : "a.test";
      urls.add(scheme + host + "/" + urls.size());
    }
    return urls;
  }

  private static void ask(JsonNode row, Page page, String url) {
    switch (kind(row)) {
      case "element-a", "element-area" -> page.click(url, link -> link(row, link));
      case "form-submission" ->
          page.form(url, form -> form(row, form.method(row.path("method").asText())));
      case "element-meta-refresh" -> page.metaRefresh(url);
      case "header-refresh" -> page.headerRefresh(url);
      case "window-location", "window-history" -> page.navigate(url);
      case "element-frame" -> page.frame(url);
      case "element-iframe" -> page.iframe(url);
      case "element-embed" -> page.embed(url);
      case "element-audio" -> page.audio(url, element -> attributes(row, element));
      case "element-video" -> page.video(url, element -> attributes(row, element));
      case "css-images", "element-input-image", "element-video-poster", "svg-image" ->
          page.image(url, element -> attributes(row, element));
      case "element-img", "element-img-environment-change", "element-picture" ->
          page.image(url, element -> attributes(row, isSet(row) ? element.imageSet() : element));
      case "element-link-icon" -> page.link("icon", url, element -> attributes(row, element));
      case "element-link-prefetch" ->
          page.link("prefetch", url, element -> attributes(row, element));
      case "header-link" -> page.link(rel(row), url);
      case "css-font-face" -> page.font(url);
      case "audioworklet" -> page.worklet(url, Destination.AUDIOWORKLET);
      case "script-module-import-dynamic", "script-module-import-static" -> page.importModule(url);
      case "element-script" -> {
        if (row.path("elementAttrs").has("type")) {
          page.moduleScript(url);
        } else {
          page.script(url, element -> attributes(row, element));
        }
      }
      case "worker-dedicated-importscripts" -> page.blobWorker().importScripts(url);
      case "worker-dedicated-constructor" -> page.worker(url, worker -> options(row, worker));
      case "serviceworker" -> page.serviceWorker(url, worker -> options(row, worker));
      case "fetch" -> page.fetch(url, init -> init.mode(mode(row)));
      // What a service worker fetches for its page, it fetches as a worker of that origin.
      case "fetch-via-serviceworker" -> page.blobWorker().fetch(url, init -> init.mode(mode(row)));
      // AppCache is gone from HTML; its manifest was fetched as a prefetch is.
      case "appcache-manifest" -> page.link("prefetch", url);
      default -> throw new AssertionError("no such kind of request: " + kind(row));
    }
  }

  private static void link(JsonNode row, Link link) {
    if (!row.path("userActivated").asBoolean()) {
      link.byScript();
    }
    if (row.path("elementAttrs").has("download")) {
      link.download();
    }
  }

  private static void form(JsonNode row, Form form) {
    if (row.path("userActivated").asBoolean()) {
      form.byUser();
    }
  }

  private static void options(JsonNode row, WorkerSettings worker) {
    if (row.path("options").path("type").asText().equals("module")) {
      worker.module();
    }
  }

  private static void attributes(JsonNode row, Element element) {
    var attributes = row.path("elementAttrs");
    if (attributes.has("crossorigin")) {
      element.crossOrigin(attributes.get("crossorigin").asText());
    }
    if (attributes.has("as")) {
      element.as(attributes.get("as").asText());
    }
  }

  private static boolean isSet(JsonNode row) {
    return !kind(row).equals("element-img") || row.path("sourceAttr").asText().equals("srcset");
  }

  private static Mode mode(JsonNode row) {
    return switch (row.path("init").path("mode").asText("cors")) {
      case "no-cors" -> Mode.NO_CORS;
      case "same-origin" -> Mode.SAME_ORIGIN;
      default -> Mode.CORS;
    };
  }

  private static String kind(JsonNode row) {
    return row.get("template").asText().split("\\.", 2)[0];
  }

  private static String rel(JsonNode row) {
    return row.path("rel").asText();
  }

  private static boolean isAbout(JsonNode row, String header) {
    return row.get("headerName").asText().equals(header);
  }

  /** By its flags, or by its template's name. AppCache's page had no need to be secure. */
  private static boolean isHttps(JsonNode row) {
    return row.get("filename_flags").toString().contains("\"https\"")
        || row.get("template").asText().contains(".https.sub");
  }

  private static List<String> chain(JsonNode row) {
    return StreamSupport.stream(row.get("origins").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
