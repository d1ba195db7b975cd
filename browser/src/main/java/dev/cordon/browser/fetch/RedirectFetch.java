package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a redirect makes of a request (Fetch, HTTP-redirect fetch). */
final class RedirectFetch {
  static final int MAX_REDIRECTS = 20;

  private final Profile profile;

  RedirectFetch(Profile profile) {
    this.profile = profile;
  }

  /**
   * Prepares the next hop, and says so in the trail. A redirect without Location is an answer like
   * any other.
   */
  @Nullable Response run(FetchRequest request, Response response, Trail trail) {
    var lines = response.headers().all("Location");
    if (lines.isEmpty()) {
      return response;
    }
    if (lines.size() > 1 && profile.follows(Rule.REDIRECT_LOCATION_JOINED)) {
      lines = List.of(String.join(", ", lines));
    }
    if (lines.get(0).isEmpty() && !profile.follows(Rule.REDIRECT_LOCATION_EMPTY)) {
      return response;
    }
    var location = locationUrl(request, lines.get(0));
    var several = !lines.stream().allMatch(lines.get(0)::equals);
    if ((location == null || several) && profile.follows(Rule.REDIRECT_LOCATION)) {
      return blocked(
          Rule.REDIRECT_LOCATION,
          request,
          response,
          trail,
          several ? " has several different Locations." : " has a Location that is no URL.",
          "Send one Location, an absolute URL or a path.");
    }
    if (location == null) {
      return response;
    }
    var block = refused(request, response, location, trail);
    if (block != null) {
      return trail.stop(block);
    }
    follow(request, response, location, trail);
    trail.follow = true;
    return response;
  }

  /** Fetch, location URL: a fragment of the request's is kept where the new URL has none. */
  private static @Nullable Url locationUrl(FetchRequest request, String location) {
    var url = request.url().resolve(location);
    var fragment = request.url().fragment();
    return url == null || fragment == null || url.fragment() != null
        ? url
        : url.withFragment(fragment);
  }

  /** HTTP-redirect fetch, steps 6 to 11. */
  private @Nullable Block refused(
      FetchRequest request, Response response, Url location, Trail trail) {
    if (!location.isHttp() && profile.follows(Rule.REDIRECT_SCHEME)) {
      return block(
          Rule.REDIRECT_SCHEME,
          request,
          response,
          trail,
          " redirects to " + Advice.quoted(location.scheme() + ":") + ", which is not followed.",
          "Redirect to https.");
    }
    var most = profile.follows(Rule.REDIRECT_COUNT) ? MAX_REDIRECTS : 5 * MAX_REDIRECTS;
    if (request.redirects >= most) {
      return block(
          Rule.REDIRECT_COUNT,
          request,
          response,
          trail,
          " is redirect number "
              + (request.redirects + 1)
              + "; "
              + MAX_REDIRECTS
              + " are followed.",
          "Look for the circle in the redirects.");
    }
    var credentials = location.hasCredentials() ? credentialsRefused(request, location) : null;
    if (credentials != null) {
      return block(
          credentials,
          request,
          response,
          trail,
          " redirects to a URL with a user name or password, which CORS does not allow.",
          "Leave out what stands before the @.");
    }
    if (response.status() != 303
        && request.streamBody
        && request.body != null
        && profile.follows(Rule.REDIRECT_STREAM_BODY)) {
      return block(
          Rule.REDIRECT_STREAM_BODY,
          request,
          response,
          trail,
          " redirects a request whose body is a stream, which cannot be sent twice.",
          "Let the page ask the new URL directly, or answer with 303.");
    }
    return null;
  }

  private @Nullable Rule credentialsRefused(FetchRequest request, Url location) {
    if (request.mode == Mode.CORS
        && !request.origin().equals(location.origin())
        && profile.follows(Rule.REDIRECT_CREDENTIALS_CROSS_ORIGIN)) {
      return Rule.REDIRECT_CREDENTIALS_CROSS_ORIGIN;
    }
    if (request.tainting == Tainting.CORS && profile.follows(Rule.REDIRECT_CREDENTIALS_CORS)) {
      return Rule.REDIRECT_CREDENTIALS_CORS;
    }
    return request.mode != Mode.NAVIGATE
            && !request.xmlHttpRequest
            && profile.follows(Rule.SUBRESOURCE_CREDENTIALS)
        ? Rule.SUBRESOURCE_CREDENTIALS
        : null;
  }

  /** HTTP-redirect fetch, steps 12 to 20. */
  private void follow(FetchRequest request, Response response, Url location, Trail trail) {
    if (request.redirects++ == 0) {
      request.rememberUnsafe(profile);
    }
    if (changesToGet(request.method, response.status())) {
      request.method = "GET";
      request.body = null;
      request.streamBody = false;
      request.setHeaders(withoutBodyHeaders(request.headers));
    }
    if (!request.url().origin().equals(location.origin())
        && request.headers.has("Authorization")
        && profile.follows(Rule.REDIRECT_AUTHORIZATION)) {
      request.setHeaders(request.headers.toBuilder().remove("Authorization").build());
      trail.step(
          Rule.REDIRECT_AUTHORIZATION, "Authorization does not follow to " + location.origin());
    }
    request.urls.add(location);
    Referrers.onRedirect(request, response.headers(), profile);
  }

  private boolean changesToGet(String method, int status) {
    return switch (status) {
      case 301, 302 -> method.equals("POST") && profile.follows(Rule.REDIRECT_POST_TO_GET);
      case 303 ->
          !method.equals("GET") && !method.equals("HEAD") && profile.follows(Rule.REDIRECT_303);
      default -> false;
    };
  }

  /** Fetch, request-body-header name. */
  private static Headers withoutBodyHeaders(Headers headers) {
    return headers.toBuilder()
        .remove("Content-Encoding")
        .remove("Content-Language")
        .remove("Content-Location")
        .remove("Content-Type")
        .build();
  }

  private static @Nullable Response blocked(
      Rule rule,
      FetchRequest request,
      Response response,
      Trail trail,
      String problem,
      String instead) {
    return trail.stop(block(rule, request, response, trail, problem, instead));
  }

  private static Block block(
      Rule rule,
      FetchRequest request,
      Response response,
      Trail trail,
      String problem,
      String instead) {
    return new Block(
        rule,
        trail.last(),
        Advice.answer(request, response, false) + problem,
        "Location",
        Advice.cut(response.headers().get("Location")),
        instead);
  }
}
