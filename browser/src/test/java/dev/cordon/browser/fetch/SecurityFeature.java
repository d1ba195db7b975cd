package dev.cordon.browser.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.web.Destination;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the web platform tests' tables on referrer policy, mixed content and
 * upgrade-insecure-requests: a page with its policies, what is inside it, and what that asks for.
 */
final class SecurityFeature {
  private static final Profile STANDARD = Profile.standard();

  private final JsonNode row;
  private final Lab lab = Lab.standard();
  private final Environment client;

  SecurityFeature(JsonNode row) {
    this.row = row;
    var scheme = text("source_scheme");
    var headers = Headers.builder();
    for (var line : text("top_headers").split("\n")) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(line.substring(0, colon), line.substring(colon + 1).trim());
      }
    }
    var policies = DocumentPolicies.of(headers.build(), STANDARD);
    for (var content : row.get("top_meta_referrer")) {
      policies = policies.withMeta("referrer", content.asText());
    }
    for (var pragma : row.get("top_meta_http_equiv")) {
      policies =
          policies.withMetaHttpEquiv(pragma.get(0).asText(), pragma.get(1).asText(), STANDARD);
    }
    var url = Url.parse(scheme + "://a.test/top.html?q=1#fragment");
    var environment = environment(url.origin(), url, url, policies, null, false);
    for (var context : row.get("source_context_list")) {
      environment = inside(environment, policies, context);
    }
    client = environment;
  }

  private String text(String name) {
    return row.path(name).asText();
  }

  /** The page or worker in a page or worker. */
  private static Environment inside(
      Environment around, DocumentPolicies policies, JsonNode context) {
    var type = context.get("sourceContextType").asText();
    var own = delivered(context.get("policyDeliveries"));
    var origin = around.origin();
    return switch (type) {
      case "iframe" -> {
        var url = Url.parse(origin + "/iframe.html?q=2");
        yield environment(origin, url, url, own, around, false);
      }
      case "iframe-blank" -> {
        var url = Url.parse("about:blank");
        yield environment(origin, url, url, policies.inheritedBy(own), around, false);
      }
      case "srcdoc" ->
          environment(
              origin,
              Url.parse("about:srcdoc"),
              around.referrerUrl(),
              policies.inheritedBy(own),
              around,
              false);
      case "worker-classic", "worker-module", "sharedworker-classic", "sharedworker-module" -> {
        var url = Url.parse(origin + "/worker.js?q=3");
        yield environment(origin, url, url, own, around, true);
      }
      case "worker-classic-data",
          "worker-module-data",
          "sharedworker-classic-data",
          "sharedworker-module-data" ->
          dataWorker(around, policies);
      default -> throw new AssertionError("no such context: " + type);
    };
  }

  private static Environment dataWorker(Environment around, DocumentPolicies policies) {
    var url = Url.parse("data:text/javascript,0");
    return environment(Origin.OPAQUE, url, url, policies, around, true);
  }

  private static DocumentPolicies delivered(JsonNode deliveries) {
    var policies = DocumentPolicies.NONE;
    for (var delivery : deliveries) {
      var value = delivery.get("value").asText();
      var byMeta = delivery.get("deliveryType").asText().equals("meta");
      var headers =
          switch (delivery.get("key").asText()) {
            case "referrerPolicy" -> Headers.of("Referrer-Policy", value);
            case "mixedContent" -> Headers.of("Content-Security-Policy", "block-all-mixed-content");
            case "upgradeInsecureRequests" ->
                Headers.of("Content-Security-Policy", "upgrade-insecure-requests");
            default -> throw new AssertionError("no such delivery: " + delivery);
          };
      policies =
          byMeta ? policies.withMeta("referrer", value) : DocumentPolicies.of(headers, STANDARD);
    }
    return policies;
  }

  private static Environment environment(
      Origin origin,
      Url url,
      Url referrerUrl,
      DocumentPolicies policies,
      @Nullable Environment around,
      boolean worker) {
    var ancestors = new ArrayList<Origin>();
    var ancestorUrls = new ArrayList<Url>();
    if (around != null) {
      ancestors.add(around.origin());
      ancestors.addAll(around.ancestors());
      ancestorUrls.add(around.url());
      ancestorUrls.addAll(around.ancestorUrls());
    }
    return new Environment(
        origin,
        url,
        referrerUrl,
        policies.referrerPolicy(),
        policies.embedderPolicy(),
        ancestors,
        ancestorUrls,
        around == null ? url : around.topLevelUrl(),
        policies.upgradeInsecureRequests() || (around != null && around.upgradeInsecureRequests()),
        policies.blockAllMixedContent() || (around != null && around.blockAllMixedContent()),
        origin.isPotentiallyTrustworthy(),
        AddressSpace.PUBLIC,
        false,
        false,
        worker,
        false);
  }

  /** What the page or worker is known by, whole; the page around it of srcdoc. */
  String sourceUrl() {
    return client.referrerUrl().withoutFragment().toString();
  }

  String sourceOrigin() {
    return client.origin() + "/";
  }

  /** Carries the row out. */
  Fetched run() {
    var url = target();
    var redirected = redirected(url);
    if (redirected == null) {
      serve(url, null);
    } else {
      var first = url.replace("/target", "/redirect");
      serve(first, redirected);
      serve(redirected, null);
      url = first;
    }
    return lab.fetch(request(url));
  }

  /** What arrived, in order. */
  List<Request> wire() {
    return lab.wire;
  }

  /** Answers at a URL and at the same over TLS, as a test server does on both its ports. */
  private void serve(String url, @Nullable String next) {
    for (var scheme : List.of("http:", "https:")) {
      var own = url.replaceFirst("^https?:", scheme);
      lab.answer(
          "*",
          own,
          request ->
              (next == null ? Response.ok("text/javascript", "") : Response.redirect(302, next))
                  .with("Access-Control-Allow-Origin", "*"));
    }
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
      case "downgrade" -> {
        var host = Url.parse(url).host();
        yield "http://" + host + ":443/target";
      }
      default -> throw new AssertionError("no such redirection: " + row);
    };
  }

  private FetchRequest request(String url) {
    var request = request(text("subresource"), url);
    for (var delivery : row.get("subresource_policy_deliveries")) {
      request.referrerPolicy = ReferrerPolicy.ofOrNull(delivery.get("value").asText());
    }
    return request;
  }

  private FetchRequest request(String kind, String url) {
    return switch (kind) {
      case "fetch", "xhr" -> cors(client, Destination.EMPTY, url);
      case "script-tag-dynamic-import" -> cors(client, Destination.SCRIPT, url);
      case "worklet-audio", "worklet-audio-import-data" ->
          cors(client, Destination.AUDIOWORKLET, url);
      case "worklet-paint", "worklet-paint-import-data" ->
          cors(client, Destination.PAINTWORKLET, url);
      case "worklet-animation",
          "worklet-animation-import-data",
          "worklet-layout",
          "worklet-layout-import-data" ->
          cors(client, Destination.SCRIPT, url);
      // A module worker whose script imports this: of the page's own origin, or a data: URL.
      case "worker-import", "sharedworker-import" -> cors(workerWithin(), Destination.SCRIPT, url);
      case "worker-import-data", "sharedworker-import-data" ->
          cors(dataWorker(client, DocumentPolicies.NONE), Destination.SCRIPT, url);
      case "worker-classic", "worker-module" -> sameOrigin(Destination.WORKER, url);
      case "sharedworker-classic", "sharedworker-module" ->
          sameOrigin(Destination.SHAREDWORKER, url);
      case "img-tag" -> element(Destination.IMAGE, url);
      case "picture-tag" -> {
        var request = element(Destination.IMAGE, url);
        request.imageSet = true;
        yield request;
      }
      case "script-tag" -> element(Destination.SCRIPT, url);
      case "link-css-tag" -> element(Destination.STYLE, url);
      case "link-prefetch-tag" -> element(Destination.EMPTY, url);
      case "audio-tag" -> element(Destination.AUDIO, url);
      case "video-tag" -> element(Destination.VIDEO, url);
      case "a-tag", "iframe-tag" -> frame(Destination.IFRAME, url);
      case "object-tag" -> frame(Destination.OBJECT, url);
      case "beacon" -> {
        var request = element(Destination.EMPTY, url);
        request.method = "POST";
        request.keepalive = true;
        yield request;
      }
      case "websocket" -> {
        var request = element(Destination.EMPTY, url);
        request.mode = Mode.WEBSOCKET;
        request.redirect = RedirectMode.ERROR;
        yield request;
      }
      default -> throw new AssertionError("no such subresource: " + kind);
    };
  }

  private Environment workerWithin() {
    var url = Url.parse(client.origin() + "/worker.js");
    return environment(client.origin(), url, url, DocumentPolicies.NONE, client, true);
  }

  private FetchRequest element(Destination destination, String url) {
    var request = new FetchRequest(client, Url.parse(url));
    request.destination = destination;
    request.credentials = Credentials.INCLUDE;
    return request;
  }

  private FetchRequest frame(Destination destination, String url) {
    var request = element(destination, url);
    request.mode = Mode.NAVIGATE;
    request.container = client;
    return request;
  }

  private FetchRequest sameOrigin(Destination destination, String url) {
    var request = cors(client, destination, url);
    request.mode = Mode.SAME_ORIGIN;
    return request;
  }

  private static FetchRequest cors(Environment client, Destination destination, String url) {
    var request = new FetchRequest(client, Url.parse(url));
    request.destination = destination;
    request.mode = Mode.CORS;
    return request;
  }
}
