package dev.cordon.browser.fetch;

import dev.cordon.web.Site;

/** How far a chain of redirects has led astray (Fetch, redirect-taint). */
enum RedirectTaint {
  /** Whoever redirected to another origin was the request's own. */
  SAME_ORIGIN,
  /** Another origin of the request's own site redirected onwards. */
  SAME_SITE,
  /** A foreign site redirected onwards: it may have chosen where to. */
  CROSS_SITE;

  static RedirectTaint of(FetchRequest request) {
    var taint = SAME_ORIGIN;
    var origin = request.origin();
    var last = request.urls.get(0).origin();
    for (var i = 1; i < request.urls.size(); i++) {
      var next = request.urls.get(i).origin();
      if (!next.equals(last) && !origin.equals(last)) {
        var lastSite = Site.of(last);
        if (!Site.of(next).equals(lastSite) && !Site.of(origin).equals(lastSite)) {
          return CROSS_SITE;
        }
        taint = SAME_SITE;
      }
      last = next;
    }
    return taint;
  }
}
