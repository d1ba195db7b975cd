package dev.cordon.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite is compiled against JUnit 6, and runs with JUnit 5 as well. */
class JUnit5Test {
  private static final List<String> OUR_OWN =
      List.of("junit-jupiter", "junit-platform", "junit-bom");
  private static final int MOST_SECONDS = 120;

  @ParameterizedTest
  @ValueSource(strings = {"junit-5.13", "junit-5.14"})
  void runs_the_contract(String version, @TempDir Path folder) throws Exception {
    var output = run(version, folder);
    assertThat(output).contains(version).contains("GuardedBankContract: ").contains(", 0 failed");
    assertThat(output).containsPattern("BareBankContract: 1[0-9]{3} tests, [5-9][0-9]{2} failed");
  }

  @Test
  void and_the_main_code_loads_without_spring_servlets_and_vertx(@TempDir Path folder)
      throws Exception {
    assertThat(run("junit-5.14", folder)).doesNotContain("NoClassDefFoundError");
    assertThat(classPath("junit-5.14")).doesNotContain("spring").doesNotContain("servlet-api");
  }

  private static String run(String version, Path folder) throws IOException, InterruptedException {
    var output = folder.resolve("output.txt").toFile();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(version),
                SuiteMain.class.getName(),
                GuardedBankContract.class.getName(),
                BareBankContract.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output.toPath(), StandardCharsets.UTF_8);
  }

  /** Ours without our own JUnit, without what is optional, and with that one. */
  private static String classPath(String version) throws IOException {
    var entries = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var name = Path.of(entry).getFileName().toString();
      var optional =
          name.startsWith("spring") || name.startsWith("vertx") || name.contains("servlet");
      if (!optional && OUR_OWN.stream().noneMatch(name::startsWith)) {
        entries.add(Path.of(entry).toAbsolutePath().toString());
      }
    }
    try (var jars = Files.list(Path.of(System.getProperty("cordon.testkit.junit"), version))) {
      jars.map(jar -> jar.toAbsolutePath().toString()).forEach(entries::add);
    }
    return String.join(File.pathSeparator, entries);
  }
}
