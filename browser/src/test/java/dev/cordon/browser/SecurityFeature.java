package dev.cordon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Destination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the web platform tests' tables on referrer policy, mixed content and
 * upgrade-insecure-requests: a page with its policies, what is inside it, and what that asks for.
 */
final class SecurityFeature {
  private static final String OF_DATA = "data:text/javascript,0";

  private final JsonNode row;
  private final Servers servers = new Servers();
  private final String ownOrigin;
  private final Client client;
  private String sourceUrl;

  SecurityFeature(JsonNode row) {
    this.row = row;
    ownOrigin = text("source_scheme") + "://a.test";
    sourceUrl = ownOrigin + "/top.html?q=1";
    var page = Browser.standard().on(servers).page(sourceUrl + "#fragment", this::describe);
    Client innermost = page;
    for (var context : row.get("source_context_list")) {
      innermost = inside(page, context);
    }
    client = innermost;
    servers.asked.clear();
  }

  private String text(String name) {
    return row.path(name).asText();
  }

  private void describe(PageSetup setup) {
    for (var line : text("top_headers").split("\n")) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        setup.header(line.substring(0, colon), line.substring(colon + 1).trim());
      }
    }
    row.get("top_meta_referrer").forEach(content -> setup.meta("referrer", content.asText()));
    row.get("top_meta_http_equiv")
        .forEach(pragma -> setup.metaHttpEquiv(pragma.get(0).asText(), pragma.get(1).asText()));
  }

  /** The page or worker in the page. */
  private Client inside(Page page, JsonNode context) {
    var deliveries = context.get("policyDeliveries");
    return switch (context.get("sourceContextType").asText()) {
      case "iframe" -> {
        sourceUrl = ownOrigin + "/iframe.html?q=2";
        yield withMetas(page.iframe(served("text/html", deliveries)).page(), deliveries);
      }
      case "iframe-blank" -> withMetas(page.blankFrame(), deliveries);
      case "srcdoc" -> withMetas(page.srcdoc(), deliveries);
      case "worker-classic" -> page.worker(workerScript(deliveries)).worker();
      case "worker-module" ->
          page.worker(workerScript(deliveries), WorkerSettings::module).worker();
      case "sharedworker-classic" -> page.sharedWorker(workerScript(deliveries)).worker();
      case "sharedworker-module" ->
          page.sharedWorker(workerScript(deliveries), WorkerSettings::module).worker();
      case "worker-classic-data" -> page.worker(OF_DATA).worker();
      case "worker-module-data" -> page.worker(OF_DATA, WorkerSettings::module).worker();
      case "sharedworker-classic-data" -> page.sharedWorker(OF_DATA).worker();
      case "sharedworker-module-data" ->
          page.sharedWorker(OF_DATA, WorkerSettings::module).worker();
      default -> throw new AssertionError("no such context: " + context);
    };
  }

  private String workerScript(JsonNode deliveries) {
    sourceUrl = ownOrigin + "/worker.js?q=3";
    return served("text/javascript", deliveries);
  }

  /** Serves the source with the policies that its headers deliver. */
  private String served(String type, JsonNode deliveries) {
    var answer = Response.ok(type, "");
    for (var delivery : deliveries) {
      if (delivery.get("deliveryType").asText().equals("http-rp")) {
        answer =
            switch (delivery.get("key").asText()) {
              case "referrerPolicy" ->
                  answer.with("Referrer-Policy", delivery.get("value").asText());
              case "mixedContent" ->
                  answer.with("Content-Security-Policy", "block-all-mixed-content");
              case "upgradeInsecureRequests" ->
                  answer.with("Content-Security-Policy", "upgrade-insecure-requests");
              default -> throw new AssertionError("no such delivery: " + delivery);
            };
      }
    }
    servers.answer(sourceUrl.substring(0, sourceUrl.indexOf('?')), answer);
    return sourceUrl;
  }

  private static Page withMetas(Page page, JsonNode deliveries) {
    for (var delivery : deliveries) {
      if (delivery.get("deliveryType").asText().equals("meta")) {
        page.meta("referrer", delivery.get("value").asText());
      }
    }
    return page;
  }

  /** What the page or worker is known by, whole; the page around it of srcdoc. */
  String sourceUrl() {
    return sourceUrl;
  }

  String sourceOrigin() {
    return ownOrigin + "/";
  }

  /** What the servers got, in order, up to where the row's request ended. */
  List<Request> wire() {
    var url = target();
    var redirected = redirected(url);
    var first = redirected == null ? url : url.replace("/target", "/redirect");
    if (redirected != null) {
      serve(first, redirected);
    }
    serve(redirected == null ? url : redirected, null);
    ask(text("subresource"), first);
    return servers.asked;
  }

  /** Answers at a URL, and at the same over TLS, as a test server does on both its ports. */
  private void serve(String url, @Nullable String next) {
    for (var scheme : List.of("http:", "https:")) {
      var own =
          url.replaceFirst("^https?:", scheme).replace("https://a.test:443", "https://a.test");
      servers.answer(
          own.replace("https://b.test:443", "https://b.test"),
          request ->
              (next == null ? Response.ok(type(), "0") : Response.redirect(302, next))
                  .with("Access-Control-Allow-Origin", "*"));
    }
  }

  private String type() {
    return text("subresource").equals("link-css-tag") ? "text/css" : "text/javascript";
  }

  /** The names of common/security-features: the ports of a downgrade are those of TLS. */
  private String target() {
    var origin = text("origin");
    var host = origin.startsWith("same") ? "a.test" : "b.test";
    var scheme = origin.contains("https") || origin.contains("wss") ? "https" : "http";
    return scheme + "://" + host + (origin.endsWith("-downgrade") ? ":443" : "") + "/target";
  }

  private @Nullable String redirected(String url) {
    return switch (text("redirection")) {
      case "no-redirect" -> null;
      case "keep-origin", "keep-scheme" -> url;
      case "swap-origin" ->
          url.contains("a.test")
              ? url.replace("a.test", "b.test")
              : url.replace("b.test", "a.test");
      case "swap-scheme" ->
          url.startsWith("https:")
              ? url.replace("https:", "http:")
              : url.replace("http:", "https:");
      case "downgrade" ->
          "http://" + (url.contains("a.test") ? "a.test" : "b.test") + ":443/target";
      default -> throw new AssertionError("no such redirection: " + row);
    };
  }

  private void ask(String kind, String url) {
    var policy = row.get("subresource_policy_deliveries").path(0).path("value").asText();
    switch (kind) {
      case "fetch" ->
          client.fetch(url, init -> init.referrerPolicy(ReferrerPolicy.ofOrNull(policy)));
      case "xhr" -> client.xhr(url);
      case "websocket" -> client.webSocket(url.replaceFirst("^http", "ws"));
      case "worker-classic" -> client.worker(url);
      case "worker-module" -> client.worker(url, WorkerSettings::module);
      default -> ask((Page) client, kind, url, policy);
    }
  }

  private void ask(Page page, String kind, String url, String policy) {
    var noReferrer = row.get("subresource_policy_deliveries").toString().contains("rel-noref");
    switch (kind) {
      case "a-tag" ->
          page.click(
              url,
              link ->
                  link.target("frame").referrerPolicy(policy).rel(noReferrer ? "noreferrer" : ""));
      case "iframe-tag" -> page.iframe(url, frame -> frame.referrerPolicy(policy));
      case "object-tag" -> page.object(url);
      case "img-tag" -> page.image(url, image -> image.referrerPolicy(policy));
      case "picture-tag" -> page.image(url, Element::imageSet);
      case "audio-tag" -> page.audio(url);
      case "video-tag" -> page.video(url);
      case "script-tag" -> page.script(url, script -> script.referrerPolicy(policy));
      case "script-tag-dynamic-import" ->
          page.moduleScript(url, script -> script.referrerPolicy(policy));
      case "link-css-tag" -> page.styleSheet(url);
      case "link-prefetch-tag" -> page.link("prefetch", url);
      case "beacon" -> page.beacon(url);
      case "sharedworker-classic" -> page.sharedWorker(url);
      case "sharedworker-module" -> page.sharedWorker(url, WorkerSettings::module);
      case "worker-import" -> imported(page.worker(importer(), WorkerSettings::module), url);
      case "worker-import-data" -> imported(page.worker(OF_DATA, WorkerSettings::module), url);
      case "sharedworker-import" ->
          imported(page.sharedWorker(importer(), WorkerSettings::module), url);
      case "sharedworker-import-data" ->
          imported(page.sharedWorker(OF_DATA, WorkerSettings::module), url);
      case "worklet-audio", "worklet-audio-import-data" ->
          page.worklet(url, Destination.AUDIOWORKLET);
      case "worklet-paint", "worklet-paint-import-data" ->
          page.worklet(url, Destination.PAINTWORKLET);
      case "worklet-animation",
          "worklet-animation-import-data",
          "worklet-layout",
          "worklet-layout-import-data" ->
          page.worklet(url, Destination.SCRIPT);
      default -> throw new AssertionError("no such subresource: " + kind);
    }
  }

  /** A worker's script of the page's own origin, which imports what the row asks for. */
  private String importer() {
    servers.answer(ownOrigin + "/importer.js", Response.ok("text/javascript", "0"));
    return ownOrigin + "/importer.js";
  }

  private void imported(Trace worker, String url) {
    servers.asked.clear();
    worker.worker().importModule(url);
  }
}
