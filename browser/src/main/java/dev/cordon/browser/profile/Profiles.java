package dev.cordon.browser.profile;

import java.time.Duration;
import java.util.ArrayList;
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
          with(
              all(
                  ElementDepartures.CHROMIUM,
                  CookieDepartures.CHROMIUM,
                  MixedContentDepartures.CHROMIUM,
                  PreflightDepartures.CHROMIUM),
              new Divergence(
                  Rule.ORIGIN_BY_REFERRER_POLICY_NO_CORS,
                  false,
                  CHROMIUM_156,
                  "Measured: a no-cors POST without a referrer names its origin"),
              new Divergence(
                  Rule.FORM_NOREFERRER, false, CHROMIUM_156, "Recorded: origin-form-rel"),
              new Divergence(
                  Rule.MIXED_FORM, true, CHROMIUM_156, "Recorded: origin-by-policy-form-downgrade"),
              new Divergence(
                  Rule.UPLOAD_LISTENER_BODILESS,
                  false,
                  CHROMIUM_156,
                  "Recorded: request-upload-listener-get"),
              new Divergence(
                  Rule.NAVIGATION_TAINT_FIRST,
                  true,
                  CHROMIUM_156,
                  "Recorded: redirect-taint-form-own"),
              new Divergence(
                  Rule.ELEMENT_ORIGIN,
                  true,
                  CHROMIUM_156,
                  "Recorded: origin-element-crossorigin, crossorigin-own, font-cors"),
              new Divergence(
                  Rule.HEADERS_COMBINED,
                  true,
                  CHROMIUM_156,
                  "Recorded: safelist-total-two-lines, safelist-content-type-two-lines"),
              new Divergence(
                  Rule.USER_AGENT_FORBIDDEN,
                  true,
                  CHROMIUM_156,
                  "Recorded: request-user-agent-not-forbidden"),
              new Divergence(
                  Rule.REDIRECT_TAINT_FIRST,
                  true,
                  CHROMIUM_156,
                  "Recorded: redirect-taint-no-cors-post-own"),
              new Divergence(
                  Rule.REDIRECT_LOCATION_EMPTY,
                  false,
                  CHROMIUM_156,
                  "Recorded: redirect-location-empty"),
              new Divergence(
                  Rule.SUBRESOURCE_CREDENTIALS,
                  true,
                  CHROMIUM_156,
                  "Recorded: redirect-credentials-no-cors, redirect-credentials-own"),
              new Divergence(
                  Rule.BAD_PORT_LATER, false, CHROMIUM_156, "Recorded: network-bad-port"),
              new Divergence(
                  Rule.RELOAD_REFERRER, false, CHROMIUM_156, "Recorded: metadata-reload"),
              new Divergence(
                  Rule.RELOAD_INITIATOR, false, CHROMIUM_156, "Recorded: metadata-reload"),
              new Divergence(
                  Rule.MEDIA_RANGE, true, CHROMIUM_156, "Media requests carry Range: bytes=0-"),
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
          with(
              all(
                  ElementDepartures.FIREFOX,
                  CookieDepartures.FIREFOX,
                  MixedContentDepartures.FIREFOX,
                  PreflightDepartures.FIREFOX),
              new Divergence(
                  Rule.MIXED_FORM,
                  true,
                  FIREFOX_153,
                  "Recorded: origin-by-policy-form-downgrade; it asks the user"),
              new Divergence(
                  Rule.FORM_NOREFERRER_ORIGIN, false, FIREFOX_153, "Recorded: origin-form-rel"),
              new Divergence(
                  Rule.KEEPALIVE_QUOTA,
                  false,
                  FIREFOX_153,
                  "Recorded: request-keepalive-quota-over"),
              new Divergence(
                  Rule.REFERRER_OPAQUE,
                  false,
                  FIREFOX_153,
                  "Recorded: referrer-sandboxed, origin-opaque-form"),
              new Divergence(
                  Rule.REFERRER_BY_PAGE_ORIGIN, true, FIREFOX_153, "Recorded: referrer-sandboxed"),
              new Divergence(
                  Rule.REFERRER_BLANK_SCRIPT,
                  true,
                  FIREFOX_153,
                  "Recorded: context-blank, inside-blank"),
              new Divergence(
                  Rule.MEDIA_RANGE, true, FIREFOX_153, "Media requests carry Range: bytes=0-"),
              new Divergence(Rule.PING, false, FIREFOX_153, "Preference browser.send_pings is off"),
              new Divergence(Rule.STREAM_BODY, false, FIREFOX_153, "Browser compatibility data"),
              new Divergence(
                  Rule.REFERRER_WEAK_POLICIES,
                  false,
                  FIREFOX_153,
                  "Browser compatibility data: ignored across sites since 92")));

  /** WebKitGTK with libsoup's cookies, as Debian ships it. */
  public static final Profile WEBKIT =
      Profile.departing(
          "WebKit",
          "GTK 2.50",
          withPreflightMaxAge(Duration.ofMinutes(10)),
          // webkit_cookie_manager_set_accept_policy: the default is no-third-party.
          ThirdPartyCookies.BLOCKED,
          with(
              all(
                  LibsoupCookies.DEPARTURES,
                  ElementDepartures.WEBKIT,
                  CookieDepartures.WEBKIT,
                  MixedContentDepartures.WEBKIT,
                  PreflightDepartures.WEBKIT),
              new Divergence(
                  Rule.FORM_NOREFERRER_ORIGIN, false, WEBKIT_2_50, "Recorded: origin-form-rel"),
              new Divergence(Rule.STREAM_BODY_FAILS, true, WEBKIT_2_50, "Recorded: request-stream"),
              new Divergence(
                  Rule.FETCH_METADATA_AFTER_REDIRECT,
                  false,
                  WEBKIT_2_50,
                  "Recorded: redirect-referrer-foreign"),
              new Divergence(
                  Rule.NAVIGATION_TAINT_FIRST,
                  true,
                  WEBKIT_2_50,
                  "Recorded: redirect-taint-form-own"),
              new Divergence(
                  Rule.REDIRECT_ORIGIN_KEPT,
                  true,
                  WEBKIT_2_50,
                  "Recorded: redirect-post, redirect-referrer-origin"),
              new Divergence(
                  Rule.ELEMENT_ORIGIN, true, WEBKIT_2_50, "Recorded: origin-element-crossorigin"),
              new Divergence(
                  Rule.REDIRECT_LOCATION_JOINED,
                  true,
                  WEBKIT_2_50,
                  "Recorded: redirect-location-two-lines"),
              new Divergence(
                  Rule.REDIRECT_LOCATION_EMPTY,
                  false,
                  WEBKIT_2_50,
                  "Recorded: redirect-location-empty"),
              new Divergence(
                  Rule.CHALLENGED_URL_STRIPPED,
                  true,
                  WEBKIT_2_50,
                  "Recorded: network-url-credentials-xhr, network-url-credentials-kept"),
              new Divergence(
                  Rule.NO_CORS_BODY_TYPE,
                  true,
                  WEBKIT_2_50,
                  "Recorded: fact-03, request-no-cors-blob-json, w03-absent-type"),
              new Divergence(
                  Rule.HEADERS_COMBINED, true, WEBKIT_2_50, "Recorded: safelist-total-two-lines"),
              new Divergence(
                  Rule.ONLY_IF_CACHED,
                  false,
                  WEBKIT_2_50,
                  "Recorded: request-only-if-cached-empty"),
              new Divergence(
                  Rule.REFERRER_OPAQUE, false, WEBKIT_2_50, "Recorded: referrer-sandboxed"),
              new Divergence(
                  Rule.REFERRER_OPAQUE_SCRIPT, false, WEBKIT_2_50, "Recorded: context-sandbox"),
              new Divergence(
                  Rule.REFERRER_SRCDOC_SCRIPT, false, WEBKIT_2_50, "Recorded: context-srcdoc"),
              new Divergence(Rule.RELOAD_REFERRER, false, WEBKIT_2_50, "Recorded: metadata-reload"),
              new Divergence(
                  Rule.RELOAD_INITIATOR, false, WEBKIT_2_50, "Recorded: metadata-reload"),
              new Divergence(
                  Rule.OPEN_NOOPENER_FOREIGN, true, WEBKIT_2_50, "Recorded: referrer-open"),
              new Divergence(
                  Rule.OPEN_NOREFERRER_EMPTY, true, WEBKIT_2_50, "Recorded: referrer-open"),
              new Divergence(
                  Rule.ORIGIN_DOWNGRADE,
                  false,
                  WEBKIT_2_50,
                  "Recorded: origin-by-policy-form-downgrade, mixed-form"),
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
                  Rule.IFRAME_CREDENTIALLESS, false, WEBKIT_2_50, "Browser compatibility data"),
              new Divergence(
                  Rule.LOCAL_NETWORK_ACCESS, false, WEBKIT_2_50, "Behind a flag; no permission")));

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

  @SafeVarargs
  @SuppressWarnings("varargs") // The array goes to a stream, which only reads it.
  private static List<Divergence> all(List<Divergence>... lists) {
    var all = new ArrayList<Divergence>();
    for (var list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }

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
