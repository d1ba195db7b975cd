package dev.cordon.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Firefox, headless, with a profile of its own that trusts the rig's authority. */
record FirefoxEngine(Path binary, Path certutil) implements Engine {
  private static final String PREFERENCES =
      """
      // All hosts, localhost too, through the rig.
      user_pref("network.proxy.type", 1);
      user_pref("network.proxy.http", "127.0.0.1");
      user_pref("network.proxy.http_port", %PORT%);
      user_pref("network.proxy.ssl", "127.0.0.1");
      user_pref("network.proxy.ssl_port", %PORT%);
      user_pref("network.proxy.no_proxies_on", "");
      user_pref("network.proxy.allow_hijacking_localhost", true);
      user_pref("network.proxy.failover_direct", false);
      // One process for all sites: hundreds of fresh ones would each get their own.
      user_pref("fission.autostart", false);
      user_pref("dom.ipc.processCount", 2);
      // An http address stays one.
      user_pref("dom.security.https_first", false);
      user_pref("dom.security.https_first_schemeless", false);
      user_pref("network.stricttransportsecurity.preloadlist", false);
      // Windows without a user's gesture, which go on while another one is in front.
      user_pref("dom.disable_open_during_load", false);
      user_pref("dom.popup_maximum", -1);
      user_pref("dom.allow_scripts_to_close_windows", true);
      user_pref("dom.min_background_timeout_value", 4);
      user_pref("dom.timeout.enable_budget_timer_throttling", false);
      user_pref("browser.link.open_newwindow.restriction", 0);
      // Nothing of its own on the wire.
      user_pref("app.normandy.enabled", false);
      user_pref("app.update.enabled", false);
      user_pref("app.update.disabledForTesting", true);
      user_pref("browser.aboutwelcome.enabled", false);
      user_pref("browser.newtabpage.enabled", false);
      user_pref("browser.region.network.url", "");
      user_pref("browser.safebrowsing.malware.enabled", false);
      user_pref("browser.safebrowsing.phishing.enabled", false);
      user_pref("browser.safebrowsing.downloads.enabled", false);
      user_pref("browser.safebrowsing.update.enabled", false);
      user_pref("browser.search.update", false);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("browser.startup.homepage_override.mstone", "ignore");
      user_pref("browser.startup.page", 0);
      user_pref("browser.topsites.contile.enabled", false);
      user_pref("datareporting.healthreport.uploadEnabled", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
      user_pref("dom.push.connection.enabled", false);
      user_pref("extensions.getAddons.cache.enabled", false);
      user_pref("extensions.systemAddon.update.enabled", false);
      user_pref("extensions.update.enabled", false);
      user_pref("geo.provider.network.url", "");
      user_pref("messaging-system.rsexperimentloader.enabled", false);
      user_pref("network.captive-portal-service.enabled", false);
      user_pref("network.connectivity-service.enabled", false);
      user_pref("network.trr.mode", 5);
      user_pref("security.OCSP.enabled", 0);
      user_pref("services.settings.server", "");
      user_pref("toolkit.telemetry.enabled", false);
      user_pref("toolkit.telemetry.server", "");
      user_pref("termsofuse.bypassNotification", true);
      user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
      """;

  static Optional<FirefoxEngine> find() {
    var certutil = Engine.executable(List.of("certutil"));
    return Engine.executable(List.of("firefox-esr", "firefox", "/usr/lib/firefox-esr/firefox-esr"))
        .flatMap(firefox -> certutil.map(tool -> new FirefoxEngine(firefox, tool)));
  }

  @Override
  public String family() {
    return "firefox";
  }

  @Override
  public String version() {
    return Versions.of(List.of(binary.toString(), "--version"), Map.of());
  }

  @Override
  public BrowserProcess start(RigServer server, String url) {
    var folder = BrowserProcess.newFolder();
    var profile = folder.resolve("profile");
    try {
      Files.createDirectories(profile);
      Files.writeString(
          profile.resolve("user.js"), PREFERENCES.replace("%PORT%", "" + server.port()));
      var authority = folder.resolve("authority.pem");
      Files.writeString(authority, server.certificates().authorityPem());
      String database = "sql:" + profile;
      String tool = certutil.toString();
      Versions.run(List.of(tool, "-N", "-d", database, "--empty-password"), Map.of());
      Versions.run(
          List.of(tool, "-A", "-d", database, "-n", "rig", "-t", "C,,", "-i", authority.toString()),
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BrowserProcess.start(
        List.of(
            binary.toString(), "--headless", "--no-remote", "--profile", profile.toString(), url),
        Map.of("MOZ_CRASHREPORTER_DISABLE", "1", "HOME", folder.toString()),
        folder,
        List.of());
  }
}
