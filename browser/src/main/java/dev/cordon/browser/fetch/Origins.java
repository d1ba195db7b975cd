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
    return mayShareDomain(a.host().toString(), b.host().toString())
        && Site.of(a).registrableDomain().equals(Site.of(b).registrableDomain());
  }

  /**
   * Whether the last two labels are the same. Different hosts share a registrable domain, which has
   * two labels or more, or nothing: most pairs need no look at the public suffix list.
   */
  private static boolean mayShareDomain(String one, String other) {
    var dots = 0;
    for (int i = one.length() - 1, j = other.length() - 1; i >= 0 && j >= 0; i--, j--) {
      var c = one.charAt(i);
      if (c != other.charAt(j)) {
        return false;
      }
      if (c == '.' && ++dots == 2) {
        return true;
      }
    }
    return true;
  }
}
