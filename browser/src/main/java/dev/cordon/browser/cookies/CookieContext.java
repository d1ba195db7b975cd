package dev.cordon.browser.cookies;

import dev.cordon.web.Site;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/**
 * For what a request, an answer or a script wants cookies.
 *
 * @param url the URL of the request; of the document, where a script asks
 * @param access whether a request asks or a script
 * @param mode the same-site mode of the request; for a script {@link SameSiteMode#STRICT_OR_LESS}
 *     or {@link SameSiteMode#NONE_ONLY}, by its document's site for cookies
 * @param topLevel the site of the top-level page; null where the request navigates the top itself,
 *     and its own site is the one
 * @param crossSiteAncestor whether a frame between the one that asks and the top is of another site
 *     than the top
 * @param storageAccess whether it was given its unpartitioned cookies (Storage Access)
 */
public record CookieContext(
    Url url,
    CookieAccess access,
    SameSiteMode mode,
    @Nullable Site topLevel,
    boolean crossSiteAncestor,
    boolean storageAccess) {

  /** A request that navigates the top. */
  public static CookieContext navigation(Url url, SameSiteMode mode) {
    return new CookieContext(url, CookieAccess.HTTP, mode, null, false, false);
  }

  /** A request of a page, or of a frame in it, whose ancestors are all of the top-level site. */
  public static CookieContext request(Url url, SameSiteMode mode, Site topLevel) {
    return new CookieContext(url, CookieAccess.HTTP, mode, topLevel, false, false);
  }

  /** The script of a top-level document. */
  public static CookieContext script(Url document) {
    return new CookieContext(
        document, CookieAccess.SCRIPT, SameSiteMode.STRICT_OR_LESS, null, false, false);
  }

  /** The script of a document in a frame. */
  public static CookieContext script(Url document, SameSiteMode mode, Site topLevel) {
    return new CookieContext(document, CookieAccess.SCRIPT, mode, topLevel, false, false);
  }

  /** The same below a frame of another site. */
  public CookieContext belowForeignFrame() {
    return new CookieContext(url, access, mode, topLevel, true, storageAccess);
  }

  /** The same with leave for unpartitioned cookies. */
  public CookieContext withStorageAccess() {
    return new CookieContext(url, access, mode, topLevel, crossSiteAncestor, true);
  }
}
