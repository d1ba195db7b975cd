package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the distribution's launcher keeps of a start for the next one, with this JDK and a command
 * that says {@code ran}.
 */
class StartArchiveTest {
  private static final Path SCRIPTS = Path.of("src", "main", "dist", "bin").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void layOut() throws IOException {
    for (var script : List.of("cordon", "launch.sh")) {
      var copy = folder.resolve("dist/bin").resolve(script);
      Files.createDirectories(copy.getParent());
      Files.copy(SCRIPTS.resolve(script), copy);
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    jar = folder.resolve("dist/lib/cordon.jar");
    Files.createDirectories(jar.getParent());
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var name : List.of("Main", "Rehearsal")) {
        compile(name);
        out.putNextEntry(new JarEntry("dev/cordon/cli/" + name + ".class"));
        Files.copy(folder.resolve("classes/dev/cordon/cli/" + name + ".class"), out);
        out.closeEntry();
      }
    }
  }

  @Test
  void is_made_by_the_first_start_and_used_by_the_next_which_says_the_same() throws Exception {
    var first = cordon(Map.of());
    var archive = madeArchive();
    var second = cordon(Map.of());

    assertThat(first).isEqualTo(new Run(7, "ran run file.yaml\n", ""));
    assertThat(second).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(archive.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    // Of its own choice the JVM tells where each class comes from.
    assertThat(cordon(Map.of("CORDON_JAVA_OPTS", "-Xlog:class+load")).out)
        .containsPattern("dev\\.cordon\\.cli\\.Main source: shared objects file");
  }

  @Test
  void is_passed_over_without_a_word_where_the_jvm_cannot_use_it() throws Exception {
    var first = cordon(Map.of());
    var archive = madeArchive();
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    Files.write(archive, new byte[(int) Files.size(archive)]);

    assertThat(cordon(Map.of())).isEqualTo(first);
  }

  @Test
  void is_passed_over_and_made_again_where_it_was_cut_short() throws Exception {
    var first = cordon(Map.of());
    var archive = madeArchive();
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    var size = Files.size(archive);
    try (var channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      channel.truncate(size / 2);
    }

    assertThat(cordon(Map.of())).isEqualTo(first);
    assertThat(Files.size(madeArchive())).isGreaterThan(size / 2);
  }

  @Test
  void is_another_one_for_other_jars() throws Exception {
    cordon(Map.of());
    var before = madeArchive();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));

    assertThat(cordon(Map.of("CORDON_JAVA_OPTS", "-Xlog:class+load")).out)
        .containsPattern("dev\\.cordon\\.cli\\.Main source: (file|jar):");
    assertThat(madeArchiveBeside(before)).isNotEqualTo(before);
  }

  @Test
  void is_done_without_where_its_folder_cannot_be() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file in the place of the folder");

    assertThat(cordon(Map.of())).isEqualTo(new Run(7, "ran run file.yaml\n", ""));
  }

  @Test
  void is_not_made_where_it_is_switched_off() throws Exception {
    var run = cordon(Map.of("CORDON_ARCHIVE", "off"));

    assertThat(run).isEqualTo(new Run(7, "ran run file.yaml\n", ""));
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  private record Run(int exitCode, String out, String err) {}

  private Run cordon(Map<String, String> environment) throws Exception {
    var out = folder.resolve("out.txt").toFile();
    var err = folder.resolve("err.txt").toFile();
    var builder =
        new ProcessBuilder(folder.resolve("dist/bin/cordon").toString(), "run", "file.yaml")
            .redirectOutput(out)
            .redirectError(err);
    builder.environment().keySet().removeAll(List.of("CORDON_JAVA_OPTS", "JAVA_TOOL_OPTIONS"));
    builder.environment().put("CORDON_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  private Path madeArchive() throws Exception {
    return madeArchiveBeside(null);
  }

  /** The archive that is made in the background, once it is there and nothing is left beside it. */
  private Path madeArchiveBeside(Path before) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      try (var files = Files.list(folder.resolve("cache/cordon"))) {
        var there = files.filter(file -> !file.equals(before)).toList();
        if (there.size() == 1 && isWhole(there.get(0))) {
          return there.get(0);
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("no archive was made");
  }

  /** Its name ends with its length. */
  private static boolean isWhole(Path file) throws IOException {
    return Files.isRegularFile(file) && file.toString().endsWith("." + Files.size(file));
  }

  private void compile(String name) throws IOException {
    var source = folder.resolve("source/" + name + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        "package dev.cordon.cli; public class "
            + name
            + " { public static void main(String[] a) {"
            + (name.equals("Main")
                ? " System.out.println(\"ran \" + String.join(\" \", a)); System.exit(7);"
                : " new Main();")
            + " } }");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var classes = folder.resolve("classes");
    var failures =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "17",
            "-d",
            classes.toString(),
            "-sourcepath",
            source.getParent().toString(),
            "-cp",
            classes.toString(),
            source.toString());
    assertThat(failures).isZero();
  }
}
