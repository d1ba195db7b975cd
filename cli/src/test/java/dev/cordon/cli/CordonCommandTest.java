package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CordonCommandTest {
  @Test
  void the_version_is_the_builds() {
    var run = CommandRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("cordon \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\R");
  }

  static Stream<List<String>> everyCommand() {
    var root = CordonCommand.commandLine(new PrintWriter(System.out), new PrintWriter(System.err));
    return names(root, List.of());
  }

  private static Stream<List<String>> names(CommandLine line, List<String> path) {
    return Stream.concat(
        Stream.of(path),
        line.getSubcommands().entrySet().stream()
            .flatMap(
                it ->
                    names(
                        it.getValue(),
                        Stream.concat(path.stream(), Stream.of(it.getKey())).toList())));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void every_command_has_help_with_examples_and_exit_codes_within_100_columns(List<String> path) {
    var run =
        CommandRun.of(Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Example").contains("  cordon ").contains("bad input or usage");
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "keys", "chekc", "check", "explain", "run", "keys new", "check a b"})
  void bad_usage_is_exit_code_2_and_said_on_stderr(String arguments) {
    var run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void the_completion_script_knows_every_command() {
    var run = CommandRun.of("completion");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("#!/").contains("explain", "demo", "--show-defaults");
  }
}
