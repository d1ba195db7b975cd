package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.web.Origin;
import org.jspecify.annotations.Nullable;

/** The Sec-Fetch headers (Fetch Metadata, section 2; Storage Access Headers). */
final class FetchMetadataHeaders {
  private FetchMetadataHeaders() {}

  /** Those of a request on its way to its current URL. */
  static void append(Headers.Builder headers, FetchRequest request, Profile profile) {
    append(headers, request, request.mode, true, profile);
    var silent = request.mode == Mode.WEBSOCKET && !profile.follows(Rule.FETCH_METADATA_WEBSOCKET);
    if (profile.follows(Rule.STORAGE_ACCESS_HEADER) && !silent) {
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
    if (request.asksForCredentials && profile.follows(Rule.PREFLIGHT_STORAGE_ACCESS)) {
      var access = thirdPartyAccess(request, profile);
      if (access != null) {
        headers.add("Sec-Fetch-Storage-Access", access);
      }
    }
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
   * Whether unpartitioned cookies go along where the request is one of a third party: {@code
   * active}, {@code inactive} where they would if a frame asked, or {@code none}; null where the
   * question does not arise (Storage Access Headers).
   */
  static @Nullable String storageAccess(FetchRequest request, Profile profile) {
    return request.credentials == Credentials.INCLUDE ? thirdPartyAccess(request, profile) : null;
  }

  private static @Nullable String thirdPartyAccess(FetchRequest request, Profile profile) {
    var around = request.container == null ? request.client : request.container;
    if (around == null
        || request.topLevelNavigation
        || !request.url().isPotentiallyTrustworthy()
        || (around.worker() && !profile.follows(Rule.STORAGE_ACCESS_WORKERS))) {
      return null;
    }
    var target = request.url().origin();
    var sameSite = isSameSite(around.topLevelUrl().origin(), target, profile);
    if ((sameSite && !isBelowStrangers(around, target, profile))
        || (!profile.follows(Rule.STORAGE_ACCESS_AFTER_REDIRECT)
            && cameFromElsewhere(request, around, profile))) {
      return null;
    }
    if (around.credentiallessFrame() || request.credentiallessFrame) {
      return "none";
    }
    if (profile.thirdPartyCookies() == ThirdPartyCookies.ALLOWED) {
      return "active";
    }
    // Storage Access: what a frame was given holds for its own origin.
    var granted =
        request.client != null
            && request.client.storageAccess()
            && Origins.same(request.client.origin(), target);
    if (granted) {
      return "active";
    }
    var ancestors = around.ancestors();
    var top = ancestors.isEmpty() ? around.origin() : ancestors.get(ancestors.size() - 1);
    return sameSite && !top.isOpaque() ? "inactive" : "none";
  }

  private static boolean cameFromElsewhere(
      FetchRequest request, Environment around, Profile profile) {
    for (var i = 0; i < request.urls.size() - 1; i++) {
      var passed = request.urls.get(i).origin();
      var third =
          !isSameSite(around.topLevelUrl().origin(), passed, profile)
              || isBelowStrangers(around, passed, profile);
      if (third && !Origins.same(passed, request.urls.get(i + 1).origin())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the page, or one around it, is of another site than the request's. */
  private static boolean isBelowStrangers(Environment around, Origin target, Profile profile) {
    if (!isSameSite(around.origin(), target, profile)) {
      return true;
    }
    for (var ancestor : around.ancestors()) {
      if (!isSameSite(ancestor, target, profile)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameSite(Origin one, Origin other, Profile profile) {
    return profile.follows(Rule.SAME_SITE_SCHEMEFUL)
        ? Origins.sameSite(one, other)
        : Origins.schemelesslySameSite(one, other);
  }
}
