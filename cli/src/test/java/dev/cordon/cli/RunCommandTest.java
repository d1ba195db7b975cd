package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.prove.PromiseCheck;
import dev.cordon.config.CordonFile;
import dev.cordon.gateway.Gateway;
import dev.cordon.gateway.GatewayOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final String KEPT =
      """
      cordon: 1
      app:
        origins: [https://bank.example]
      never:
        - no other site writes to /**
      gateway:
        listen: http://127.0.0.1:0
        upstream: http://127.0.0.1:9
        admin: {listen: "http://127.0.0.1:0"}
        access-log: off
      """;

  private static final String BROKEN =
      KEPT
          + """
          cors:
            - paths: [/api/**]
              origins: [https://app.example]
              methods: [POST]
          """;

  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("cordon.yaml"), text);
  }

  @Test
  void a_policy_that_breaks_a_promise_does_not_start_and_the_witness_is_told() throws IOException {
    var run = CommandRun.of("run", write(BROKEN).toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("cordon.yaml is not put into force, since it breaks a promise:")
        .contains("[promise-broken] never[0] (line 5): \"no other site writes to /**\" is broken.")
        .contains("https://app.example can make")
        .contains("By: cors[0].");
  }

  @Test
  void a_reload_that_would_break_one_leaves_the_old_in_force() throws Exception {
    var file = write(KEPT);
    var options =
        GatewayOptions.DEFAULT
            .withWatch(Duration.ZERO)
            .withEventLoops(1)
            .withCheck(new PromiseCheck(file, "1.0"));
    try (var gateway =
        Gateway.start(CordonFile.read(file), file, options).get(120, TimeUnit.SECONDS)) {
      var before = gateway.policy();
      assertThat(folder.resolve("cordon-state/promises-kept")).isRegularFile();

      write(BROKEN);
      assertThat(gateway.reload()).get().asString().contains("[promise-broken] never[0] (line 5)");
      assertThat(gateway.policy()).isSameAs(before);

      write(KEPT);
      assertThat(gateway.reload()).isEmpty();
      assertThat(gateway.policy()).isNotSameAs(before);
    }
  }
}
