package dev.cordon.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser that is installed here, and how it is started so that it runs rows undisturbed. */
public sealed interface Engine permits ChromiumEngine, FirefoxEngine, WebKitEngine {
  /** The families that there are. */
  List<String> FAMILIES = List.of("chromium", "firefox", "webkit");

  /** As it is named everywhere: {@code chromium}. */
  String family();

  /** Exact, as the browser tells it: {@code 156.0.8078.79}. */
  String version();

  /** Starts it at an URL, with the server as its proxy. */
  BrowserProcess start(RigServer server, String url);

  /** The browser of a family, if it is installed. */
  static Optional<Engine> find(String family) {
    return switch (family) {
      case "chromium" -> ChromiumEngine.find().map(engine -> engine);
      case "firefox" -> FirefoxEngine.find().map(engine -> engine);
      case "webkit" -> WebKitEngine.find().map(engine -> engine);
      default ->
          throw new IllegalArgumentException(
              "No engine is called " + family + "; there are " + FAMILIES);
    };
  }

  /** What to do where it is absent. */
  static String howToInstall(String family) {
    return switch (family) {
      case "chromium" -> "Chromium is missing. Debian: apt-get install chromium";
      case "firefox" ->
          "Firefox or certutil is missing. Debian: apt-get install firefox-esr libnss3-tools";
      default ->
          "WebKitGTK's MiniBrowser or Xvfb is missing. Debian: apt-get install"
              + " libwebkit2gtk-4.1-0 xvfb";
    };
  }

  /** The first of these files that can be executed; a name without a slash is sought in PATH. */
  static Optional<Path> executable(List<String> candidates) {
    var folders = System.getenv().getOrDefault("PATH", "").split(":");
    return candidates.stream()
        .flatMap(
            name ->
                name.contains("/")
                    ? Stream.of(Path.of(name))
                    : Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
