package dev.cordon.browser;

import dev.cordon.browser.cookies.CookieAccess;
import dev.cordon.browser.cookies.CookieContext;
import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.cookies.SameSiteMode;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code document.cookie} (HTML, cookies; RFC 6265bis, non-HTTP APIs). */
final class DocumentCookies {
  private DocumentCookies() {}

  static String read(Page page) {
    var context = context(page);
    return context == null ? "" : page.browser.jar().retrieve(context, page.browser.now()).header();
  }

  static CookieNote write(Page page, String line) {
    var context = context(page);
    if (context == null) {
      var equals = line.indexOf('=');
      return new CookieNote(
          equals < 0 ? "" : line.substring(0, equals).strip(),
          Rule.OPAQUE_ORIGIN,
          "the page has no cookies of its own");
    }
    return page.browser.jar().store(line, context, page.browser.now());
  }

  /** HTML, cookie, steps 1 and 2. */
  static boolean refuses(Page page) {
    return page.origin().isOpaque()
        && !(isOfData(page) && page.browser.profile().follows(Rule.COOKIE_AVERSE));
  }

  /** Whether it is a data: page, or a page without a URL of its own inside one. */
  private static boolean isOfData(Page page) {
    var maker = page;
    while (maker.around() != null && maker.url().scheme().equals("about")) {
      maker = Objects.requireNonNull(maker.around());
    }
    return maker.url().scheme().equals("data");
  }

  /** Null where there are no cookies to reach: an opaque origin, no http. */
  private static @Nullable CookieContext context(Page page) {
    var url = page.parts.baseUrl();
    var environment = page.environment();
    if (page.origin().isOpaque() || !url.isHttp() || environment.credentiallessFrame()) {
      return null;
    }
    if (environment.ancestors().isEmpty()) {
      return CookieContext.script(url);
    }
    var sites = page.browser.jar().sites();
    var own = sites.of(url);
    var top = sites.of(environment.topLevelUrl());
    var topAlone = !page.browser.profile().follows(Rule.SAME_SITE_INITIATOR);
    var sameSite = !topAlone || sites.same(own, top);
    var foreign = !sites.same(own, top);
    for (var ancestor : environment.ancestors()) {
      sameSite &= topAlone || isOf(page, ancestor, own);
      foreign |= !isOf(page, ancestor, top);
    }
    return new CookieContext(
        url,
        CookieAccess.SCRIPT,
        sameSite ? SameSiteMode.STRICT_OR_LESS : SameSiteMode.NONE_ONLY,
        top,
        foreign,
        environment.storageAccess());
  }

  private static boolean isOf(Page page, Origin origin, Site site) {
    return !origin.isOpaque() && page.browser.jar().sites().same(Site.of(origin), site);
  }
}
