package dev.cordon.browser.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browsers that the model was held against, and an old one that it was not. */
public final class Profiles {
  private static final String CHROMIUM_156 = "Chromium 156";
  private static final String FIREFOX_153 = "Firefox ESR 153";
  private static final String WEBKIT_2_50 = "WebKitGTK 2.50";

  /** Chromium, and with it Chrome and Edge. */
  public static final Profile CHROMIUM =
      Profile.departing(
          "Chromium",
          "156",
          Limits.STANDARD,
          ThirdPartyCookies.ALLOWED,
          List.of(
              new Divergence(
                  Rule.ORIGIN_BY_REFERRER_POLICY_NO_CORS,
                  false,
                  CHROMIUM_156,
                  "Measured: a no-cors POST without a referrer names its origin"),
              new Divergence(
                  Rule.MEDIA_RANGE, true, CHROMIUM_156, "Media requests carry Range: bytes=0-"),
              new Divergence(
                  Rule.AUTHORIZATION_BEYOND_WILDCARD,
                  false,
                  CHROMIUM_156,
                  "Browser compatibility data; WPT cors-preflight-star fails"),
              new Divergence(
                  Rule.ORB_SCRIPT_PARSED,
                  false,
                  CHROMIUM_156,
                  "orb_impl.cc: labels and prefixes decide, nothing is parsed"),
              new Divergence(
                  Rule.ORB_EMPTIES_FETCH,
                  true,
                  CHROMIUM_156,
                  "Feature OpaqueResponseBlockingErrorsForAllFetches is off"),
              new Divergence(
                  Rule.COOKIE_NEW_VALUE_RENEWS,
                  true,
                  CHROMIUM_156,
                  "cookie_monster.h: creation_date_to_inherit only if the value matches"),
              new Divergence(
                  Rule.FETCH_METADATA_WEBSOCKET,
                  false,
                  CHROMIUM_156,
                  "Measured: handshakes carry no Sec-Fetch header")));

  /** nsCORSListenerProxy.cpp; network.cookie.maxPerHost, quotaPerHost and maxNumber. */
  private static final Limits FIREFOX_LIMITS =
      new Limits(
          Duration.ofHours(24), Duration.ofMinutes(2), Duration.ofDays(400), 180, 150, 3_000);

  /** Firefox, with Total Cookie Protection as it ships. */
  public static final Profile FIREFOX =
      Profile.departing(
          "Firefox",
          "ESR 153",
          FIREFOX_LIMITS,
          ThirdPartyCookies.PARTITIONED,
          List.of(
              new Divergence(
                  Rule.MEDIA_RANGE, true, FIREFOX_153, "Media requests carry Range: bytes=0-"),
              new Divergence(Rule.PING, false, FIREFOX_153, "Preference browser.send_pings is off"),
              new Divergence(Rule.STREAM_BODY, false, FIREFOX_153, "Browser compatibility data"),
              new Divergence(
                  Rule.AUTHORIZATION_BEYOND_WILDCARD,
                  false,
                  FIREFOX_153,
                  "Preference network.cors_preflight.authorization_covered_by_wildcard"),
              new Divergence(
                  Rule.SAME_SITE_DEFAULT_LAX,
                  false,
                  FIREFOX_153,
                  "Behind a preference; bug 1617609"),
              new Divergence(
                  Rule.SAME_SITE_SCHEMEFUL,
                  false,
                  FIREFOX_153,
                  "Behind a preference; browser compatibility data"),
              new Divergence(
                  Rule.REFERRER_WEAK_POLICIES,
                  false,
                  FIREFOX_153,
                  "Browser compatibility data: ignored across sites since 92"),
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
                  "CORSCacheEntry::CheckRequest exempts GET and POST alone"),
              new Divergence(
                  Rule.REDIRECT_CREDENTIALS_ANY, true, FIREFOX_153, "nsCORSListenerProxy.cpp")));

  /** WebKitGTK with libsoup's cookies, as Debian ships it. */
  public static final Profile WEBKIT =
      Profile.departing(
          "WebKit",
          "GTK 2.50",
          withPreflightMaxAge(Duration.ofMinutes(10)),
          // webkit_cookie_manager_set_accept_policy: the default is no-third-party.
          ThirdPartyCookies.BLOCKED,
          with(
              LibsoupCookies.DEPARTURES,
              new Divergence(Rule.STREAM_BODY, false, WEBKIT_2_50, "Browser compatibility data"),
              new Divergence(
                  Rule.FETCH_METADATA_USER,
                  false,
                  WEBKIT_2_50,
                  "The header's name is not in the library"),
              new Divergence(
                  Rule.SAME_SITE_SCHEMEFUL, false, WEBKIT_2_50, "Browser compatibility data"),
              new Divergence(
                  Rule.STORAGE_ACCESS_HEADER, false, WEBKIT_2_50, "Browser compatibility data"),
              new Divergence(Rule.ORB, false, WEBKIT_2_50, "Not implemented"),
              new Divergence(
                  Rule.COEP_CREDENTIALLESS, false, WEBKIT_2_50, "Browser compatibility data"),
              new Divergence(
                  Rule.MIXED_CONTENT_LOCALHOST, false, WEBKIT_2_50, "Browser compatibility data"),
              new Divergence(
                  Rule.LOCAL_NETWORK_ACCESS, false, WEBKIT_2_50, "Behind a flag; no permission"),
              new Divergence(
                  Rule.REDIRECT_CREDENTIALS_ANY, true, WEBKIT_2_50, "CrossOriginAccessControl.cpp"),
              new Divergence(
                  Rule.PREFLIGHT_CACHE_CLEARED,
                  false,
                  WEBKIT_2_50,
                  "CrossOriginPreflightResultCache.cpp: stored even where the check then fails"),
              new Divergence(
                  Rule.PREFLIGHT_CACHE_SINGLE,
                  true,
                  WEBKIT_2_50,
                  "CrossOriginPreflightResultCache.cpp")));

  /**
   * A browser of the kind of Internet Explorer 10, which servers still meet: what came into being
   * after it, it does not have. Nothing was held against it.
   */
  public static final Profile LEGACY =
      Profile.departing(
          "Legacy",
          "",
          Limits.STANDARD,
          ThirdPartyCookies.ALLOWED,
          Stream.concat(
                  Stream.of(
                      new Divergence(
                          Rule.NO_PREFLIGHTS, true, "Internet Explorer 8 and 9", "XDomainRequest")),
                  Stream.of(
                          Rule.FETCH_METADATA,
                          Rule.FETCH_METADATA_USER,
                          Rule.FETCH_METADATA_WEBSOCKET,
                          Rule.ORIGIN_ON_UNSAFE,
                          Rule.SAME_SITE_STRICT,
                          Rule.SAME_SITE_LAX,
                          Rule.SAME_SITE_DEFAULT_LAX,
                          Rule.SAME_SITE_NONE_SECURE,
                          Rule.SAME_SITE_STORE,
                          Rule.LEAVE_SECURE_ALONE,
                          Rule.PREFIX_SECURE,
                          Rule.PREFIX_HOST,
                          Rule.PREFIX_HTTP,
                          Rule.PREFIX_NAMELESS,
                          Rule.COOKIE_PARTITIONED,
                          Rule.STORAGE_ACCESS_HEADER,
                          Rule.REFERRER_DEFAULT,
                          Rule.REFERRER_ON_REDIRECT,
                          Rule.CORP,
                          Rule.COEP_REQUIRE_CORP,
                          Rule.COEP_CREDENTIALLESS,
                          Rule.COEP_FRAMES,
                          Rule.ORB,
                          Rule.FRAME_ANCESTORS,
                          Rule.CSP_SANDBOX,
                          Rule.UPGRADE_INSECURE_REQUESTS,
                          Rule.MIXED_CONTENT_UPGRADE,
                          Rule.LOCAL_NETWORK_ACCESS,
                          Rule.HSTS,
                          Rule.PING,
                          Rule.STREAM_BODY)
                      .map(
                          rule ->
                              new Divergence(
                                  rule, false, "Internet Explorer 10", "It is older than this")))
              .toList());

  /** By the name that a command line takes. */
  public static final Map<String, Profile> BY_NAME =
      Map.of(
          "chromium",
          CHROMIUM,
          "firefox",
          FIREFOX,
          "webkit",
          WEBKIT,
          "legacy",
          LEGACY,
          "standard",
          Profile.standard());

  private Profiles() {}

  private static List<Divergence> with(List<Divergence> some, Divergence... others) {
    return Stream.concat(some.stream(), Stream.of(others)).toList();
  }

  private static Limits withPreflightMaxAge(Duration maxAge) {
    var standard = Limits.STANDARD;
    return new Limits(
        maxAge,
        standard.laxAllowingUnsafe(),
        standard.cookieMaxAge(),
        standard.cookiesPerDomain(),
        standard.cookiesKept(),
        standard.cookiesInAll());
  }
}
