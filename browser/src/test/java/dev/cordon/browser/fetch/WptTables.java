package dev.cordon.browser.fetch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tables of the web platform's tests, from the folder named by the system property {@code
 * cordon.conformance}. Where it is absent the tests that need it are skipped and say so.
 */
final class WptTables {
  private static final Path FOLDER =
      Path.of(System.getProperty("cordon.conformance", "../../shared/conformance"), "wpt");

  private WptTables() {}

  static JsonNode read(String name) {
    var file = FOLDER.resolve(name);
    assumeTrue(
        Files.isRegularFile(file),
        () -> "SKIPPED: no conformance data at " + file + " (set -Dcordon.conformance=FOLDER)");
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
