package dev.cordon.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.KeySettings;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("A policy in a file that is looked at")
@ExtendWith(OutputCaptureExtension.class)
class PolicyReloadTest {
  @TempDir Path folder;
  private Path file;
  private LiveGuard guard;
  private PolicyReload reload;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("cordon.yaml");
    write("https://bank.example", "");
    Policy policy = Policy.builder().origins("https://bank.example").build();
    guard = LiveGuard.of(policy);
    reload =
        new PolicyReload(
            guard,
            new CordonSettings(
                policy,
                new KeySettings.StateRing(folder),
                Migration.OFF,
                Optional.of(file),
                Duration.ofHours(1),
                List.of()));
    reload.start();
  }

  @Test
  void isPutIntoForceWhenItChanges() throws IOException {
    write("https://shop.example", "");
    reload.look(file);

    assertThat(guard.policy().origins()).hasToString("[https://shop.example]");
  }

  @Test
  void staysTheSameWhileItDoesNot() {
    Policy before = guard.policy();
    reload.look(file);

    assertThat(guard.policy()).isSameAs(before);
  }

  @Test
  void staysInForceWhenTheNewOneIsFaulty(CapturedOutput log) throws IOException {
    write("https://Shop.example", "mdoe: report\n");
    reload.look(file);

    assertThat(guard.policy().origins()).hasToString("[https://bank.example]");
    assertThat(log.getAll())
        .contains("stays as it was", "[key-unknown] mdoe", "[origin-upper-case]");
  }

  @Test
  void staysInForceWhenTheFileIsGone(CapturedOutput log) throws IOException {
    Files.delete(file);
    reload.look(file);

    assertThat(guard.policy().origins()).hasToString("[https://bank.example]");
    assertThat(log.getAll()).contains("cannot be read");
  }

  @Test
  void keepsItsModeSinceSpringsHandlingFollowsFromIt(CapturedOutput log) throws IOException {
    write("https://bank.example", "mode: report\n");
    reload.look(file);

    assertThat(guard.policy().mode()).hasToString("ENFORCE");
    assertThat(log.getAll()).contains("changes the mode");
  }

  @Test
  void isLookedAtUntilTheApplicationStops() {
    assertThat(reload.isRunning()).isTrue();
    reload.stop();
    assertThat(reload.isRunning()).isFalse();
  }

  private void write(String origin, String more) throws IOException {
    Files.writeString(file, "cordon: 1\n" + more + "app: {origins: [\"" + origin + "\"]}\n");
  }
}
