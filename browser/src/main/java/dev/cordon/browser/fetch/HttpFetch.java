package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/** One hop over http or https: preflight, request, CORS check, redirect (Fetch, HTTP fetch). */
final class HttpFetch {
  private final Profile profile;
  private final NetworkFetch networkFetch;
  private final Preflight preflight;
  private final RedirectFetch redirectFetch;

  HttpFetch(
      Profile profile,
      NetworkFetch networkFetch,
      Preflight preflight,
      RedirectFetch redirectFetch) {
    this.profile = profile;
    this.networkFetch = networkFetch;
    this.preflight = preflight;
    this.redirectFetch = redirectFetch;
  }

  /** The answer; null for a network error. */
  @Nullable Response run(FetchRequest request, Trail trail, boolean withPreflight) {
    if (withPreflight && !preflight.passes(request, trail)) {
      return null;
    }
    var response = networkFetch.run(request, trail);
    if (response == null) {
      return null;
    }
    if (request.tainting == Tainting.CORS) {
      var block = CorsCheck.check(request, response, trail.last(), false, profile);
      if (block != null) {
        return trail.stop(block);
      }
    }
    if (request.tainting == Tainting.OPAQUE || request.mode == Mode.NAVIGATE) {
      var block = CrossOriginResourcePolicy.check(request, response, trail.last(), profile);
      if (block != null) {
        return trail.stop(block);
      }
    }
    if (request.tainting == Tainting.OPAQUE && !isRedirect(response.status())) {
      return unlessBlockedByOrb(request, response, trail);
    }
    return isRedirect(response.status()) ? redirected(request, response, trail) : response;
  }

  private @Nullable Response unlessBlockedByOrb(
      FetchRequest request, Response response, Trail trail) {
    var block = OpaqueResponseBlocking.check(request, response, trail.last(), profile);
    if (block == null) {
      return response;
    }
    if (OpaqueResponseBlocking.empties(request, profile)) {
      trail.step(Rule.ORB, block.problem() + " The page gets it empty.");
      return new Response(response.status(), Headers.EMPTY, Body.EMPTY);
    }
    return trail.stop(block);
  }

  /** HTTP fetch, step 6. */
  private @Nullable Response redirected(FetchRequest request, Response response, Trail trail) {
    if (request.redirect == RedirectMode.FOLLOW
        || request.mode == Mode.NAVIGATE
        || !profile.follows(Rule.REDIRECT_MODE)) {
      return redirectFetch.run(request, response, trail);
    }
    if (request.redirect == RedirectMode.MANUAL) {
      trail.opaqueRedirect = true;
      return response;
    }
    return trail.stop(
        new Block(
            Rule.REDIRECT_MODE,
            trail.last(),
            Advice.answer(request, response, false)
                + " is a redirect, and this request follows none.",
            "Location",
            Advice.cut(response.headers().get("Location")),
            request.mode == Mode.WEBSOCKET
                ? "Answer handshakes at this URL, or give the script the new one."
                : "Answer at this URL, or ask with redirect: \"follow\"."));
  }

  /** Fetch, redirect status. */
  static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }
}
