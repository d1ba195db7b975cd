package dev.cordon.cli.chromium;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a Chromium lives on this machine: named by the environment, else the first one in PATH. */
final class ChromiumBinary {
  private static final List<String> VARIABLES = List.of("CHROME", "CHROMIUM", "CHROME_BIN");
  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome",
          "chromium.exe",
          "chrome.exe");
  private static final List<String> PLACES =
      List.of(
          "/usr/lib/chromium/chromium",
          "/opt/google/chrome/chrome",
          "/snap/bin/chromium",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private ChromiumBinary() {}

  static Optional<Path> find(Map<String, String> environment) {
    return Stream.of(named(environment), inPath(environment), wellKnown())
        .flatMap(candidates -> candidates)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Stream<Path> named(Map<String, String> environment) {
    return VARIABLES.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .flatMap(ChromiumBinary::path);
  }

  private static Stream<Path> inPath(Map<String, String> environment) {
    var folders = environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator));
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(folders)
                    .filter(folder -> !folder.isEmpty())
                    .flatMap(folder -> path(folder).map(parent -> parent.resolve(name))));
  }

  private static Stream<Path> wellKnown() {
    return PLACES.stream().flatMap(ChromiumBinary::path);
  }

  private static Stream<Path> path(String text) {
    try {
      return Stream.of(Path.of(text));
    } catch (InvalidPathException notAPathHere) {
      return Stream.empty();
    }
  }
}
