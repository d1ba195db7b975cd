package dev.cordon.config;

import dev.cordon.config.YamlNode.ScalarKind;
import java.util.Set;
import java.util.regex.Pattern;

/** The core schema of YAML 1.2 (section 10.3.2): what an unquoted word stands for. */
final class ScalarKinds {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++"
              + "|[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** Longer than any number a person writes; keeps the pattern away from megabytes. */
  private static final int LONGEST_NUMBER = 64;

  private ScalarKinds() {}

  static ScalarKind of(String plain) {
    if (NULLS.contains(plain)) {
      return ScalarKind.NULL;
    }
    if (BOOLEANS.contains(plain)) {
      return ScalarKind.BOOLEAN;
    }
    return plain.length() <= LONGEST_NUMBER && NUMBER.matcher(plain).matches()
        ? ScalarKind.NUMBER
        : ScalarKind.TEXT;
  }
}
