package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String GOOD =
      """
      cordon: 1
      app:
        origins: [https://bank.example]
      """;

  private static final String TEN_FAULTS =
      """
      cordon: 1
      profil: dev
      app:
        origins: [https://Bank.example/]
      cors:
        - paths: [/api/**]
          origins: ["*"]
          credentials: true
        - paths: [/x/../y]
          origins: [https://app.example]
        - paths: [/files/**]
          origins: ["https://app.example:443"]
          max-age: soon
      csrf:
        tokens: allways
        exempt:
          - path: /webhooks/stripe
      sessions:
        - cookie: JSESSIONID
          seal: true
          same-site: laxx
      isolation:
        - paths: [/images/**]
          embed: [null]
      mode: enforced
      """;

  @TempDir Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("cordon.yaml"), text).toString();
  }

  @Test
  void a_good_file_is_exit_code_0() throws IOException {
    var run = CommandRun.of("check", file(GOOD));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).endsWith("cordon.yaml: good\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void ten_different_faults_are_all_told_each_with_its_place() throws IOException {
    var run = CommandRun.of("check", file(TEN_FAULTS));

    assertThat(run.exitCode()).isEqualTo(1);
    var places =
        List.of(
            "cordon.yaml:2:1:",
            "cordon.yaml:4:13:",
            "cordon.yaml:7:15:",
            "cordon.yaml:9:13:",
            "cordon.yaml:12:15:",
            "cordon.yaml:13:14:",
            "cordon.yaml:15:11:",
            "cordon.yaml:17:",
            "cordon.yaml:21:16:",
            "cordon.yaml:24:13:",
            "cordon.yaml:25:7:");
    for (var place : places) {
      assertThat(run.out()).contains(place);
    }
    assertThat(run.out()).contains("^^^").contains("Did you mean profile?");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_program_gets_the_same_as_json() throws IOException {
    var run = CommandRun.of("check", file(TEN_FAULTS), "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    var json = new JsonObject(run.out());
    assertThat(json.getBoolean("usable")).isFalse();
    assertThat(json.getJsonArray("findings")).hasSizeGreaterThanOrEqualTo(10);
    var first = json.getJsonArray("findings").getJsonObject(0);
    assertThat(first.getString("severity")).isEqualTo("fault");
    assertThat(first.getInteger("line")).isEqualTo(2);
  }

  @Test
  void a_warning_leaves_the_exit_code_at_0_unless_strict() throws IOException {
    var warned =
        file(
            GOOD
                + "cors:\n"
                + "  - paths: [/api/**]\n"
                + "    origins: [\"https://*.app.example\"]\n"
                + "    credentials: true\n");

    assertThat(CommandRun.of("check", warned).exitCode()).isZero();
    assertThat(CommandRun.of("check", warned).out())
        .contains("warning: [")
        .contains("good, 1 warning");
    assertThat(CommandRun.of("check", warned, "--strict").exitCode()).isEqualTo(1);
  }

  @Test
  void the_settings_in_force_can_be_read_again() throws IOException {
    var gateway =
        GOOD + "gateway:\n  listen: http://127.0.0.1:8080\n  upstream: http://127.0.0.1:9000\n";
    var run = CommandRun.of("check", file(gateway), "--show-defaults");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("limits:").contains("drain:");
    var settings = run.out().substring(run.out().indexOf("gateway:"));
    assertThat(CommandRun.of("check", file(GOOD + settings)).out()).endsWith(": good\n");
  }

  @Test
  void a_file_that_is_not_there_is_bad_input() {
    var run = CommandRun.of("check", folder.resolve("none.yaml").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("none.yaml does not exist");
  }

  @Test
  void colours_come_only_where_they_are_wanted() throws IOException {
    assertThat(CommandRun.of("check", file(TEN_FAULTS)).out()).doesNotContain("\u001b");
    assertThat(CommandRun.inColour("check", file(TEN_FAULTS)).out()).contains("\u001b[1;31m");
  }
}
