package dev.cordon.browser.fetch;

import dev.cordon.browser.cookies.CookieAccess;
import dev.cordon.browser.cookies.CookieContext;
import dev.cordon.browser.cookies.CookieSites;
import dev.cordon.browser.cookies.SameSiteMode;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From where in the web a request wants cookies (RFC 6265bis, "same-site" and "cross-site"
 * requests; Fetch, determine the same-site mode and the network partition key).
 *
 * <table>
 *   <caption>A request to https://b.example</caption>
 *   <tr><th>made by</th><th>mode</th></tr>
 *   <tr><td>the user's typing</td><td>{@link SameSiteMode#STRICT_OR_LESS}</td></tr>
 *   <tr><td>a page of https://b.example or https://www.b.example</td><td>{@link SameSiteMode#STRICT_OR_LESS}</td></tr>
 *   <tr><td>such a page in a frame of https://a.example</td><td>{@link SameSiteMode#NONE_ONLY}</td></tr>
 *   <tr><td>a link of https://a.example</td><td>{@link SameSiteMode#LAX_OR_LESS}</td></tr>
 *   <tr><td>a form of https://a.example, by POST</td><td>{@link SameSiteMode#UNSET_OR_LESS}</td></tr>
 *   <tr><td>fetch, image or frame of https://a.example</td><td>{@link SameSiteMode#NONE_ONLY}</td></tr>
 * </table>
 *
 * Fetch's algorithm, read to the letter, never gives a cross-site link its Lax cookies and gives
 * same-site ones no Strict cookies. No browser does so; RFC 6265bis is followed.
 */
final class CookieContexts {
  private static final int MOST_ORIGINS = 1_024;

  private final Profile profile;
  private final CookieSites sites;
  private final Map<Origin, Site> byOrigin = new HashMap<>();

  CookieContexts(Profile profile, CookieSites sites) {
    this.profile = profile;
    this.sites = sites;
  }

  CookieContext of(FetchRequest request) {
    var around = around(request);
    return new CookieContext(
        request.url(),
        CookieAccess.HTTP,
        mode(request),
        around == null ? null : sites.of(around.topLevelUrl()),
        around != null && hasForeignAncestor(around),
        request.client != null && request.client.storageAccess());
  }

  /** The network partition key: the site of the page at the top, null outside all pages. */
  @Nullable Site partition(FetchRequest request) {
    var around = around(request);
    return around == null ? null : sites.of(around.topLevelUrl());
  }

  /** The page in which the answer will live; null where it becomes a top-level page itself. */
  private static @Nullable Environment around(FetchRequest request) {
    if (request.topLevelNavigation) {
      return null;
    }
    return request.container == null ? request.client : request.container;
  }

  /** Whether a page between this and the top, or this, is of another site than the top. */
  private boolean hasForeignAncestor(Environment around) {
    var top = sites.of(around.topLevelUrl());
    return !isOf(top, around.origin()) || !areOf(top, around.ancestors());
  }

  private SameSiteMode mode(FetchRequest request) {
    if (isSameSite(request)) {
      return SameSiteMode.STRICT_OR_LESS;
    }
    if (!request.topLevelNavigation) {
      return SameSiteMode.NONE_ONLY;
    }
    return switch (request.method) {
      case "GET", "HEAD", "OPTIONS", "TRACE" -> SameSiteMode.LAX_OR_LESS;
      default -> SameSiteMode.UNSET_OR_LESS;
    };
  }

  private boolean isSameSite(FetchRequest request) {
    var site = sites.of(request.url());
    if (!request.topLevelNavigation
        && request.client != null
        && !profile.follows(Rule.SAME_SITE_INITIATOR)) {
      return sites.same(sites.of(request.client.topLevelUrl()), site);
    }
    if (request.urls.size() > 1 && profile.follows(Rule.SAME_SITE_REDIRECT_CHAIN)) {
      for (var i = 0; i < request.urls.size() - 1; i++) {
        if (!sites.same(sites.of(request.urls.get(i)), site)) {
          return false;
        }
      }
    }
    var client = request.client;
    if (client == null) {
      return true;
    }
    if (!isOf(site, client.origin())) {
      return false;
    }
    var around = around(request);
    return around == null
        || !profile.follows(Rule.SAME_SITE_ANCESTORS)
        || (isOf(site, around.origin()) && areOf(site, around.ancestors()));
  }

  private boolean areOf(Site site, List<Origin> origins) {
    for (var i = 0; i < origins.size(); i++) {
      if (!isOf(site, origins.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isOf(Site site, Origin origin) {
    return !origin.isOpaque() && sites.same(site(origin), site);
  }

  private Site site(Origin origin) {
    var known = byOrigin.get(origin);
    if (known == null) {
      known = Site.of(origin);
      if (byOrigin.size() >= MOST_ORIGINS) {
        byOrigin.clear();
      }
      byOrigin.put(origin, known);
    }
    return known;
  }
}
