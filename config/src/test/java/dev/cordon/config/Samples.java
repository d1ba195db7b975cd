package dev.cordon.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files that the tests read, and the environment they are read in. */
final class Samples {
  /** 32 bytes, made for these tests. */
  static final String KEY = "Yb1WZ8n5O3mJx0Qe7cTtVq2LrKfHs9AaGdUiPpEwNzM=";

  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "CORDON_KEY", KEY,
          "CORDON_ADMIN_TOKEN", "J3kq0zXv7mWcT9sLbN2e",
          "WEAK_KEY", "hunter2hunter2hunter2hunter2hunter2",
          "SHORT", "hunter2",
          "EMPTY", "",
          "PORT", "8080",
          "APP_HOST", "app.internal",
          "BAD_HOST", "hunter2/hunter2");

  private Samples() {}

  static String good(String name) {
    return text(folder("good").resolve(name + ".yaml"));
  }

  static List<Path> good() {
    return files("good", ".yaml");
  }

  static List<Path> faulty() {
    return files("faults", ".yaml");
  }

  static CordonFile read(String text) {
    return CordonFile.read("cordon.yaml", text, ENVIRONMENT);
  }

  static List<Fault> faults(String text) {
    try {
      read(text);
      return List.of();
    } catch (InvalidConfigException e) {
      return e.faults();
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(String folder, String end) {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String name) {
    try {
      return Path.of(Samples.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
