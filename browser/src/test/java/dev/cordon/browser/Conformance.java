package dev.cordon.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Cases that nobody here wrote, from the folder named by the system property {@code
 * cordon.conformance}. Where it is absent the tests that need it are skipped and say so.
 */
public final class Conformance {
  private static final Path FOLDER =
      Path.of(System.getProperty("cordon.conformance", "../../shared/conformance"));

  private Conformance() {}

  /** The objects of a JSON array; the strings between them are remarks. */
  public static List<JsonNode> rows(String name) {
    return elements(name).stream().filter(JsonNode::isObject).toList();
  }

  /** The elements of a JSON array. */
  public static List<JsonNode> elements(String name) {
    var file = FOLDER.resolve(name);
    assumeTrue(
        Files.isRegularFile(file),
        () -> "SKIPPED: no conformance data at " + file + " (set -Dcordon.conformance=FOLDER)");
    try {
      var array = new ObjectMapper().readTree(file.toFile());
      return StreamSupport.stream(array.spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
