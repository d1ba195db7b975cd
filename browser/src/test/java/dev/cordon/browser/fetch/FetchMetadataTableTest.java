package dev.cordon.browser.fetch;

import com.fasterxml.jackson.databind.JsonNode;
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
    var lab = Lab.standard();
    var urls = urls(row);
    for (var i = 0; i < urls.size(); i++) {
      var next = i + 1 < urls.size() ? urls.get(i + 1) : null;
      lab.answer("*", urls.get(i), request -> answer(request, next));
      if (urls.get(i).startsWith("http:")) {
        lab.answer("*", urls.get(i).replace("http:", "https:"), request -> answer(request, next));
      }
    }
    var page = Settings.page(isHttps(row) ? "https://a.test/page" : "http://a.test/page");
    lab.fetch(request(row, page, urls.get(0)));
    var last = lab.wire.isEmpty() ? null : lab.wire.get(lab.wire.size() - 1);
    return last != null && last.url().path().equals("/" + (urls.size() - 1))
        ? last.header(row.get("headerName").asText())
        : null;
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

  private static FetchRequest request(JsonNode row, Settings page, String url) {
    var kind = kind(row);
    var attributes = row.path("elementAttrs");
    if (attributes.has("download")) {
      return page.element(Destination.EMPTY, url);
    }
    var request =
        switch (kind) {
          case "element-a",
              "element-area",
              "element-meta-refresh",
              "form-submission",
              "header-refresh",
              "window-location",
              "window-history" ->
              page.link(url);
          case "element-frame" -> frame(page, Destination.FRAME, url);
          case "element-iframe" -> frame(page, Destination.IFRAME, url);
          case "element-embed" -> frame(page, Destination.EMBED, url);
          case "element-audio" -> page.element(Destination.AUDIO, url);
          case "element-video" -> page.element(Destination.VIDEO, url);
          case "css-images",
              "element-img",
              "element-img-environment-change",
              "element-input-image",
              "element-picture",
              "element-video-poster",
              "element-link-icon",
              "svg-image" ->
              page.element(Destination.IMAGE, url);
          case "header-link" ->
              page.element(rel(row).equals("icon") ? Destination.IMAGE : Destination.STYLE, url);
          case "css-font-face" -> cors(page, Destination.FONT, url);
          case "audioworklet" -> cors(page, Destination.AUDIOWORKLET, url);
          case "script-module-import-dynamic", "script-module-import-static" ->
              cors(page, Destination.SCRIPT, url);
          case "element-script" ->
              attributes.has("type")
                  ? cors(page, Destination.SCRIPT, url)
                  : page.element(Destination.SCRIPT, url);
          case "worker-dedicated-importscripts" -> page.element(Destination.SCRIPT, url);
          case "worker-dedicated-constructor" -> sameOrigin(page, Destination.WORKER, url);
          case "serviceworker" -> sameOrigin(page, Destination.SERVICEWORKER, url);
          case "fetch", "fetch-via-serviceworker" -> scripted(row, page, url);
          case "element-link-prefetch", "appcache-manifest" -> page.element(Destination.EMPTY, url);
          default -> throw new AssertionError("no such kind of request: " + kind);
        };
    request.imageSet = isImageSet(row);
    request.userActivation = row.path("userActivated").asBoolean();
    request.formSubmission = kind.equals("form-submission");
    request.method = row.path("method").asText("GET");
    crossorigin(request, attributes.path("crossorigin"));
    return request;
  }

  private static boolean isImageSet(JsonNode row) {
    return kind(row).equals("element-picture")
        || kind(row).equals("element-img-environment-change")
        || row.path("sourceAttr").asText().equals("srcset");
  }

  /** HTML, create a potential-CORS request. */
  private static void crossorigin(FetchRequest request, JsonNode value) {
    if (!value.isMissingNode()) {
      request.mode = Mode.CORS;
      request.credentials =
          value.asText().equals("use-credentials") ? Credentials.INCLUDE : Credentials.SAME_ORIGIN;
    }
  }

  private static FetchRequest scripted(JsonNode row, Settings page, String url) {
    var request = page.fetch(url);
    request.mode =
        switch (row.path("init").path("mode").asText("cors")) {
          case "no-cors" -> Mode.NO_CORS;
          case "same-origin" -> Mode.SAME_ORIGIN;
          default -> Mode.CORS;
        };
    return request;
  }

  private static FetchRequest frame(Settings page, Destination destination, String url) {
    var request = page.frame(url);
    request.destination = destination;
    return request;
  }

  private static FetchRequest cors(Settings page, Destination destination, String url) {
    var request = page.fetch(url);
    request.destination = destination;
    return request;
  }

  private static FetchRequest sameOrigin(Settings page, Destination destination, String url) {
    var request = cors(page, destination, url);
    request.mode = Mode.SAME_ORIGIN;
    return request;
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
