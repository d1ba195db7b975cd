package dev.cordon.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.adapters.Reference.Outcome;
import java.util.List;

/**
 * What holds of every row, on the ledger or not: an adapter may differ by refusing more or by
 * saying less, never by letting through what the law refuses.
 */
final class Safety {
  private static final List<String> GRANTS =
      List.of(
          "access-control-allow-origin",
          "access-control-allow-credentials",
          "access-control-allow-methods",
          "access-control-allow-headers",
          "access-control-expose-headers");

  private Safety() {}

  static void check(Row row, Outcome expected, Answer actual, boolean reached, String story) {
    for (String grant : GRANTS) {
      assertThat(expected.answer().header(grant))
          .as("no grant but the policy's: %s", story)
          .containsAll(actual.header(grant));
    }
    if (row.rules() == Rules.REPORT || actual.status() == Wire.NO_ANSWER) {
      return;
    }
    for (String line : actual.header("set-cookie")) {
      if (line.startsWith("APPSESSION=")) {
        assertThat(line)
            .as("a session leaves sealed or deleted")
            .matches("APPSESSION=(cordon\\.[^;]+|gone|);.*");
      }
    }
    if (reached && expected.reached()) {
      assertTightened("content-security-policy", expected.answer(), actual);
      assertTightened("cross-origin-resource-policy", expected.answer(), actual);
      assertTightened("x-content-type-options", expected.answer(), actual);
      assertTightened("cross-origin-opener-policy", expected.answer(), actual);
      if (expected.answer().header("cache-control").contains("no-store")) {
        assertThat(actual.header("cache-control")).as("kept nowhere").contains("no-store");
      }
    }
  }

  private static void assertTightened(String header, Answer expected, Answer actual) {
    assertThat(actual.header(header))
        .as("%s is there", header)
        .containsAll(expected.header(header));
  }
}
