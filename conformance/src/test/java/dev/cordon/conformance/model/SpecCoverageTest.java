package dev.cordon.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code docs/spec-coverage.md}: which class and which tests stand behind which clause. */
class SpecCoverageTest {
  /** How the page is written anew. */
  static final String COMMAND =
      "./mvnw -q -pl conformance -am test -Dtest=SpecCoverageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcordon.write=true";

  private static final List<RuleCoverage> RULES = SpecCoverage.all();

  @Test
  void the_page_is_up_to_date() throws IOException {
    var page = SpecCoverage.checkout().resolve("docs/spec-coverage.md");
    var text = new SpecCoverageText(RULES).text();
    if (Boolean.getBoolean("cordon.write")) {
      Files.writeString(page, text);
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("%s is generated. To write it anew: %s", page, COMMAND)
        .isEqualTo(text);
  }

  @Test
  void every_rule_decides_something_somewhere() {
    assertThat(RULES).allSatisfy(each -> assertThat(each.classes()).as("%s", each).isNotEmpty());
  }

  @Test
  void finds_the_class_that_reads_a_rule_and_the_tests_that_name_it() {
    var check = of(Rule.CORS_CHECK);
    assertThat(check.classes()).contains("fetch.CorsCheck");
    assertThat(check.tests()).contains("fetch.CorsCheckTest");
    assertThat(check.rows()).isPositive();
  }

  @Test
  void shows_what_lacks_a_class_a_test_or_a_row() {
    var bare = new RuleCoverage(Rule.HSTS, new TreeSet<>(), new TreeSet<>(), 0, Map.of());
    assertThat(new SpecCoverageText(List.of(of(Rule.CORS_CHECK), bare)).text())
        .contains(
            "| together | 2 | 1 | 1 | 1 |",
            "| URI loading and port mapping | `HSTS` | **none** | **none** | 0 |  |",
            "* No class reads: `HSTS`.",
            "* No test class of `browser` names: `HSTS`.",
            "* No scenario row covers: `HSTS`.");
  }

  private static RuleCoverage of(Rule rule) {
    return RULES.stream().filter(each -> each.rule() == rule).findFirst().orElseThrow();
  }
}
