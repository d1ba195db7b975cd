package dev.cordon.browser.profile;

import java.util.List;

/**
 * Where a browser asks leave in other cases than the standards say, asks otherwise, or remembers
 * the answer otherwise (Fetch, CORS-preflight fetch and CORS-preflight cache).
 */
final class PreflightDepartures {
  private static final String CHROMIUM_156 = "Chromium 156";
  private static final String FIREFOX_153 = "Firefox ESR 153";
  private static final String WEBKIT_2_50 = "WebKitGTK 2.50";

  static final List<Divergence> CHROMIUM =
      List.of(
          new Divergence(
              Rule.SAFELIST_CLIENT_HINTS, true, CHROMIUM_156, "Recorded: preflight-header-hints"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_SINGLE,
              true,
              CHROMIUM_156,
              "preflight_cache.cc; recorded: preflight-cache-kept-beside"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_NEGATIVE,
              true,
              CHROMIUM_156,
              "Recorded: preflight-cache-negative"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_CLEARED,
              false,
              CHROMIUM_156,
              "Recorded: preflight-cache-cleared"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_OPAQUE, false, CHROMIUM_156, "Recorded: preflight-cache-opaque"),
          new Divergence(
              Rule.PREFLIGHT_METADATA_CHAIN,
              false,
              CHROMIUM_156,
              "Recorded: redirect-preflight-home"),
          new Divergence(
              Rule.AUTHORIZATION_BEYOND_WILDCARD,
              false,
              CHROMIUM_156,
              "Browser compatibility data; WPT cors-preflight-star fails"));

  static final List<Divergence> FIREFOX =
      List.of(
          new Divergence(
              Rule.REDIRECT_PREFLIGHT_KEPT,
              true,
              FIREFOX_153,
              "Recorded: redirect-authorization-foreign, redirect-preflight-gone"),
          new Divergence(
              Rule.PREFLIGHT_TAINT, false, FIREFOX_153, "Recorded: redirect-preflight-third"),
          new Divergence(
              Rule.PREFLIGHT_METADATA_CHAIN,
              false,
              FIREFOX_153,
              "Recorded: redirect-preflight-home"),
          new Divergence(
              Rule.SAFELIST_ASCII, true, FIREFOX_153, "Recorded: safelist-accept-byte-safe"),
          new Divergence(
              Rule.SAFELIST_TOTAL,
              false,
              FIREFOX_153,
              "Recorded: safelist-total-1025, safelist-total-among"),
          new Divergence(
              Rule.PREFLIGHT_HEADERS_ONCE,
              false,
              FIREFOX_153,
              "Recorded: preflight-request-headers-repeated"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_CREDENTIALS_DOWN,
              false,
              FIREFOX_153,
              "Recorded: preflight-cache-credentials-down"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_CLEARED_BY_ALL,
              true,
              FIREFOX_153,
              "Recorded: preflight-cache-not-cleared-simple"),
          new Divergence(
              Rule.AUTHORIZATION_BEYOND_WILDCARD,
              false,
              FIREFOX_153,
              "Preference network.cors_preflight.authorization_covered_by_wildcard"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_UNPARSABLE,
              false,
              FIREFOX_153,
              "nsCORSListenerProxy.cpp: not cached at all"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_WILDCARD,
              false,
              FIREFOX_153,
              "CORSCacheEntry::CheckRequest compares * literally"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_HEAD,
              false,
              FIREFOX_153,
              "CORSCacheEntry::CheckRequest exempts GET and POST alone"));

  static final List<Divergence> WEBKIT =
      List.of(
          new Divergence(
              Rule.REDIRECT_PREFLIGHT_KEPT, true, WEBKIT_2_50, "Recorded: redirect-preflight-gone"),
          new Divergence(
              Rule.REDIRECT_PREFLIGHT_NAMES,
              true,
              WEBKIT_2_50,
              "Recorded: redirect-authorization-foreign"),
          new Divergence(
              Rule.AUTHORIZATION_BEYOND_WILDCARD,
              false,
              WEBKIT_2_50,
              "Recorded: preflight-authorization"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_AUTHORIZATION,
              false,
              WEBKIT_2_50,
              "Recorded: preflight-cache-wildcard-authorization"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_NEGATIVE,
              true,
              WEBKIT_2_50,
              "Recorded: preflight-cache-negative"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_BY_TOP_ORIGIN,
              true,
              WEBKIT_2_50,
              "Recorded: preflight-cache-partition-sibling"),
          new Divergence(
              Rule.SAFELIST_RANGE_CASE, false, WEBKIT_2_50, "Recorded: safelist-range-unsafe"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_CLEARED,
              false,
              WEBKIT_2_50,
              "CrossOriginPreflightResultCache.cpp: stored even where the check then fails"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_SINGLE,
              true,
              WEBKIT_2_50,
              "CrossOriginPreflightResultCache.cpp"),
          new Divergence(
              Rule.PREFLIGHT_CACHE_REFUSED,
              true,
              WEBKIT_2_50,
              "CrossOriginPreflightResultCache.cpp"));

  private PreflightDepartures() {}
}
