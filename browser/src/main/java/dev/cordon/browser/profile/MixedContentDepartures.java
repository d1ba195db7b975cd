package dev.cordon.browser.profile;

import java.util.List;

/** Where secure pages and insecure requests meet otherwise than the standards say. */
final class MixedContentDepartures {
  private static final String CHROMIUM_156 = "Chromium 156";
  private static final String FIREFOX_153 = "Firefox ESR 153";
  private static final String WEBKIT_2_50 = "WebKitGTK 2.50";

  static final List<Divergence> CHROMIUM =
      List.of(
          new Divergence(
              Rule.MIXED_BEACON_REFUSED, true, CHROMIUM_156, "Recorded: mixed-blocked[beacon]"),
          new Divergence(
              Rule.MIXED_WEBSOCKET_THROWS, true, CHROMIUM_156, "Recorded: mixed-handshake"),
          new Divergence(
              Rule.MIXED_FRAME_STAYS,
              true,
              CHROMIUM_156,
              "Recorded: mixed-blocked[embed], mixed-redirect[iframe]"),
          new Divergence(
              Rule.MIXED_CONTENT_HTTPS_PAGES, true, CHROMIUM_156, "Recorded: s02-address-origin"),
          new Divergence(
              Rule.MIXED_CONTENT_UPGRADE_CORS, true, CHROMIUM_156, "Recorded: mixed-upgraded-cors"),
          new Divergence(
              Rule.BLOCK_ALL_MIXED_CONTENT,
              false,
              CHROMIUM_156,
              "Recorded: block-all, block-all-meta"),
          new Divergence(
              Rule.REFERRER_DOWNGRADE_BY_SCHEME,
              true,
              CHROMIUM_156,
              "Recorded: mixed-localhost, r11-localhost-star"),
          new Divergence(
              Rule.REFERRER_BEFORE_UPGRADE,
              true,
              CHROMIUM_156,
              "Recorded: upgrade-requests, upgrade-navigation-own"),
          new Divergence(Rule.UPGRADE_WORKERS, false, CHROMIUM_156, "Recorded: upgrade-worker"));

  static final List<Divergence> FIREFOX =
      List.of(
          new Divergence(Rule.UPGRADE_WORKERS, false, FIREFOX_153, "Recorded: upgrade-worker"),
          new Divergence(
              Rule.MIXED_BEACON_REFUSED, true, FIREFOX_153, "Recorded: mixed-blocked[beacon]"),
          new Divergence(
              Rule.MIXED_WEBSOCKET_THROWS, true, FIREFOX_153, "Recorded: mixed-handshake"),
          new Divergence(
              Rule.MIXED_FRAME_STAYS,
              true,
              FIREFOX_153,
              "Recorded: mixed-blocked[embed], mixed-redirect[iframe]"),
          new Divergence(
              Rule.MIXED_CONTENT_HTTPS_PAGES, true, FIREFOX_153, "Recorded: s02-address-origin"),
          new Divergence(
              Rule.MIXED_CONTENT_UPGRADE_CORS, true, FIREFOX_153, "Recorded: mixed-upgraded-cors"),
          new Divergence(
              Rule.BLOCK_ALL_MIXED_CONTENT,
              false,
              FIREFOX_153,
              "Recorded: block-all, block-all-meta"),
          new Divergence(
              Rule.REFERRER_DOWNGRADE_BY_SCHEME,
              true,
              FIREFOX_153,
              "Recorded: mixed-localhost, r11-localhost-star"),
          new Divergence(
              Rule.MIXED_FRAME_ERROR,
              true,
              FIREFOX_153,
              "Recorded: mixed-blocked[iframe], mixed-insecure-frame-kept-out"),
          new Divergence(
              Rule.MIXED_CONTENT_UPGRADE_ADDRESS, true, FIREFOX_153, "Recorded: mixed-address"),
          new Divergence(
              Rule.HSTS_BY_SUBRESOURCE,
              false,
              FIREFOX_153,
              "Recorded: hsts, hsts-subdomains, hsts-port"));

  static final List<Divergence> WEBKIT =
      List.of(
          new Divergence(
              Rule.REFERRER_BEFORE_MEDIA_UPGRADE,
              true,
              WEBKIT_2_50,
              "Recorded: mixed-upgraded, mixed-upgraded-credentials, block-all"),
          new Divergence(
              Rule.MIXED_CONTENT_LOCALHOST,
              false,
              WEBKIT_2_50,
              "Recorded: mixed-localhost, mixed-localhost-frame"),
          new Divergence(
              Rule.MIXED_BEACON_REFUSED, true, WEBKIT_2_50, "Recorded: mixed-blocked[beacon]"),
          new Divergence(
              Rule.MIXED_FRAME_STAYS,
              true,
              WEBKIT_2_50,
              "Recorded: mixed-blocked[embed], mixed-redirect[iframe]"),
          new Divergence(
              Rule.MIXED_CONTENT_HTTPS_PAGES,
              true,
              WEBKIT_2_50,
              "Recorded: s02-address-origin, cookie-secure-localhost"),
          new Divergence(
              Rule.MIXED_CONTENT_UPGRADE_CORS, true, WEBKIT_2_50, "Recorded: mixed-upgraded-cors"),
          new Divergence(
              Rule.BLOCK_ALL_MIXED_CONTENT,
              false,
              WEBKIT_2_50,
              "Recorded: block-all, block-all-meta"),
          new Divergence(
              Rule.HSTS_BY_SUBRESOURCE,
              false,
              WEBKIT_2_50,
              "Recorded: hsts, hsts-subdomains, hsts-port"),
          new Divergence(
              Rule.REFERRER_DOWNGRADE_BY_SCHEME,
              true,
              WEBKIT_2_50,
              "CrossOriginAccessControl and SecurityPolicy ask for https"));

  private MixedContentDepartures() {}
}
