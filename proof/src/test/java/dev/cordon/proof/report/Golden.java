package dev.cordon.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reports as they are read, against files. With {@code -Dcordon.golden=write} they are written
 * anew, to be read before they are kept.
 */
final class Golden {
  private Golden() {}

  static void check(String file, String text) {
    try {
      if (System.getProperty("cordon.golden", "").equals("write")) {
        var folder = Path.of("src/test/resources/dev/cordon/proof/report");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), text);
        return;
      }
      try (var in = Golden.class.getResourceAsStream(file)) {
        var known = Objects.requireNonNull(in, file + " is not there").readAllBytes();
        assertThat(text).isEqualTo(new String(known, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
