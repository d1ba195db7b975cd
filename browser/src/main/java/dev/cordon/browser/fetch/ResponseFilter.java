package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an answer is shown to who asked for it (Fetch, section 2.2.6, filtered response). */
final class ResponseFilter {
  private final Profile profile;

  ResponseFilter(Profile profile) {
    this.profile = profile;
  }

  Fetched apply(FetchRequest request, Response response, Trail trail) {
    if (trail.opaqueRedirect) {
      return profile.follows(Rule.OPAQUE_REDIRECT_FILTER)
          ? nothing(Fetched.Type.OPAQUEREDIRECT, request, response, trail, request.url())
          : everything(Fetched.Type.OPAQUEREDIRECT, request, response, trail, response.headers());
    }
    return switch (request.tainting) {
      case BASIC -> everything(Fetched.Type.BASIC, request, response, trail, basic(response));
      case CORS -> everything(Fetched.Type.CORS, request, response, trail, cors(request, response));
      case OPAQUE ->
          profile.follows(Rule.OPAQUE_FILTER)
              ? nothing(Fetched.Type.OPAQUE, request, response, trail, null)
              : everything(Fetched.Type.OPAQUE, request, response, trail, basic(response));
    };
  }

  private static Fetched everything(
      Fetched.Type type, FetchRequest request, Response response, Trail trail, Headers headers) {
    return new Fetched(
        type,
        response.status(),
        headers,
        hasNoBody(request.method, response.status()) ? Body.EMPTY : response.body(),
        request.url().withoutFragment(),
        request.redirects > 0,
        response,
        request.url(),
        Collections.unmodifiableList(trail.exchanges),
        Collections.unmodifiableList(trail.steps),
        trail.block);
  }

  /** An opaque or an opaque-redirect filtered response; of the latter the URL can be seen. */
  private static Fetched nothing(
      Fetched.Type type, FetchRequest request, Response response, Trail trail, @Nullable Url url) {
    return new Fetched(
        type,
        0,
        Headers.EMPTY,
        Body.EMPTY,
        url == null ? null : url.withoutFragment(),
        url != null && request.redirects > 0,
        response,
        request.url(),
        Collections.unmodifiableList(trail.exchanges),
        Collections.unmodifiableList(trail.steps),
        trail.block);
  }

  /** Main fetch, step 21: HEAD, and null body statuses. */
  private static boolean hasNoBody(String method, int status) {
    return switch (status) {
      case 101, 204, 205, 304 -> true;
      default -> method.equals("HEAD");
    };
  }

  /** Fetch, basic filtered response. */
  private Headers basic(Response response) {
    var headers = response.headers();
    return profile.follows(Rule.BASIC_FILTER)
            && (headers.has("Set-Cookie") || headers.has("Set-Cookie2"))
        ? headers.toBuilder().remove("Set-Cookie").remove("Set-Cookie2").build()
        : headers;
  }

  /** Fetch, CORS filtered response. */
  private Headers cors(FetchRequest request, Response response) {
    if (!profile.follows(Rule.CORS_FILTER)) {
      return basic(response);
    }
    var headers = response.headers();
    var exposed = exposed(headers);
    if (request.credentials != Credentials.INCLUDE
        && exposed.contains("*")
        && profile.follows(Rule.EXPOSE_WILDCARD)) {
      return basic(response);
    }
    var kept = Headers.builder();
    for (var i = 0; i < headers.size(); i++) {
      var name = headers.name(i);
      if (isSafelisted(name)
          || (HeaderValues.names(exposed, name) && (!isForbidden(name) || showsCookies()))) {
        kept.add(name, headers.value(i));
      }
    }
    return kept.build();
  }

  private boolean showsCookies() {
    return !profile.follows(Rule.BASIC_FILTER);
  }

  /** Main fetch, step 14.1: a list with one element that is no name exposes none. */
  private static List<String> exposed(Headers headers) {
    var names = HeaderValues.tokens(headers, "Access-Control-Expose-Headers");
    return names == null ? List.of() : names; // MALFORMED is empty, too.
  }

  /** Fetch, CORS-safelisted response-header name. */
  private static boolean isSafelisted(String name) {
    return switch (name.length()) {
      case 6 -> name.equalsIgnoreCase("Pragma");
      case 7 -> name.equalsIgnoreCase("Expires");
      case 12 -> name.equalsIgnoreCase("Content-Type");
      case 13 -> name.equalsIgnoreCase("Cache-Control") || name.equalsIgnoreCase("Last-Modified");
      case 14 -> name.equalsIgnoreCase("Content-Length");
      case 16 -> name.equalsIgnoreCase("Content-Language");
      default -> false;
    };
  }

  /** Fetch, forbidden response-header name. */
  private static boolean isForbidden(String name) {
    return name.equalsIgnoreCase("Set-Cookie") || name.equalsIgnoreCase("Set-Cookie2");
  }
}
