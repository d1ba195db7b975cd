package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Which road a request takes, and what may come of its answer (Fetch, main fetch). */
final class MainFetch {
  private final Profile profile;
  private final NetworkFetch networkFetch;
  private final HttpFetch httpFetch;
  private final Preflight preflight;

  MainFetch(Profile profile, NetworkFetch networkFetch, PreflightCache cache, InstantSource clock) {
    this.profile = profile;
    this.networkFetch = networkFetch;
    this.preflight = new Preflight(profile, networkFetch, cache, clock);
    this.httpFetch = new HttpFetch(profile, networkFetch, preflight, new RedirectFetch(profile));
  }

  /** The answer, not filtered yet; null for a network error. */
  @Nullable Response run(FetchRequest request, Trail trail) {
    var response = hop(request, trail);
    while (response != null && trail.follow) {
      trail.follow = false;
      response = hop(request, trail);
    }
    if (response == null) {
      if (trail.preflighted
          || (request.tainting == Tainting.CORS
              && profile.follows(Rule.PREFLIGHT_CACHE_CLEARED_BY_ALL))) {
        preflight.forget(request);
      }
      return null;
    }
    // Steps 19: an answer that may not be used for what it was asked for.
    var block =
        trail.opaqueRedirect
            ? null
            : ResponseTypeChecks.check(request, response, trail.last(), profile);
    return block == null ? response : trail.stop(block);
  }

  /** Main fetch up to the answer, which a redirect enters again (step 12, recursive). */
  private @Nullable Response hop(FetchRequest request, Trail trail) {
    if (request.streamBody && profile.follows(Rule.STREAM_BODY_FAILS)) {
      return trail.stop(
          Rule.STREAM_BODY_FAILS,
          "The body is a stream, which this browser does not send.",
          "Send a body that is all there.");
    }
    var upgrade = Upgrades.upgrade(request, profile);
    if (upgrade != null) {
      trail.step(upgrade.rule(), upgrade.detail());
    }
    var url = request.url();
    if (BadPorts.includes(url, profile)) {
      return trail.stop(
          Rule.BAD_PORT,
          "Port "
              + url.port()
              + " is one of another protocol, to which browsers do not speak HTTP.",
          "Serve it on another port, such as 443 or 8443.");
    }
    if (url.hasCredentials()
        && request.mode != Mode.NAVIGATE
        && request.mode != Mode.WEBSOCKET
        && !request.xmlHttpRequest
        && profile.follows(Rule.SUBRESOURCE_CREDENTIALS)) {
      return trail.stop(
          Rule.SUBRESOURCE_CREDENTIALS,
          "The URL holds a user name or password.",
          "Leave out what stands before the @.");
    }
    var mixed = MixedContent.check(request, profile);
    if (mixed != null) {
      return trail.stop(mixed);
    }
    networkFetch.upgradeByHsts(request, trail);
    return branch(request, trail);
  }

  /** Main fetch, step 12. */
  private @Nullable Response branch(FetchRequest request, Trail trail) {
    var url = request.url();
    if ((request.tainting == Tainting.BASIC && request.isSameOrigin())
        || url.scheme().equals("data")
        || request.mode == Mode.NAVIGATE
        || (request.mode == Mode.WEBSOCKET && profile.follows(Rule.WEBSOCKET_HANDSHAKE))) {
      request.tainting = Tainting.BASIC;
      return schemeFetch(request, trail);
    }
    if (request.mode == Mode.SAME_ORIGIN && profile.follows(Rule.SAME_ORIGIN_MODE)) {
      return trail.stop(
          Rule.SAME_ORIGIN_MODE,
          "In mode same-origin " + url.origin() + " is not asked by " + request.origin() + ".",
          "Serve it from " + request.origin() + ", or ask in mode cors.");
    }
    if (request.mode == Mode.NO_CORS || request.mode == Mode.SAME_ORIGIN) {
      if (request.redirect != RedirectMode.FOLLOW && profile.follows(Rule.NO_CORS_FOLLOWS)) {
        return trail.stop(
            Rule.NO_CORS_FOLLOWS,
            "In mode no-cors another origin is asked only if redirects are followed.",
            "Use redirect: \"follow\", or mode cors.");
      }
      request.tainting = Tainting.OPAQUE;
      return schemeFetch(request, trail);
    }
    if (!url.isHttp()) {
      return profile.follows(Rule.CORS_SCHEME)
          ? trail.stop(
              Rule.CORS_SCHEME,
              "CORS is for http and https, not for " + Advice.quoted(url.scheme() + ":") + ".",
              "Serve it over https.")
          : schemeFetch(request, trail);
    }
    request.tainting = Tainting.CORS;
    var withPreflight = needsPreflight(request);
    if (withPreflight && profile.follows(Rule.NO_PREFLIGHTS)) {
      return trail.stop(
          Rule.NO_PREFLIGHTS,
          "The request needs a preflight, and this browser knows none.",
          "Use GET, HEAD or POST without headers of your own.");
    }
    trail.preflighted |= withPreflight;
    return httpFetch.run(request, trail, withPreflight);
  }

  private boolean needsPreflight(FetchRequest request) {
    if (request.redirects > 0 && !profile.follows(Rule.REDIRECT_PREFLIGHT)) {
      return false;
    }
    return request.useCorsPreflight
        || (request.wasUnsafe && profile.follows(Rule.REDIRECT_PREFLIGHT_KEPT))
        || (request.unsafeRequest
            && ((!Methods.isSafelisted(request.method) && profile.follows(Rule.PREFLIGHT_METHOD))
                || (request.unsafeNames(profile).length > 0
                    && profile.follows(Rule.PREFLIGHT_HEADERS))));
  }

  /** Fetch, scheme fetch. */
  private @Nullable Response schemeFetch(FetchRequest request, Trail trail) {
    var url = request.url();
    return switch (url.scheme()) {
      case "http", "https" -> httpFetch.run(request, trail, false);
      case "data" -> {
        var response = DataUrl.fetch(url);
        yield response == null
            ? trail.stop(
                Rule.SCHEME_FETCH,
                "The data: URL is none: it has no comma, or its base64 is broken.",
                "Write data:text/plain,text or data:image/png;base64,….")
            : response;
      }
      case "about" ->
          url.path().equals("blank")
              ? Response.ok("text/html;charset=utf-8", "")
              : unknown(request, trail);
      default -> unknown(request, trail);
    };
  }

  private @Nullable Response unknown(FetchRequest request, Trail trail) {
    if (!profile.follows(Rule.SCHEME_FETCH)) {
      return httpFetch.run(request, trail, false);
    }
    return trail.stop(
        Rule.SCHEME_FETCH,
        "Nothing is fetched from " + Advice.quoted(request.url().scheme() + ":") + " URLs.",
        "Serve it over https.");
  }
}
