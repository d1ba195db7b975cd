package dev.cordon.browser.cookies;

import dev.cordon.web.Site;

/**
 * A part of the jar that is seen under one top-level site alone (CHIPS, partition key).
 *
 * @param topLevel the site of the top-level page
 * @param crossSite whether the cookie's own site, or a frame above it, is of another site than the
 *     top: {@code a.test} framed by {@code b.test} under {@code a.test} is not {@code a.test}
 *     itself
 */
public record CookiePartition(Site topLevel, boolean crossSite) {
  /** As in {@code https://a.test} and {@code https://a.test (cross-site)}. */
  @Override
  public String toString() {
    String site = topLevel.scheme() + "://" + topLevel.registrableDomain();
    return crossSite ? site + " (cross-site)" : site;
  }
}
