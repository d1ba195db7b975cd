package dev.cordon.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the documentation, found from the module's folder or from the root. */
final class Docs {
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(cordon: 1\n.*?)```");

  private Docs() {}

  static String policyPage() {
    Path page = Path.of("docs/policy.md");
    return Samples.text(Files.exists(page) ? page : Path.of("..").resolve(page));
  }

  /** The whole files among its examples. */
  static List<String> yamlBlocks() {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(policyPage());
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return List.copyOf(blocks);
  }
}
