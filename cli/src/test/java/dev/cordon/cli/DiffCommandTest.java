package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String OLD =
      """
      cordon: 1
      app:
        origins: [https://bank.example]
      """;

  private static final String NEW =
      OLD
          + """
          cors:
            - paths: [/api/**]
              origins: [https://app.example]
              credentials: true
          """;

  @TempDir Path folder;
  private String old;
  private String now;

  @BeforeEach
  void write() throws IOException {
    old = Files.writeString(folder.resolve("old.yaml"), OLD).toString();
    now = Files.writeString(folder.resolve("new.yaml"), NEW).toString();
  }

  @Test
  void what_is_gained_is_told_and_is_a_failure_only_where_that_is_asked_for() {
    var run = CommandRun.of("diff", old, now);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Gained").contains("https://app.example").contains("/api/**");
    assertThat(run.out()).doesNotContain("Lost");
    assertThat(CommandRun.of("diff", old, now, "--fail-on", "gain").exitCode()).isEqualTo(1);
  }

  @Test
  void what_is_only_lost_passes_the_gate() {
    var run = CommandRun.of("diff", now, old, "--fail-on", "gain");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Lost").contains("https://app.example");
    assertThat(run.out()).doesNotContain("Gained");
  }

  @Test
  void equal_policies_differ_in_nothing() {
    var run = CommandRun.of("diff", now, now, "--fail-on", "gain", "--format", "json");

    assertThat(run.exitCode()).isZero();
    var json = new JsonObject(run.out());
    assertThat(json.getJsonArray("gained")).isEmpty();
    assertThat(json.getJsonArray("lost")).isEmpty();
    assertThat(json.getJsonArray("settings")).isEmpty();
  }

  @Test
  void a_pull_request_gets_markdown_and_a_program_json() {
    assertThat(CommandRun.of("diff", old, now, "--format", "markdown").out())
        .contains("`https://app.example`");

    var json = new JsonObject(CommandRun.of("diff", old, now, "--format", "json").out());
    assertThat(json.getBoolean("isGain")).isTrue();
    assertThat(json.getJsonArray("gained")).isNotEmpty();
  }

  @Test
  void policies_that_are_missing_or_have_faults_and_bad_usage_are_exit_code_2() throws IOException {
    var missing = CommandRun.of("diff", folder.resolve("none.yaml").toString(), now);
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("none.yaml does not exist");

    var bad = Files.writeString(folder.resolve("bad.yaml"), "cordon: 1\n").toString();
    var faulty = CommandRun.of("diff", old, bad);
    assertThat(faulty.exitCode()).isEqualTo(2);
    assertThat(faulty.err()).contains("bad.yaml").contains("app.origins");
    assertThat(faulty.out()).isEmpty();

    assertThat(CommandRun.of("diff", old).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("diff", old, now, "--fail-on", "loss").exitCode()).isEqualTo(2);
  }
}
