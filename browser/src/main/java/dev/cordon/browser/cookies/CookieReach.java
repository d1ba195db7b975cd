package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of the jar a request may see: the shared one, the one of its top-level site, or both.
 *
 * @param shared whether it sees cookies that lie under no top-level site
 * @param storable whether it may set cookies without Partitioned at all
 * @param separate whether cookies without Partitioned go into the top-level site's part, as in
 *     Firefox for third parties
 * @param partition the part of its top-level site
 * @param chips whether Partitioned cookies can be kept there
 */
record CookieReach(
    boolean shared, boolean storable, boolean separate, CookiePartition partition, boolean chips) {
  static CookieReach of(CookieContext context, CookieSites sites, Profile profile) {
    Site own = sites.of(context.url());
    Site top = context.topLevel() == null ? own : context.topLevel();
    boolean crossSite = context.crossSiteAncestor() || !sites.same(own, top);
    boolean foreign =
        crossSite && (profile.follows(Rule.THIRD_PARTY_ANCESTORS) || !sites.same(own, top));
    ThirdPartyCookies policy = policy(foreign && !context.storageAccess(), profile);
    boolean blocked = policy == ThirdPartyCookies.BLOCKED;
    boolean separate = policy == ThirdPartyCookies.PARTITIONED;
    boolean opaque = top.registrableDomain().isEmpty();
    return new CookieReach(
        policy == ThirdPartyCookies.ALLOWED
            || (blocked && !profile.follows(Rule.THIRD_PARTY_SENDING)),
        !blocked,
        separate,
        new CookiePartition(top, crossSite),
        profile.follows(Rule.COOKIE_PARTITIONED) && !opaque);
  }

  private static ThirdPartyCookies policy(boolean restricted, Profile profile) {
    return restricted && profile.follows(Rule.THIRD_PARTY_COOKIES)
        ? profile.thirdPartyCookies()
        : ThirdPartyCookies.ALLOWED;
  }

  /** Why a cookie of the jar is out of sight, or null if it is not. */
  @Nullable Rule hides(Cookie cookie) {
    CookiePartition where = cookie.partition();
    if (where == null) {
      return shared ? null : Rule.THIRD_PARTY_COOKIES;
    }
    if (!where.equals(partition)) {
      return cookie.partitioned() ? Rule.COOKIE_PARTITIONED : Rule.THIRD_PARTY_COOKIES;
    }
    return separate || (chips && cookie.partitioned()) ? null : Rule.THIRD_PARTY_COOKIES;
  }
}
