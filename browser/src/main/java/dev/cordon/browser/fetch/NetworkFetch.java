package dev.cordon.browser.fetch;

import dev.cordon.browser.cookies.CookieContext;
import dev.cordon.browser.cookies.CookieJar;
import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a request on the wire with all that the browser adds to it (Fetch, HTTP-network-or-cache
 * fetch and HTTP-network fetch, without a cache).
 */
final class NetworkFetch {
  private static final int KEEPALIVE_BYTES = 64 * 1024;

  private final Profile profile;
  private final Network network;
  private final CookieJar jar;
  private final InstantSource clock;
  private final AuthenticationEntries authentication;
  private final CookieContexts contexts;
  private final Hsts hsts;

  NetworkFetch(
      Profile profile,
      Network network,
      CookieJar jar,
      InstantSource clock,
      AuthenticationEntries authentication) {
    this.profile = profile;
    this.network = network;
    this.jar = jar;
    this.clock = clock;
    this.authentication = authentication;
    this.contexts = new CookieContexts(profile, jar.sites());
    this.hsts = new Hsts(profile);
  }

  CookieContexts contexts() {
    return contexts;
  }

  /** Main fetch, step 10: a host that wants https is asked over https. */
  void upgradeByHsts(FetchRequest request, Trail trail) {
    var url = request.url();
    if (url.scheme().equals("http") && hsts.applies(url, clock.instant())) {
      request.urls.set(request.urls.size() - 1, Hsts.upgraded(url));
      trail.step(Rule.HSTS, "asked over https instead: the host said so before");
    }
  }

  /** The answer; null for a network error. */
  @Nullable Response run(FetchRequest request, Trail trail) {
    if (request.cache == CacheMode.ONLY_IF_CACHED && profile.follows(Rule.ONLY_IF_CACHED)) {
      return trail.stop(
          Rule.ONLY_IF_CACHED,
          "The request takes nothing but what is cached, and nothing is.",
          "Use cache: \"force-cache\".");
    }
    if (request.keepalive
        && request.body != null
        && request.body.length() > KEEPALIVE_BYTES
        && profile.follows(Rule.KEEPALIVE_QUOTA)) {
      return trail.stop(
          Rule.KEEPALIVE_QUOTA,
          "The body has " + request.body.length() + " bytes; with keepalive 65536 go.",
          "Send less, or fetch without keepalive while the page is open.");
    }
    var response = send(request, trail, false, null);
    if (response == null || response.status() != 401) {
      return response;
    }
    var authorization = challenged(request);
    return authorization == null ? response : authenticate(request, trail, authorization);
  }

  /** The answer to a preflight, which is sent as it is. */
  @Nullable Response preflight(FetchRequest preflight, Trail trail) {
    return send(preflight, trail, true, null);
  }

  /** HTTP-network-or-cache fetch, step 14: the credentials of the URL, once asked for. */
  private @Nullable String challenged(FetchRequest request) {
    var url = request.url();
    return request.tainting != Tainting.CORS
            && request.useUrlCredentials
            && url.hasCredentials()
            && !request.streamBody
            && includesCredentials(request)
        ? AuthenticationEntries.basic(url)
        : null;
  }

  private @Nullable Response authenticate(FetchRequest request, Trail trail, String authorization) {
    trail.step(
        Rule.AUTHENTICATION_ENTRY, "asked for a password: sends user and password of the URL");
    var response = send(request, trail, false, authorization);
    if (response != null && response.status() != 401) {
      authentication.put(request.url(), authorization);
      if (profile.follows(Rule.CHALLENGED_URL_STRIPPED)) {
        request.urls.set(request.urls.size() - 1, request.url().withoutCredentials());
      }
    }
    return response;
  }

  /** HTTP-network-or-cache fetch, steps 8.3 and 8.4. */
  private boolean includesCredentials(FetchRequest request) {
    var included =
        request.credentials == Credentials.INCLUDE
            || (request.credentials == Credentials.SAME_ORIGIN
                && request.tainting == Tainting.BASIC)
            || !profile.follows(Rule.CREDENTIALS_MODE);
    return included && embedderPolicyAllows(request);
  }

  /** Fetch, Cross-Origin-Embedder-Policy allows credentials. */
  private boolean embedderPolicyAllows(FetchRequest request) {
    var client = request.client;
    return request.mode != Mode.NO_CORS
        || client == null
        || client.embedderPolicy() != EmbedderPolicy.CREDENTIALLESS
        || (request.isSameOrigin() && RedirectTaint.of(request) == RedirectTaint.SAME_ORIGIN)
        || !profile.follows(Rule.COEP_CREDENTIALLESS);
  }

  private @Nullable Response send(
      FetchRequest request, Trail trail, boolean preflight, @Nullable String authorization) {
    var url = request.url();
    var headers = request.headers.toBuilder();
    var referrer = Referrers.value(request, profile);
    if (referrer != null) {
      headers.add("Referer", referrer);
    }
    OriginHeader.append(headers, request, profile);
    if (preflight) {
      FetchMetadataHeaders.appendToPreflight(headers, request, profile);
    } else {
      FetchMetadataHeaders.append(headers, request, profile);
      Upgrades.appendPreference(headers, request, profile);
    }
    if (request.purpose != null) {
      headers.set("Sec-Purpose", request.purpose);
    }
    CacheHeaders.append(headers, request, profile);
    List<CookieNote> sent = List.of();
    @Nullable CookieContext context = null;
    if (isCredentialless(request)) {
      trail.step(Rule.IFRAME_CREDENTIALLESS, "a frame with credentialless has no cookies");
    } else if (includesCredentials(request)) {
      context = contexts.of(request);
      var cookies = jar.retrieve(context, clock.instant());
      if (!cookies.header().isEmpty()) {
        headers.add("Cookie", cookies.header());
      }
      sent = cookies.notes();
      authorize(headers, request, authorization);
    } else if (!preflight && !jar.isEmpty()) {
      trail.step(Rule.CREDENTIALS_MODE, "cookies and passwords stay at home");
    }
    return exchange(request, wire(request, url, headers.build()), trail, preflight, sent, context);
  }

  /** HTML, iframe, credentialless: its page lives in a part of the jar that is new and empty. */
  private static boolean isCredentialless(FetchRequest request) {
    return request.credentiallessFrame
        || (request.client != null && request.client.credentiallessFrame());
  }

  /** HTTP-network-or-cache fetch, step 8.21.2. */
  private void authorize(
      Headers.Builder headers, FetchRequest request, @Nullable String authorization) {
    if (headers.has("Authorization")) {
      return;
    }
    var given =
        request.useUrlCredentials && request.url().hasCredentials()
            ? null
            : authentication.of(request.url());
    if (given != null && profile.follows(Rule.AUTHENTICATION_ENTRY)) {
      headers.add("Authorization", given);
    } else if (authorization != null) {
      headers.add("Authorization", authorization);
    }
  }

  private static Request wire(FetchRequest request, Url url, Headers headers) {
    return new Request(
        request.method, url.withoutFragment().withoutCredentials(), headers, request.body);
  }

  /** Fetch, HTTP-network fetch. */
  private @Nullable Response exchange(
      FetchRequest request,
      Request wire,
      Trail trail,
      boolean preflight,
      List<CookieNote> sent,
      @Nullable CookieContext context) {
    var local =
        LocalNetworkAccess.check(request, wire.url(), network.addressSpace(wire.url()), profile);
    if (local != null) {
      return trail.stop(local);
    }
    if (request.streamBody
        && request.body != null
        && profile.follows(Rule.STREAM_BODY_HTTP2)
        && !network.speaksHttp2(wire.url())) {
      return trail.stop(
          Rule.STREAM_BODY_HTTP2,
          "The body is a stream, and " + wire.url().origin() + " speaks HTTP/1.1.",
          "Offer HTTP/2, or send a body that is all there.");
    }
    Response response;
    try {
      response = network.send(wire);
    } catch (NetworkFailure failure) {
      trail.exchanges.add(new Exchange(preflight, wire, null, sent, List.of()));
      return trail.stop(
          new Block(
              null,
              trail.last(),
              "No answer came from " + request.url().origin() + ": " + failure.getMessage() + ".",
              null,
              null,
              "See that the server is there, and that its certificate is trusted."));
    }
    if (wire.url().scheme().equals("https") && maySayHsts(request)) {
      hsts.remember(wire.url(), response.headers(), clock.instant());
    }
    var stored =
        context == null
            ? List.<CookieNote>of()
            : store(response.headers(), context, clock.instant());
    trail.exchanges.add(new Exchange(preflight, wire, response, sent, stored));
    return response;
  }

  private boolean maySayHsts(FetchRequest request) {
    var client = request.client;
    return request.topLevelNavigation
        || client == null
        || profile.follows(Rule.HSTS_BY_SUBRESOURCE)
        || Origins.schemelesslySameSite(client.topLevelUrl().origin(), request.url().origin());
  }

  /** Fetch, parse and store response `Set-Cookie` headers. */
  private List<CookieNote> store(Headers headers, CookieContext context, Instant now) {
    List<CookieNote> notes = List.of();
    for (var i = 0; i < headers.size(); i++) {
      if (headers.name(i).equalsIgnoreCase("Set-Cookie")) {
        if (notes.isEmpty()) {
          notes = new ArrayList<>(2);
        }
        notes.add(jar.store(headers.value(i), context, now));
      }
    }
    return notes;
  }
}
