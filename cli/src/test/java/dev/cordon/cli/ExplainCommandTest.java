package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path folder;
  private String policy;

  @BeforeEach
  void write() throws IOException {
    policy =
        Files.writeString(
                folder.resolve("cordon.yaml"),
                """
                cordon: 1
                app:
                  origins: [https://bank.example]
                cors:
                  - paths: [/api/**]
                    origins: [https://app.example]
                    methods: [GET, PUT]
                    credentials: true
                """)
            .toString();
  }

  @Nested
  class OneRequest {
    private CommandRun explain(String... more) {
      var arguments = new ArrayList<>(List.of("explain", "--policy", policy));
      arguments.addAll(List.of(more));
      return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void that_passes_is_exit_code_0_and_shows_every_layer() {
      var run = explain("--url", "https://bank.example/");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("pass safe");
      assertThat(run.out())
          .containsSubsequence(
              "1 target", "2 host", "3 sharing", "4 session", "5 forgery", "6 isolation");
      assertThat(run.out()).contains("RFC 9112");
      assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void that_is_refused_is_exit_code_1_and_ends_at_the_layer_that_refused() {
      var run =
          explain(
              "--method", "POST",
              "--url", "https://bank.example/pay",
              "-H", "Origin: https://evil.example",
              "-H", "Cookie: SID=1");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .startsWith("refuse 403 cross-site-write")
          .contains("5 forgery   refused");
      assertThat(run.out()).doesNotContain("6 isolation");
    }

    @Test
    void a_preflight_without_a_grant_is_answered_and_exit_code_1() {
      var run =
          explain(
              "--method", "OPTIONS",
              "--url", "https://bank.example/api/x",
              "-H", "Origin: https://evil.example",
              "-H", "Access-Control-Request-Method: PUT");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).startsWith("answer 204 preflight-origin");
    }

    @Test
    void is_judged_as_it_was_written() {
      var run = explain("--url", "https://bank.example/a/%2e%2e/b", "--format", "json");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(new JsonObject(run.out()).getString("reason")).isEqualTo("ambiguous-target");
    }

    @Test
    void that_cannot_be_read_is_exit_code_2() {
      assertThat(explain("--url", "/pay").exitCode()).isEqualTo(2);
      assertThat(explain("--url", "https://bank.example/", "-H", "Origin").exitCode()).isEqualTo(2);
      assertThat(explain().exitCode()).isEqualTo(2);
      assertThat(explain("--url", "https://bank.example/", "--requests", "-").exitCode())
          .isEqualTo(2);
    }
  }

  @Nested
  class ManyRequests {
    private CommandRun explain(String... lines) throws IOException {
      var file = Files.write(folder.resolve("requests.jsonl"), List.of(lines));
      return CommandRun.of("explain", "--policy", policy, "--requests", file.toString());
    }

    private List<JsonObject> decisions(CommandRun run) {
      return run.out().lines().map(JsonObject::new).toList();
    }

    @Test
    void get_one_decision_a_line_whatever_the_verdicts() throws IOException {
      var run =
          explain(
              """
              {"id":1,"method":"GET","url":"https://bank.example/api/x","headers":[["Origin","https://app.example"],["Sec-Fetch-Site","cross-site"],["Sec-Fetch-Mode","cors"]]}\
              """,
              """
              {"id":"two","method":"OPTIONS","url":"https://bank.example/api/x","headers":[["Origin","https://app.example"],["Access-Control-Request-Method","DELETE"]]}\
              """,
              """
              {"id":3,"method":"POST","url":"https://other.example/api/x","headers":[]}\
              """);

      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
      var decisions = decisions(run);
      assertThat(decisions).hasSize(3);
      assertThat(decisions.get(0).getValue("id")).isEqualTo(1);
      assertThat(decisions.get(0).getString("verdict")).isEqualTo("pass");
      assertThat(decisions.get(0).containsKey("status")).isTrue();
      assertThat(decisions.get(0).getValue("status")).isNull();
      assertThat(decisions.get(0).getJsonArray("headers"))
          .contains(new JsonArray().add("Access-Control-Allow-Origin").add("https://app.example"))
          .contains(new JsonArray().add("Access-Control-Allow-Credentials").add("true"));
      var step = decisions.get(0).getJsonArray("steps").getJsonObject(0);
      assertThat(step.getString("layer")).isEqualTo("target");
      assertThat(step.getString("outcome")).isEqualTo("passed");
      assertThat(decisions.get(1).getValue("id")).isEqualTo("two");
      assertThat(decisions.get(1).getString("verdict")).isEqualTo("answer");
      assertThat(decisions.get(1).getInteger("status")).isEqualTo(204);
      assertThat(decisions.get(1).getString("reason")).isEqualTo("preflight-method");
      assertThat(decisions.get(2).getString("verdict")).isEqualTo("refuse");
      assertThat(decisions.get(2).getInteger("status")).isEqualTo(421);
    }

    @Test
    void of_which_one_is_bad_are_answered_all_the_same() throws IOException {
      var run =
          explain(
              "{\"id\":1,\"method\":\"GET\",\"url\":\"https://bank.example/\"}",
              "",
              "{\"id\":2,\"url\":\"https://bank.example/\"}",
              "{\"id\":3,\"method\":\"GET\",\"url\":\"https://bank.example/\"}");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(decisions(run)).extracting(it -> it.getValue("id")).containsExactly(1, 3);
      assertThat(run.err()).contains("requests.jsonl:3: method is missing");
    }

    @Test
    void without_a_file_are_bad_input() {
      var run =
          CommandRun.of(
              "explain", "--policy", policy, "--requests", folder.resolve("no").toString());

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("could not be read");
    }
  }

  @Test
  void a_faulty_policy_is_bad_input_told_with_every_fault() throws IOException {
    var faulty = Files.writeString(folder.resolve("bad.yaml"), "cordon: 1\napp:\n  origin: [x]\n");

    var run =
        CommandRun.of("explain", "--policy", faulty.toString(), "--url", "https://bank.example/");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("bad.yaml:3:3:");
  }

  @Test
  void explaining_creates_no_keys() throws IOException {
    CommandRun.of("explain", "--policy", policy, "--url", "https://bank.example/");

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("cordon.yaml"));
    }
  }
}
