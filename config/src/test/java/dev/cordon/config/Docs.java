package dev.cordon.config;

import java.nio.file.Files;
import java.nio.file.Path;

/** The pages of the documentation, found from the module's folder or from the root. */
final class Docs {
  private Docs() {}

  static String policyPage() {
    Path page = Path.of("docs/policy.md");
    return Samples.text(Files.exists(page) ? page : Path.of("..").resolve(page));
  }
}
