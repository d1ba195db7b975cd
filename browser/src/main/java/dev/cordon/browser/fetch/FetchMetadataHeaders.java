package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.browser.profile.ThirdPartyCookies;
import org.jspecify.annotations.Nullable;

/** The Sec-Fetch headers (Fetch Metadata, section 2; Storage Access Headers). */
final class FetchMetadataHeaders {
  private FetchMetadataHeaders() {}

  /** Those of a request on its way to its current URL. */
  static void append(Headers.Builder headers, FetchRequest request, Profile profile) {
    append(headers, request, request.mode, true, profile);
    if (profile.follows(Rule.STORAGE_ACCESS_HEADER)) {
      var access = storageAccess(request, profile);
      if (access != null) {
        headers.add("Sec-Fetch-Storage-Access", access);
      }
    }
  }

  /**
   * Those of the preflight before a request: of its destination, in mode cors, and never of the
   * user's hand (Fetch, CORS-preflight fetch, step 1).
   */
  static void appendToPreflight(Headers.Builder headers, FetchRequest request, Profile profile) {
    append(headers, request, Mode.CORS, profile.follows(Rule.PREFLIGHT_METADATA_CHAIN), profile);
  }

  private static void append(
      Headers.Builder headers,
      FetchRequest request,
      Mode mode,
      boolean wholeChain,
      Profile profile) {
    if (!profile.follows(Rule.FETCH_METADATA)
        || (mode == Mode.CORS
            && !request.askingFirst
            && cameFromElsewhere(request)
            && !profile.follows(Rule.FETCH_METADATA_AFTER_REDIRECT))
        || (mode == Mode.WEBSOCKET && !profile.follows(Rule.FETCH_METADATA_WEBSOCKET))
        || (profile.follows(Rule.FETCH_METADATA_TRUSTWORTHY)
            && !request.url().isPotentiallyTrustworthy())) {
      return;
    }
    headers.add("Sec-Fetch-Dest", destination(request, profile));
    headers.add("Sec-Fetch-Mode", mode.toString());
    headers.add("Sec-Fetch-Site", site(request, wholeChain, profile));
    if (mode == Mode.NAVIGATE
        && request.userActivation
        && profile.follows(Rule.FETCH_METADATA_USER)) {
      headers.add("Sec-Fetch-User", "?1");
    }
  }

  private static String destination(FetchRequest request, Profile profile) {
    if (request.mode == Mode.WEBSOCKET && profile.follows(Rule.WEBSOCKET_DESTINATION)) {
      return "websocket";
    }
    var text = request.destination.text();
    return text.isEmpty() ? "empty" : text;
  }

  private static boolean cameFromElsewhere(FetchRequest request) {
    var count = request.urls.size();
    return count > 1
        && !request.urls.get(count - 1).origin().equals(request.urls.get(count - 2).origin());
  }

  /** Set Sec-Fetch-Site: the farthest of all URLs so far, so that no detour is forgotten. */
  private static String site(FetchRequest request, boolean wholeChain, Profile profile) {
    if (request.client == null) {
      return "none";
    }
    if (request.withoutOpener && profile.follows(Rule.OPEN_NOOPENER_FOREIGN)) {
      return "cross-site";
    }
    var origin = request.importedBy == null ? request.client.origin() : request.importedBy;
    var urls = request.urls;
    var value = "same-origin";
    var chain = wholeChain && profile.follows(Rule.FETCH_METADATA_CHAIN);
    for (var i = chain ? 0 : urls.size() - 1; i < urls.size(); i++) {
      var target = urls.get(i).origin();
      if (Origins.same(origin, target)) {
        continue;
      }
      if (!Origins.sameSite(origin, target)) {
        return "cross-site";
      }
      value = "same-site";
    }
    return value;
  }

  /**
   * Whether unpartitioned cookies go along to another site: {@code active}, or {@code none}; null
   * where the question does not arise.
   */
  private static @Nullable String storageAccess(FetchRequest request, Profile profile) {
    var around = request.container == null ? request.client : request.container;
    if (around == null
        || request.topLevelNavigation
        || request.credentials != Credentials.INCLUDE
        || !request.url().isPotentiallyTrustworthy()
        || Origins.sameSite(around.topLevelUrl().origin(), request.url().origin())) {
      return null;
    }
    if (profile.thirdPartyCookies() == ThirdPartyCookies.ALLOWED) {
      return "active";
    }
    // Storage Access: what a frame was given holds for its own origin.
    var granted =
        request.client != null
            && request.client.storageAccess()
            && Origins.same(request.client.origin(), request.url().origin());
    return granted ? "active" : "none";
  }
}
