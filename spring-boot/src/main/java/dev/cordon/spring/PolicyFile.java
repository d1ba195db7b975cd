package dev.cordon.spring;

import dev.cordon.config.CordonFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The file that {@code cordon.policy-file} names. */
final class PolicyFile {
  private PolicyFile() {}

  /** Its path, where it stands in a file system and can change. */
  static Optional<Path> inFileSystem(Resource resource) {
    try {
      return resource instanceof ClassPathResource || !resource.isFile()
          ? Optional.empty()
          : Optional.of(resource.getFile().toPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static CordonFile read(Resource resource, Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      return CordonFile.read(file.get());
    }
    String text = resource.getContentAsString(StandardCharsets.UTF_8);
    return CordonFile.read(resource.getDescription(), text, System.getenv());
  }
}
