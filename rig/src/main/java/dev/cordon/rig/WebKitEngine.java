package dev.cordon.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * WebKitGTK's MiniBrowser on an X server of its own. It trusts every certificate, so no row may be
 * about those. Its home is a temporary folder.
 */
record WebKitEngine(Path binary, Path xvfb) implements Engine {
  private static final List<String> PLACES =
      List.of(
          "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
          "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
          "/usr/libexec/webkit2gtk-4.1/MiniBrowser");

  static Optional<WebKitEngine> find() {
    var xvfb = Engine.executable(List.of("Xvfb"));
    return Engine.executable(PLACES)
        .flatMap(browser -> xvfb.map(screen -> new WebKitEngine(browser, screen)));
  }

  @Override
  public String family() {
    return "webkit";
  }

  @Override
  public String version() {
    var folder = BrowserProcess.newFolder();
    var screen = screen(folder);
    try {
      return Versions.of(List.of(binary.toString(), "--version"), environment(folder));
    } finally {
      screen.close();
    }
  }

  @Override
  public BrowserProcess start(RigServer server, String url) {
    var screenFolder = BrowserProcess.newFolder();
    var screen = screen(screenFolder);
    var folder = BrowserProcess.newFolder();
    return BrowserProcess.start(
        List.of(
            binary.toString(),
            "--ignore-tls-errors",
            "--cookies-policy=always",
            "--javascript-can-open-windows-automatically=true",
            "--proxy=http://127.0.0.1:" + server.port(),
            url),
        environment(screenFolder),
        folder,
        List.of(screen));
  }

  private BrowserProcess screen(Path folder) {
    var display = folder.resolve("output.log");
    var screen =
        BrowserProcess.start(
            List.of(
                xvfb.toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp"),
            Map.of(),
            folder,
            List.of());
    try {
      for (int i = 0; i < 500 && screen.isAlive(); i++) {
        if (displayIn(display).isPresent()) {
          return screen;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
      String output = screen.output();
      screen.close();
      throw new IllegalStateException("Xvfb did not start: " + output);
    } catch (InterruptedException e) {
      screen.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> environment(Path screenFolder) {
    String display =
        displayIn(screenFolder.resolve("output.log"))
            .orElseThrow(() -> new IllegalStateException("Xvfb tells no display"));
    return Map.of(
        "DISPLAY",
        ":" + display,
        "GDK_BACKEND",
        "x11",
        "HOME",
        screenFolder.toString(),
        "XDG_DATA_HOME",
        screenFolder.toString(),
        "XDG_CACHE_HOME",
        screenFolder.toString(),
        "XDG_CONFIG_HOME",
        screenFolder.toString(),
        "NO_AT_BRIDGE",
        "1",
        "GIO_USE_PROXY_RESOLVER",
        "dummy",
        "LIBGL_ALWAYS_SOFTWARE",
        "1");
  }

  /** Xvfb writes the number of its display on a line of its own. */
  private static Optional<String> displayIn(Path log) {
    try {
      return Files.readString(log, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.matches("[0-9]+"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
