package dev.cordon.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Cases that nobody here wrote, from the folder named by the system property {@code
 * cordon.conformance}. Where it is absent the tests that need it are skipped and say so.
 */
final class Conformance {
  private static final Path FOLDER =
      Path.of(System.getProperty("cordon.conformance", "../../shared/conformance"));

  private Conformance() {}

  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(
        Files.isRegularFile(file),
        () -> "SKIPPED: no conformance data at " + file + " (set -Dcordon.conformance=FOLDER)");
    return file;
  }

  static List<String> lines(String name) {
    try {
      return Files.readAllLines(file(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of a JSON array; the strings between them are remarks. */
  static List<JsonNode> rows(String name) {
    return objects(tree(name));
  }

  /** The objects of the array that is this member of a JSON object. */
  static List<JsonNode> member(String name, String member) {
    return objects(tree(name).path(member));
  }

  private static List<JsonNode> objects(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).filter(JsonNode::isObject).toList();
  }

  private static JsonNode tree(String name) {
    try {
      return new ObjectMapper().readTree(file(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
