package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * Sec-Fetch-Site: how the page that causes a request is related to its target, over all redirects
 * (Fetch Metadata, section 2.3). A page cannot write it.
 */
public enum FetchSite {
  /** No such header: an old browser, none at all, or plain http to a name other than localhost. */
  ABSENT,
  SAME_ORIGIN,
  /** A sibling subdomain, which may well be an attacker's. */
  SAME_SITE,
  CROSS_SITE,
  /** The user's own act: address bar, bookmark. */
  NONE,
  /** Present, and none of the values that the specification knows. */
  OTHER;

  /** The value of the header, compared character for character; null if it is absent. */
  public static FetchSite of(@Nullable String value) {
    if (value == null) {
      return ABSENT;
    }
    return switch (value) {
      case "same-origin" -> SAME_ORIGIN;
      case "same-site" -> SAME_SITE;
      case "cross-site" -> CROSS_SITE;
      case "none" -> NONE;
      default -> OTHER;
    };
  }
}
