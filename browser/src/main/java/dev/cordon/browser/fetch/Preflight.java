package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a server whether a request may be made, unless it said so before (CORS-preflight fetch). */
final class Preflight {
  private static final String[] NO_NAMES = {};

  private final Profile profile;
  private final NetworkFetch networkFetch;
  private final PreflightCache cache;
  private final InstantSource clock;
  private final PreflightAnswer answer;

  Preflight(Profile profile, NetworkFetch networkFetch, PreflightCache cache, InstantSource clock) {
    this.profile = profile;
    this.networkFetch = networkFetch;
    this.cache = cache;
    this.clock = clock;
    this.answer = new PreflightAnswer(profile);
  }

  /** Whether the request proper may go out; if not, the trail says why. */
  boolean passes(FetchRequest request, Trail trail) {
    var names =
        profile.follows(Rule.PREFLIGHT_HEADERS) ? request.unsafeNamesEver(profile) : NO_NAMES;
    var key = key(request);
    if (cache.covers(key, request, names, clock.millis())) {
      trail.step(Rule.PREFLIGHT_CACHE, "allowed by an earlier preflight");
      return true;
    }
    explain(request, names, trail);
    request.askingFirst = true;
    var passes = asks(request, names, key, trail);
    request.askingFirst = false;
    return passes;
  }

  private boolean asks(FetchRequest request, String[] names, PreflightCache.Key key, Trail trail) {
    var response = send(request, names, trail);
    if (response == null) {
      return false;
    }
    var block = answer.check(request, response, names, trail.last());
    if (block != null) {
      trail.stop(block);
      if (profile.follows(Rule.PREFLIGHT_CACHE_REFUSED)) {
        remember(key, request, response.headers());
        trail.preflighted = false; // What was granted outlives the failure.
      }
      return false;
    }
    remember(key, request, response.headers());
    return true;
  }

  private void remember(PreflightCache.Key key, FetchRequest request, Headers headers) {
    var methods = answer.methods(request, headers);
    var names = answer.names(headers);
    cache.store(key, request, methods, names, headers, clock.millis());
  }

  /** Forgets what was granted for a request that came to nothing (main fetch, step 12). */
  void forget(FetchRequest request) {
    cache.clear(key(request));
  }

  private PreflightCache.Key key(FetchRequest request) {
    return new PreflightCache.Key(
        partition(request), OriginHeader.serialized(request, profile), request.url());
  }

  private @Nullable Object partition(FetchRequest request) {
    if (!profile.follows(Rule.PREFLIGHT_CACHE_PARTITION)) {
      return null;
    }
    return request.client != null && profile.follows(Rule.PREFLIGHT_CACHE_BY_TOP_ORIGIN)
        ? request.client.topLevelUrl().origin()
        : networkFetch.contexts().partition(request);
  }

  private void explain(FetchRequest request, String[] names, Trail trail) {
    if (request.useCorsPreflight) {
      trail.step(
          request.streamBody ? Rule.STREAM_BODY_PREFLIGHT : Rule.UPLOAD_LISTENER_PREFLIGHT,
          "asks first: " + (request.streamBody ? "the body is a stream" : "the upload is watched"));
    } else if (!Methods.isSafelisted(request.method)) {
      trail.step(
          Rule.PREFLIGHT_METHOD, "asks first: " + request.method + " is not GET, HEAD or POST");
    } else if (names.length > 0) {
      trail.step(Rule.PREFLIGHT_HEADERS, "asks first: " + names[0] + " is not safelisted");
    }
  }

  /** CORS-preflight fetch, steps 1 to 6. */
  private @Nullable Response send(FetchRequest request, String[] names, Trail trail) {
    var preflight = new FetchRequest(request.client, request.urls.get(0));
    for (var i = 1; i < request.urls.size(); i++) {
      preflight.urls.add(request.urls.get(i));
    }
    preflight.askingFirst = true;
    preflight.asksForCredentials = request.credentials == Credentials.INCLUDE;
    preflight.method = "OPTIONS";
    preflight.mode = Mode.CORS;
    preflight.tainting = Tainting.CORS;
    preflight.destination = request.destination;
    preflight.referrer = request.referrer;
    preflight.referrerPolicy = request.referrerPolicy;
    preflight.headers = headers(request, names);
    if (!profile.follows(Rule.PREFLIGHT_WITHOUT_CREDENTIALS)) {
      preflight.credentials = request.credentials;
    }
    var response = networkFetch.preflight(preflight, trail);
    if (profile.follows(Rule.PREFLIGHT_NO_REDIRECT)) {
      return response;
    }
    for (var i = 0; i < RedirectFetch.MAX_REDIRECTS && response != null; i++) {
      var location =
          HttpFetch.isRedirect(response.status()) ? response.headers().get("Location") : null;
      var next = location == null ? null : preflight.url().resolve(location);
      if (next == null) {
        return response;
      }
      preflight.urls.add(next);
      response = networkFetch.preflight(preflight, trail);
    }
    return response;
  }

  private Headers headers(FetchRequest request, String[] names) {
    var headers =
        Headers.builder().add("Accept", "*/*").add("Access-Control-Request-Method", request.method);
    if (names.length > 0) {
      headers.add(
          "Access-Control-Request-Headers",
          profile.follows(Rule.PREFLIGHT_REQUEST_HEADERS)
              ? joined(names)
              : asWritten(request.headers, names));
    }
    return headers.build();
  }

  private static String joined(String[] names) {
    return names.length == 1 ? names[0] : String.join(",", names);
  }

  /** Without the rule: the names in the page's order and case, with spaces. */
  private static String asWritten(Headers headers, String[] names) {
    var text = new StringBuilder();
    for (var i = 0; i < headers.size(); i++) {
      if (List.of(names).contains(Ascii.toLower(headers.name(i)))) {
        text.append(text.length() == 0 ? "" : ", ").append(headers.name(i));
      }
    }
    return text.toString();
  }

  /** Fetch, CORS non-wildcard request-header name. */
  static boolean isBeyondWildcard(String name, Profile profile) {
    return name.equalsIgnoreCase("Authorization")
        && profile.follows(Rule.AUTHORIZATION_BEYOND_WILDCARD);
  }
}
