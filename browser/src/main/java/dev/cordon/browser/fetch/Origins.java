package dev.cordon.browser.fetch;

import dev.cordon.web.Origin;
import dev.cordon.web.Site;

/** Comparisons of origins (HTML, section 7.1.1). An opaque origin is like no other. */
final class Origins {
  private Origins() {}

  static boolean same(Origin a, Origin b) {
    return !a.isOpaque() && a.equals(b);
  }

  /** HTML, "same site": scheme and registrable domain. */
  static boolean sameSite(Origin a, Origin b) {
    return !a.isOpaque()
        && !b.isOpaque()
        && a.scheme().equals(b.scheme())
        && schemelesslySameSite(a, b);
  }

  /** HTML, "schemelessly same site". */
  static boolean schemelesslySameSite(Origin a, Origin b) {
    if (a.isOpaque() || b.isOpaque()) {
      return false;
    }
    if (a.host().equals(b.host())) {
      return true;
    }
    var one = a.host().toString();
    var other = b.host().toString();
    // Different hosts share a registrable domain, which has two labels or more, or nothing: most
    // pairs need no look at the public suffix list.
    var tail = startOfTwoLabels(one);
    if (one.length() - tail != other.length() - startOfTwoLabels(other)
        || !other.endsWith(one.substring(tail))) {
      return false;
    }
    return Site.of(a).registrableDomain().equals(Site.of(b).registrableDomain());
  }

  private static int startOfTwoLabels(String host) {
    var last = host.lastIndexOf('.');
    return last <= 0 ? 0 : host.lastIndexOf('.', last - 1) + 1;
  }
}
