package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code ./cordon}, in a checkout whose Maven and JDK only write down what they were
 * told.
 */
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "cordon").toAbsolutePath().normalize();

  @TempDir Path checkout;
  private Path jdk;

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(SCRIPT, checkout.resolve("cordon"));
    var shared = Path.of("cli", "src", "main", "dist", "bin", "launch.sh");
    Files.createDirectories(checkout.resolve(shared).getParent());
    Files.copy(SCRIPT.resolveSibling(shared), checkout.resolve(shared));
    write(checkout.resolve("pom.xml"), "<project/>");
    write(checkout.resolve("cli/pom.xml"), "<project/>");
    write(checkout.resolve("core/pom.xml"), "<project/>");
    write(checkout.resolve("core/src/main/java/A.java"), "class A {}");
    write(checkout.resolve("core/src/test/java/ATest.java"), "class ATest {}");
    script(
        checkout.resolve("mvnw"),
        "echo \"$JAVA_HOME $*\" >> builds; echo noise of the build; mkdir -p cli/target/lib");
    jdk = jdk("jdk", "17.0.15", "printf '[%s]' \"$@\"; exit 7");
  }

  @Test
  void builds_once_and_passes_arguments_and_exit_code_on() throws Exception {
    var first = cordon("check", "a file.yaml", "", "*");
    var second = cordon("check");

    assertThat(first.exitCode).isEqualTo(7);
    assertThat(first.out).endsWith("[dev.cordon.cli.Main][check][a file.yaml][][*]");
    assertThat(first.err).contains("building (once").contains("noise of the build");
    assertThat(second.exitCode).isEqualTo(7);
    assertThat(second.err).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void builds_again_when_a_source_is_newer() throws Exception {
    cordon();
    touchLater("core/src/main/java/A.java");

    cordon();

    assertThat(builds()).hasSize(2);
  }

  @Test
  void builds_again_when_a_pom_is_newer() throws Exception {
    cordon();
    touchLater("core/pom.xml");

    cordon();

    assertThat(builds()).hasSize(2);
  }

  @Test
  void does_not_build_for_a_changed_test() throws Exception {
    cordon();
    touchLater("core/src/test/java/ATest.java");

    cordon();

    assertThat(builds()).hasSize(1);
  }

  @Test
  void a_failed_build_is_exit_code_3_and_is_tried_again() throws Exception {
    script(checkout.resolve("mvnw"), "echo >> builds; echo what was wrong; exit 1");

    var first = cordon();
    var second = cordon();

    assertThat(first.exitCode).isEqualTo(3);
    assertThat(first.out).isEmpty();
    assertThat(first.err).contains("what was wrong").contains("the build failed");
    assertThat(second.exitCode).isEqualTo(3);
    assertThat(builds()).hasSize(2);
  }

  @Test
  void passes_over_a_jdk_that_is_too_old() throws Exception {
    var old = jdk("old", "11.0.2", "echo old");
    var ancient = jdk("ancient", "1.8.0_402", "echo ancient");

    var run = cordon(Map.of("CORDON_JAVA_HOME", old.toString(), "JAVA_HOME", jdk.toString()));
    var other = cordon(Map.of("CORDON_JAVA_HOME", ancient.toString(), "JAVA_HOME", jdk.toString()));

    assertThat(run.exitCode).isEqualTo(7);
    assertThat(other.exitCode).isEqualTo(7);
    assertThat(builds()).singleElement().asString().startsWith(jdk.toString());
  }

  @Test
  void takes_the_jdk_of_its_own_variable_first() throws Exception {
    var preferred = jdk("preferred", "25", "printf '[%s]' \"$@\"");

    var run = cordon(Map.of("CORDON_JAVA_HOME", preferred.toString(), "JAVA_HOME", jdk.toString()));

    assertThat(run.exitCode).isZero();
    assertThat(run.out).contains("[--enable-native-access=ALL-UNNAMED]");
  }

  @Test
  void hands_its_options_for_the_jvm_on() throws Exception {
    var run =
        cordon(Map.of("CORDON_JAVA_HOME", jdk.toString(), "CORDON_JAVA_OPTS", "-Xmx64m -Da=b"));

    assertThat(run.out).startsWith("[-Xmx64m][-Da=b][-Dcordon.terminal=false][-cp]");
  }

  @Test
  void starts_what_ends_soon_without_the_second_compiler() throws Exception {
    assertThat(cordon("check", "cordon.yaml").out)
        .startsWith("[-XX:TieredStopAtLevel=1][-XX:+UseSerialGC][-Dcordon.terminal=false][-cp]");
    assertThat(cordon("run", "cordon.yaml").out).doesNotContain("-XX:TieredStopAtLevel");
  }

  private record Run(int exitCode, String out, String err) {}

  private Run cordon(String... arguments) throws Exception {
    return cordon(Map.of("CORDON_JAVA_HOME", jdk.toString()), arguments);
  }

  private Run cordon(Map<String, String> environment, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(checkout.resolve("cordon").toString()));
    command.addAll(List.of(arguments));
    var out = checkout.resolve("out.txt").toFile();
    var err = checkout.resolve("err.txt").toFile();
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "CORDON_JAVA_OPTS"));
    // What is made in the background would outlive the folder; StartArchiveTest is about that.
    builder.environment().put("CORDON_ARCHIVE", "off");
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Run(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds"));
  }

  private void touchLater(String file) throws IOException {
    Files.setLastModifiedTime(checkout.resolve(file), FileTime.from(Instant.now().plusSeconds(60)));
    // The next build's stamp must not be older than that.
    script(
        checkout.resolve("mvnw"),
        "echo again >> builds; mkdir -p cli/target/lib; touch -d '+5 minutes' cli/.building.stamp");
  }

  private Path jdk(String name, String version, String run) throws IOException {
    var home = checkout.resolve(name);
    script(home.resolve("bin/javac"), "exit 0");
    script(
        home.resolve("bin/java"),
        "if [ \"${1:-}\" = -version ]; then echo 'openjdk version \""
            + version
            + "\"' >&2; exit 0; fi; "
            + run);
    return home;
  }

  private static void script(Path file, String text) throws IOException {
    write(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
