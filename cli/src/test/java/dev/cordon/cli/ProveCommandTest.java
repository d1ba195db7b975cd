package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.cordon.proof.asif.AsIf;
import dev.cordon.rig.Engine;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProveCommandTest {
  private static final String CLOSED =
      """
      cordon: 1
      app:
        origins: [https://bank.example]
      """;

  private static final String BROKEN =
      CLOSED
          + """
          cors:
            - paths: [/api/**]
              origins: [https://app.example]
              methods: [GET, POST]
              credentials: true
          never:
            - no other site writes to /**
          """;

  @TempDir Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("cordon.yaml"), text).toString();
  }

  @Test
  void a_policy_that_keeps_its_promises_is_exit_code_0() throws IOException {
    var run = CommandRun.of("prove", file(CLOSED));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("cordon.yaml: holds").contains("Exhaustive over the model");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_broken_promise_is_exit_code_1_and_told_with_its_witness() throws IOException {
    var run = CommandRun.of("prove", file(BROKEN));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("cordon.yaml: broken")
        .contains("broken  no other site writes to /** (never[0])")
        .contains("https://app.example can make");
    assertThat(run.out()).doesNotContain("\u001b");
    assertThat(CommandRun.inColour("prove", file(BROKEN)).out()).contains("\u001b[31m");
  }

  @Test
  void a_report_in_a_file_leaves_standard_output_empty() throws IOException {
    var report = folder.resolve("proof.sarif");
    var run =
        CommandRun.of("prove", file(BROKEN), "--format", "sarif", "--output", report.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    var sarif = new JsonObject(Files.readString(report));
    var result =
        sarif.getJsonArray("runs").getJsonObject(0).getJsonArray("results").getJsonObject(0);
    var place = result.getJsonArray("locations").getJsonObject(0).getJsonObject("physicalLocation");
    assertThat(result.getString("level")).isEqualTo("error");
    assertThat(place.getJsonObject("region").getInteger("startLine")).isEqualTo(10);
    assertThat(place.getJsonObject("artifactLocation").getString("uri")).endsWith("cordon.yaml");
  }

  @Test
  void a_program_gets_json_and_a_browser_a_page() throws IOException {
    var json = new JsonObject(CommandRun.of("prove", file(BROKEN), "--format", "json").out());
    assertThat(json.getBoolean("holds")).isFalse();
    assertThat(json.getJsonArray("findings")).isNotEmpty();

    assertThat(CommandRun.of("prove", file(BROKEN), "--format", "html").out())
        .startsWith("<!doctype html>")
        .endsWith("</html>\n");
  }

  @ParameterizedTest(name = "{0}, failing on {1}: {2}")
  @CsvSource({
    "closed, granted, 0",
    "broken, nothing, 0",
    "granted, broken, 0",
    "granted, granted, 1"
  })
  void what_counts_as_a_failure_can_be_chosen(String policy, String failOn, int exitCode)
      throws IOException {
    var text =
        switch (policy) {
          case "closed" -> CLOSED;
          case "granted" ->
              BROKEN.substring(0, BROKEN.indexOf("never:")).replace("[GET, POST]", "[GET]");
          default -> BROKEN;
        };

    assertThat(CommandRun.of("prove", file(text), "--fail-on", failOn).exitCode())
        .isEqualTo(exitCode);
  }

  @Test
  void each_yes_is_a_page_of_the_same_name_in_every_run() throws IOException {
    var first = folder.resolve("first");
    var second = folder.resolve("second");
    var run = CommandRun.of("prove", file(BROKEN), "--witness", first.toString());
    CommandRun.of("prove", file(BROKEN), "--witness", second.toString());

    var names = List.of(first.toFile().list());
    assertThat(names).hasSizeGreaterThan(3).contains("index.html");
    assertThat(second.toFile().list()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(run.err()).contains((names.size() - 1) + " pages are in " + first);
    var index = Files.readString(first.resolve("index.html"));
    for (var name : names) {
      var page = Files.readString(first.resolve(name));
      assertThat(Files.readString(second.resolve(name))).isEqualTo(page);
      assertThat(page).startsWith("<!doctype html>");
      assertThat(name.equals("index.html") || index.contains("href=\"" + name + "\"")).isTrue();
    }
    assertThat(names).anyMatch(name -> name.startsWith("app.example_api-x_"));
    assertThat(index).contains("https://app.example can make");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void another_product_breaks_promises_that_cordon_keeps(AsIf.Name product) throws IOException {
    var run = CommandRun.of("prove", file(CLOSED), "--as-if", product.key(), "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    var json = new JsonObject(run.out());
    assertThat(json.getString("subject")).startsWith(product.key() + " in Cordon's place");
    assertThat(json.getJsonArray("assumptions").getString(0)).contains(product.version());
    assertThat(json.getBoolean("holds")).isFalse();
  }

  @Test
  void the_layers_are_told_without_a_policy() {
    var run = CommandRun.of("prove", "--layers");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("an exact CORS list").contains("all of Cordon");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void no_policy_at_all_is_bad_usage() {
    assertThat(CommandRun.of("prove").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("prove").err()).contains("Which policy?");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--as-if netscape, Invalid value for option '--as-if'",
    "--as-if tomcat --format sarif, no lines for --format sarif",
    "--as-if tomcat --replay chromium, nothing to --replay",
    "--layers, looks at no policy",
    "--format pdf, Invalid value for option '--format'",
    "--fail-on never, Invalid value for option '--fail-on'",
    "--replay netscape, no browser is called netscape",
    "--replay-limit 0, replays nothing",
    "--nonsense, Unknown option"
  })
  void bad_usage_is_exit_code_2_before_anything_is_proved(String arguments, String sentence)
      throws IOException {
    var all = new java.util.ArrayList<>(List.of("prove", file(CLOSED)));
    all.addAll(List.of(arguments.split(" ")));
    var run = CommandRun.of(all.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence);
  }

  @Test
  void a_policy_that_is_not_there_or_has_faults_is_exit_code_2() throws IOException {
    var missing = CommandRun.of("prove", folder.resolve("none.yaml").toString());
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("none.yaml does not exist");

    var faulty = CommandRun.of("prove", file("cordon: 1\nnever: [no other site dances]\n"));
    assertThat(faulty.exitCode()).isEqualTo(2);
    assertThat(faulty.err()).contains("never[0]").contains("app.origins");
    assertThat(faulty.out()).isEmpty();
  }

  @Test
  void a_report_that_cannot_be_written_is_exit_code_3() throws IOException {
    var nowhere = folder.resolve("no/such/folder/proof.json").toString();
    var run = CommandRun.of("prove", file(CLOSED), "--output", nowhere);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("could not be written");
  }

  @Test
  @Tag("slow")
  void a_real_browser_agrees_with_the_first_witnesses() throws IOException {
    var missing = Engine.howToInstall("chromium");
    if (Engine.find("chromium").isEmpty()) {
      assertThat(System.getProperty("cordon.require", "").split(","))
          .as(missing)
          .doesNotContain("chromium");
      abort("optional: " + missing);
    }

    var run =
        CommandRun.of(
            "prove",
            file(BROKEN),
            "--replay",
            "chromium",
            "--replay-limit",
            "2",
            "--format",
            "json",
            "--fail-on",
            "nothing");

    assertThat(run.err())
        .contains("Replayed in chromium ")
        .contains("  agrees     https://app.example can make the Chromium of a user")
        .contains("2 witnesses replayed, 0 disagreements.");
    assertThat(run.exitCode()).isZero();
    assertThat(new JsonObject(run.out()).getString("format")).isEqualTo("cordon-proof");
  }
}
