package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees: beside each faulty file lies the exact text of its faults. */
class FaultTextTest {
  /** Raised with every file that is added, so that none is lost. */
  private static final int FILES = 35;

  static Stream<String> names() {
    return Samples.faulty().stream()
        .map(file -> file.getFileName().toString().replace(".yaml", ""));
  }

  @ParameterizedTest(name = "{0}.yaml prints {0}.txt")
  @MethodSource("names")
  void printsExactlyThis(String name) {
    assertThat(refused(name).getMessage() + "\n").isEqualTo(expected(name));
  }

  @ParameterizedTest(name = "{0}.yaml gives the same text twice")
  @MethodSource("names")
  void isDeterministic(String name) {
    assertThat(refused(name).getMessage()).isEqualTo(refused(name).getMessage());
  }

  @ParameterizedTest(name = "{0}.yaml is listed from top to bottom")
  @MethodSource("names")
  void isInTheOrderOfTheFile(String name) {
    List<Fault> faults = refused(name).faults();
    for (int i = 1; i < faults.size(); i++) {
      Fault before = faults.get(i - 1);
      Fault after = faults.get(i);
      assertThat(after.line() * 10_000 + after.column())
          .isGreaterThanOrEqualTo(before.line() * 10_000 + before.column());
    }
  }

  @ParameterizedTest(name = "{0}.txt shows nothing secret")
  @MethodSource("names")
  void showsNothingSecret(String name) {
    assertThat(expected(name)).doesNotContain("hunter2").doesNotContain(Samples.KEY);
  }

  @Test
  void everyFileIsRun() {
    assertThat(names()).hasSize(FILES);
  }

  @Test
  void tenFaultsArePrintedEachWithItsPlace() {
    List<Fault> faults =
        refused("ten-faults").faults().stream()
            .filter(fault -> fault.severity() == Fault.Severity.FAULT)
            .toList();

    assertThat(faults).hasSize(10);
    assertThat(faults.stream().map(Fault::code)).doesNotHaveDuplicates();
    assertThat(faults.stream().map(Fault::place))
        .containsExactly(
            "app.origins[1]",
            "app.proxies[0]",
            "cors[0].origins[0]",
            "cors[0].max-age",
            "cors[1].origins[0]",
            "cors[1].origins[1]",
            "cors[1].orgins",
            "csrf.lifetime",
            "csrf.exempt[0].because",
            "csrf.exempt[0].path");
  }

  private static InvalidConfigException refused(String name) {
    String file = name + ".yaml";
    Path path =
        Samples.faulty().stream()
            .filter(sample -> sample.getFileName().toString().equals(file))
            .findFirst()
            .orElseThrow();
    return catchThrowableOfType(
        InvalidConfigException.class,
        () -> CordonFile.read(file, Samples.text(path), Samples.ENVIRONMENT));
  }

  private static String expected(String name) {
    return Samples.text(Samples.faulty().get(0).resolveSibling(name + ".txt"));
  }
}
