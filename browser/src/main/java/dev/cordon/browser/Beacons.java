package dev.cordon.browser;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.fetch.RequestHeaderGuard;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/** What is sent without waiting for an answer: {@code sendBeacon} and the pings of links. */
final class Beacons {
  /** Fetch, HTTP-network-or-cache fetch: what keepalive requests may carry. */
  private static final int MAX_KEEPALIVE_BYTES = 64 * 1024;

  private Beacons() {}

  /** Beacon, sendBeacon(). */
  static Trace beacon(Page page, String text, @Nullable Payload payload) {
    var url = page.resolve(text);
    if (!page.runsScripts()) {
      return Sandboxing.withoutScripts("sendBeacon", page, url);
    }
    if (url == null || !url.isHttp()) {
      return Trace.thrown(
          "sendBeacon", page, url, Refusal.syntax("'" + text + "' is no http or https URL."));
    }
    var profile = page.browser.profile();
    var request = new FetchRequest(page.environment(), url);
    request.method = "POST";
    request.byPage = true;
    request.keepalive = true;
    request.credentials = Credentials.INCLUDE;
    request.mode = Mode.NO_CORS;
    if (payload != null) {
      var extracted = payload.extract(profile, page.browser.randomness());
      if (extracted.body().length() > MAX_KEEPALIVE_BYTES
          && profile.follows(Rule.KEEPALIVE_QUOTA)) {
        return Trace.silent(
            "sendBeacon",
            page,
            url,
            new Seen.NotSent(),
            Refusal.by(
                    Rule.KEEPALIVE_QUOTA,
                    "The beacon has " + extracted.body().length() + " bytes.",
                    "Send at most " + MAX_KEEPALIVE_BYTES + ".")
                .block());
      }
      request.body = extracted.body();
      var type = extracted.contentType();
      if (type != null && profile.follows(Rule.BODY_CONTENT_TYPE)) {
        request.headers = Headers.of("Content-Type", type);
        var safelisted =
            RequestHeaderGuard.filter(request.headers, Mode.NO_CORS, profile).size() == 1;
        if (!safelisted && profile.follows(Rule.BEACON_CORS)) {
          request.mode = Mode.CORS;
          request.unsafeRequest = true;
        }
      }
    }
    var fetched = page.browser.fetching().fetch(request);
    var mixed = MixedLoads.atOnce(fetched, Rule.MIXED_BEACON_REFUSED, profile);
    return Trace.of(
        "sendBeacon", page, url, fetched, mixed == null ? new Seen.Sent() : new Seen.NotSent());
  }

  /** HTML, hyperlink auditing: one URL of a link's attribute ping. */
  static Trace ping(Page page, Url url, Url link) {
    var profile = page.browser.profile();
    var request = new FetchRequest(page.environment(), url);
    request.method = "POST";
    request.body = Body.of("PING");
    request.credentials = Credentials.INCLUDE;
    request.keepalive = true;
    request.referrer = Referrer.NONE;
    var headers = Headers.builder().add("Content-Type", "text/ping");
    if (profile.follows(Rule.PING_HEADERS)) {
      var from = page.url();
      if (Trace.sameOrigin(from.origin(), url.origin()) || !from.scheme().equals("https")) {
        headers.add("Ping-From", from.toString());
      }
      headers.add("Ping-To", link.toString());
    }
    request.headers = headers.build();
    var fetched = page.browser.fetching().fetch(request);
    return Trace.of("ping", page, url, fetched, new Seen.Sent());
  }
}
