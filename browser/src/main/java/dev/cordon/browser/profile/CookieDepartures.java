package dev.cordon.browser.profile;

import java.util.List;

/** Where the jars of Chromium and Firefox are not that of the standard. */
final class CookieDepartures {
  private static final String CHROMIUM_156 = "Chromium 156";
  private static final String FIREFOX_153 = "Firefox ESR 153";
  private static final String WEBKIT_2_50 = "WebKitGTK 2.50";

  static final List<Divergence> CHROMIUM =
      List.of(
          new Divergence(
              Rule.COOKIE_NEW_VALUE_RENEWS,
              true,
              CHROMIUM_156,
              "cookie_monster.h: creation_date_to_inherit only if the value matches"),
          new Divergence(
              Rule.SAME_SITE_REDIRECT_CHAIN,
              false,
              CHROMIUM_156,
              "Recorded: cookie-chain-embedded, cookie-chain-fetch, cookie-chain-navigation"),
          new Divergence(
              Rule.COOKIE_AVERSE, false, CHROMIUM_156, "Recorded: context-data, inside-data"),
          new Divergence(
              Rule.NAMELESS_WITHOUT_EQUALS,
              true,
              CHROMIUM_156,
              "Recorded: cookie-prefix-nameless, w20-nameless"),
          new Divergence(
              Rule.CONTROLS_WITH_TAB,
              true,
              CHROMIUM_156,
              "Recorded: cookie-controls, cookie-controls-answer"),
          new Divergence(
              Rule.MAX_AGE_PLUS, true, CHROMIUM_156, "Recorded: cookie-max-age-words, plus0"),
          new Divergence(
              Rule.COOKIE_DATE_EARLY, true, CHROMIUM_156, "Recorded: cookie-expires-words, old"));

  static final List<Divergence> FIREFOX =
      List.of(
          new Divergence(
              Rule.SAME_SITE_DEFAULT_LAX, false, FIREFOX_153, "Behind a preference; bug 1617609"),
          new Divergence(
              Rule.SAME_SITE_SCHEMEFUL,
              false,
              FIREFOX_153,
              "Behind a preference; browser compatibility data"),
          new Divergence(
              Rule.PREFLIGHT_STORAGE_ACCESS,
              true,
              FIREFOX_153,
              "Recorded: fact-04, fact-10, w11-put-allowed"),
          new Divergence(
              Rule.STORAGE_ACCESS_AFTER_REDIRECT,
              false,
              FIREFOX_153,
              "Recorded: referrer-redirect-widen, redirect-taint-credentials, beacon-redirect"),
          new Divergence(
              Rule.STORAGE_ACCESS_WORKERS,
              false,
              FIREFOX_153,
              "Recorded: inside-worker, inside-deep, worker-imports"),
          new Divergence(
              Rule.IFRAME_CREDENTIALLESS, false, FIREFOX_153, "Browser compatibility data"),
          new Divergence(
              Rule.NAMELESS_WITHOUT_EQUALS,
              true,
              FIREFOX_153,
              "Recorded: cookie-prefix-nameless, w20-nameless"),
          new Divergence(
              Rule.COOKIE_WITHOUT_EQUALS,
              false,
              FIREFOX_153,
              "Recorded: cookie-prefix-nameless, cookie-syntax"),
          new Divergence(
              Rule.PREFIX_HOST_PATH, false, FIREFOX_153, "Recorded: cookie-prefix-host, __host-f"),
          new Divergence(
              Rule.COOKIE_DATE_EARLY, true, FIREFOX_153, "Recorded: cookie-expires-words, old"),
          new Divergence(
              Rule.COOKIE_DATE_WITHOUT_TIME,
              true,
              FIREFOX_153,
              "Recorded: cookie-expires-words, noTime"));

  /** Beside those of libsoup. */
  static final List<Divergence> WEBKIT =
      List.of(
          new Divergence(
              Rule.SAME_SITE_INITIATOR,
              false,
              WEBKIT_2_50,
              "Recorded: cookie-ancestors-fetch, context-data, context-foreign-frame"));

  private CookieDepartures() {}
}
