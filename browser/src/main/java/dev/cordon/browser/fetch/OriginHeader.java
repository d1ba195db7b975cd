package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;

/** In whose name a server is asked (Fetch, append a request `Origin` header). */
final class OriginHeader {
  private static final String NULL = "null";

  private OriginHeader() {}

  /**
   * The origin as it stands in {@code Origin}, which {@code Access-Control-Allow-Origin} has to
   * repeat (Fetch, byte-serializing a request origin).
   */
  static String serialized(FetchRequest request, Profile profile) {
    return request.urls.size() > 1
            && profile.follows(request.askingFirst ? Rule.PREFLIGHT_TAINT : Rule.REDIRECT_TAINT)
            && RedirectTaint.of(request) != RedirectTaint.SAME_ORIGIN
        ? NULL
        : request.origin().toString();
  }

  /** Whether a redirect, even the first one by the own origin, led to another origin. */
  private static boolean leftOnce(FetchRequest request) {
    var first = request.urls.get(0).origin();
    for (var i = 1; i < request.urls.size(); i++) {
      if (!request.urls.get(i).origin().equals(first)) {
        return true;
      }
    }
    return false;
  }

  static void append(Headers.Builder headers, FetchRequest request, Profile profile) {
    if (request.tainting == Tainting.CORS || request.mode == Mode.WEBSOCKET) {
      if (profile.follows(Rule.ORIGIN_ON_CORS)) {
        headers.add("Origin", serialized(request, profile));
        request.namedOrigin = true;
      }
      return;
    }
    if (keepsNaming(request, profile) || isElement(request, profile)) {
      headers.add("Origin", serialized(request, profile));
      return;
    }
    if (((request.method.equals("GET") || request.method.equals("HEAD"))
            && !wantsStorageAccess(request, profile))
        || !profile.follows(Rule.ORIGIN_ON_UNSAFE)) {
      return;
    }
    var hidden =
        (request.mode != Mode.CORS && policyCounts(request, profile) && isHidden(request, profile))
            || (isTaintedAtOnce(request, profile) && leftOnce(request));
    headers.add("Origin", hidden ? NULL : serialized(request, profile));
    request.namedOrigin = true;
  }

  private static boolean keepsNaming(FetchRequest request, Profile profile) {
    return request.namedOrigin
        && request.redirects > 0
        && request.mode != Mode.NAVIGATE
        && profile.follows(Rule.REDIRECT_ORIGIN_KEPT);
  }

  private static boolean isElement(FetchRequest request, Profile profile) {
    if (request.mode != Mode.CORS) {
      return false;
    }
    return switch (request.destination) {
      case SCRIPT, IMAGE, FONT -> profile.follows(Rule.ELEMENT_ORIGIN);
      default -> false;
    };
  }

  private static boolean isTaintedAtOnce(FetchRequest request, Profile profile) {
    return profile.follows(
        request.mode == Mode.NAVIGATE ? Rule.NAVIGATION_TAINT_FIRST : Rule.REDIRECT_TAINT_FIRST);
  }

  private static boolean policyCounts(FetchRequest request, Profile profile) {
    return profile.follows(Rule.ORIGIN_BY_REFERRER_POLICY)
        && (request.mode == Mode.NAVIGATE
            || profile.follows(Rule.ORIGIN_BY_REFERRER_POLICY_NO_CORS));
  }

  /** Storage Access Headers, Origin: where the answer may have the cookies released. */
  private static boolean wantsStorageAccess(FetchRequest request, Profile profile) {
    return profile.follows(Rule.STORAGE_ACCESS_HEADER)
        && "inactive".equals(FetchMetadataHeaders.storageAccess(request, profile));
  }

  /** Fetch, append a request `Origin` header, step 4.1. */
  private static boolean isHidden(FetchRequest request, Profile profile) {
    var origin = request.origin();
    return switch (Referrers.policy(request, profile)) {
      case NO_REFERRER -> true;
      case NO_REFERRER_WHEN_DOWNGRADE, STRICT_ORIGIN, STRICT_ORIGIN_WHEN_CROSS_ORIGIN ->
          isDowngrade(origin, request) && profile.follows(Rule.ORIGIN_DOWNGRADE);
      case SAME_ORIGIN -> !request.isSameOrigin();
      case ORIGIN, ORIGIN_WHEN_CROSS_ORIGIN, UNSAFE_URL -> false;
    };
  }

  private static boolean isDowngrade(Origin origin, FetchRequest request) {
    return origin.scheme().equals("https") && !request.url().scheme().equals("https");
  }
}
