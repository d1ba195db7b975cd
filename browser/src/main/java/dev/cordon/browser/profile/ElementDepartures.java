package dev.cordon.browser.profile;

import java.util.List;

/** Where elements, workers and frames ask, or take answers, otherwise than the standards say. */
final class ElementDepartures {
  private static final String CHROMIUM_156 = "Chromium 156";
  private static final String FIREFOX_153 = "Firefox ESR 153";
  private static final String WEBKIT_2_50 = "WebKitGTK 2.50";

  static final List<Divergence> CHROMIUM =
      List.of(
          new Divergence(Rule.WORKER_AT_ONCE, true, CHROMIUM_156, "Recorded: worker-script"),
          new Divergence(
              Rule.IMPORT_SCRIPTS_CREDENTIALS, true, CHROMIUM_156, "Recorded: worker-imports"),
          new Divergence(
              Rule.MANIFEST_WITHOUT_CREDENTIALS, true, CHROMIUM_156, "Recorded: link-kinds"),
          new Divergence(Rule.WORKER_MIME, false, CHROMIUM_156, "Recorded: worker-mime"),
          new Divergence(Rule.STYLE_MIME_ERROR, false, CHROMIUM_156, "Recorded: style-mime"),
          new Divergence(
              Rule.ORB_SCRIPT_TRUSTED, false, CHROMIUM_156, "Recorded: orb-script-sniffed"));

  static final List<Divergence> FIREFOX =
      List.of(
          new Divergence(
              Rule.IMPORT_SCRIPTS_CREDENTIALS, true, FIREFOX_153, "Recorded: worker-imports"),
          new Divergence(Rule.LINK_MANIFEST, false, FIREFOX_153, "Recorded: link-kinds"),
          new Divergence(
              Rule.TRACK_REFERRER, false, FIREFOX_153, "Recorded: track, crossorigin-media"),
          new Divergence(Rule.STYLE_IMPORT_SITE, true, FIREFOX_153, "Recorded: style-mime"),
          new Divergence(
              Rule.UPGRADE_PREFERENCE_PLUGINS, false, FIREFOX_153, "Recorded: plugin-elements"),
          new Divergence(
              Rule.ORB_EMPTIES_FETCH,
              true,
              FIREFOX_153,
              "Preference browser.opaqueResponseBlocking.filterFetchResponse; recorded: orb-fetch"),
          new Divergence(Rule.ORB_NOSNIFF_TEXT, false, FIREFOX_153, "Recorded: orb-image-nosniff"),
          new Divergence(
              Rule.WORKER_INHERITS_REFERRER_POLICY,
              true,
              FIREFOX_153,
              "Recorded: generated rows of workers"),
          new Divergence(Rule.CORP_PLUGINS, true, FIREFOX_153, "Recorded: corp-kinds"),
          new Divergence(Rule.FRAME_CORP_STAYS, true, FIREFOX_153, "Recorded: coep-frame"),
          new Divergence(Rule.FRAME_COEP_SILENT, true, FIREFOX_153, "Recorded: coep-frame"),
          new Divergence(
              Rule.EMBED_SILENT, true, FIREFOX_153, "Recorded: corp-kinds, frame-options-kinds"),
          new Divergence(Rule.OPENER_POLICY_NOOPENER, false, FIREFOX_153, "Recorded: coop-opener"));

  static final List<Divergence> WEBKIT =
      List.of(
          new Divergence(
              Rule.FRAME_INHERITS_REFERRER_POLICY,
              true,
              WEBKIT_2_50,
              "Recorded: generated rows of frames"),
          new Divergence(
              Rule.WORKER_INHERITS_REFERRER_POLICY,
              true,
              WEBKIT_2_50,
              "Recorded: generated rows of workers"),
          new Divergence(Rule.WORKER_AT_ONCE, true, WEBKIT_2_50, "Recorded: worker-script"),
          new Divergence(
              Rule.IMPORT_SCRIPTS_CREDENTIALS, true, WEBKIT_2_50, "Recorded: worker-imports"),
          new Divergence(Rule.MODULE_WORKER_MIME, false, WEBKIT_2_50, "Recorded: worker-mime"),
          new Divergence(Rule.LINK_MANIFEST, false, WEBKIT_2_50, "Recorded: link-kinds"),
          new Divergence(Rule.LINK_ICON, false, WEBKIT_2_50, "Recorded: link-kinds"),
          new Divergence(Rule.LINK_PREFETCH, false, WEBKIT_2_50, "Recorded: link-kinds"),
          new Divergence(Rule.TRACK_SAME_ORIGIN, false, WEBKIT_2_50, "Recorded: track"),
          new Divergence(Rule.FONT_CORS, false, WEBKIT_2_50, "Recorded: font-cors"),
          new Divergence(Rule.MEDIA_PROBE, true, WEBKIT_2_50, "Recorded: range-media, orb-media"),
          new Divergence(Rule.STYLE_IMPORT_REFERRER, false, WEBKIT_2_50, "Recorded: style-mime"),
          new Divergence(Rule.PLUGIN_DESTINATION, false, WEBKIT_2_50, "Recorded: plugin-elements"),
          new Divergence(Rule.OBJECT_ERROR, false, WEBKIT_2_50, "Recorded: frame-options-kinds"),
          new Divergence(Rule.FRAME_CORP_STAYS, true, WEBKIT_2_50, "Recorded: coep-frame"),
          new Divergence(Rule.WEBSOCKET_DESTINATION, true, WEBKIT_2_50, "Recorded: handshake"),
          new Divergence(
              Rule.UPGRADE_PREFERENCE_SECURE,
              false,
              WEBKIT_2_50,
              "FrameLoader::addHTTPUpgradeInsecureIfNeeded; recorded: frame-options"));

  private ElementDepartures() {}
}
