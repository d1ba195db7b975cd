package dev.cordon.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chromium, headless. The program itself is preferred to a distribution's wrapper, which adds flags
 * of its own: Debian's switches pings off.
 */
record ChromiumEngine(Path binary) implements Engine {
  private static final List<String> PLACES =
      List.of(
          "/usr/lib/chromium/chromium",
          "/opt/google/chrome/chrome",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  /**
   * Third-party cookies are let be, as the project and Google ship it. Debian's build blocks them
   * unless told otherwise, which would hide what SameSite does.
   */
  private static final String PREFERENCES =
      "{\"profile\": {\"cookie_controls_mode\": 0, \"block_third_party_cookies\": false}}";

  static Optional<ChromiumEngine> find() {
    return Engine.executable(PLACES).map(ChromiumEngine::new);
  }

  @Override
  public String family() {
    return "chromium";
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
      Files.createDirectories(profile.resolve("Default"));
      Files.writeString(profile.resolve("Default/Preferences"), PREFERENCES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var command = new ArrayList<String>();
    command.add(binary.toString());
    command.add("--headless");
    // The sandbox needs a user other than root; for anyone else it stays on.
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox");
    }
    command.addAll(
        List.of(
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--disable-breakpad",
            "--password-store=basic",
            // Nothing of its own on the wire.
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--disable-extensions",
            // Windows without a user's gesture, which go on while another one is in front.
            "--disable-popup-blocking",
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            // An http address typed or linked stays one.
            "--disable-features=HttpsUpgrades,HttpsFirstBalancedMode,HttpsFirstBalancedModeAutoEnable",
            // All hosts, localhost too, through the rig.
            "--proxy-server=http://127.0.0.1:" + server.port(),
            "--proxy-bypass-list=<-loopback>",
            "--ignore-certificate-errors-spki-list=" + server.certificates().leafKeyDigest(),
            "--user-data-dir=" + profile,
            url));
    return BrowserProcess.start(command, Map.of(), folder, List.of());
  }
}
