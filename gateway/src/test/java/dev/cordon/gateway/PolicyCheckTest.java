package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.config.CordonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCheckTest {
  /** A check that lets no policy share anything. */
  private static final PolicyCheck NOTHING_SHARED =
      file ->
          file.policy().corsRules().isEmpty()
              ? List.of()
              : List.of("[shared] cors[0]: something is shared.", "And that is all.");

  private static final String CLOSED = "app:\n  origins: [\"http://bank.localhost\"]\n";

  @TempDir Path folder;

  private Gateway start(String policy, PolicyCheck check) throws Exception {
    var file = write(policy);
    var options =
        GatewayOptions.DEFAULT.withCheck(check).withWatch(Duration.ZERO).withEventLoops(1);
    return Gateway.start(CordonFile.read(file), file, options).get(20, TimeUnit.SECONDS);
  }

  private Path write(String policy) throws IOException {
    return Files.writeString(
        folder.resolve("cordon.yaml"), TestGateway.yaml(policy, "", "http://127.0.0.1:9"));
  }

  @Test
  void a_policy_that_fails_the_check_does_not_start() throws Exception {
    start(TestGateway.policy(), PolicyCheck.NONE).close();

    assertThatThrownBy(() -> start(TestGateway.policy(), NOTHING_SHARED))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(PolicyRefusedException.class)
        .hasMessage("[shared] cors[0]: something is shared.\nAnd that is all.");
  }

  @Test
  void at_a_reload_it_leaves_the_old_in_force_and_the_reason_is_told() throws Exception {
    try (var gateway = start(CLOSED, NOTHING_SHARED)) {
      var before = gateway.policy();
      write(TestGateway.policy());

      assertThat(gateway.reload()).get().asString().contains("something is shared");
      assertThat(gateway.policy()).isSameAs(before);

      write(CLOSED + "# good again\n");
      assertThat(gateway.reload()).isEmpty();
      assertThat(gateway.policy()).isNotSameAs(before);
    }
  }

  @Test
  void the_state_folder_is_there_when_it_is_asked() throws Exception {
    PolicyCheck looking =
        file ->
            Files.isDirectory(file.gateway().orElseThrow().state())
                ? List.of()
                : List.of("no folder");

    start(CLOSED, looking).close();
  }
}
