package dev.cordon.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.CordonFile;
import dev.cordon.policy.Policy;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Prover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromiseCheckTest {
  private static final String APP =
      """
      cordon: 1
      app:
        origins: [https://bank.example]
      """;

  private static final String GATEWAY =
      """
      gateway:
        listen: http://127.0.0.1:0
        upstream: http://127.0.0.1:9
        state: state
      """;

  private static final String KEPT = "never:\n  - no other site writes to /**\n";

  private static final String BROKEN =
      KEPT
          + """
          cors:
            - paths: [/api/**]
              origins: [https://app.example]
              methods: [GET, POST]
          """;

  @TempDir Path folder;
  private final AtomicInteger proofs = new AtomicInteger();

  @BeforeEach
  void stateFolder() throws IOException {
    Files.createDirectory(folder.resolve("state"));
  }

  private List<String> faults(String policy) throws IOException {
    return faults(policy, "1.0", this::counted);
  }

  private Proof counted(Policy policy) {
    proofs.incrementAndGet();
    return Prover.of(policy).prove();
  }

  private List<String> faults(
      String policy, String version, java.util.function.Function<Policy, Proof> prover)
      throws IOException {
    var file = Files.writeString(folder.resolve("cordon.yaml"), APP + policy + GATEWAY);
    return new PromiseCheck(Path.of("cordon.yaml"), version, prover)
        .faults(CordonFile.read(file, Map.of()));
  }

  @Test
  void a_policy_without_promises_is_not_proved() throws IOException {
    assertThat(faults("")).isEmpty();
    assertThat(proofs).hasValue(0);
  }

  @Test
  void one_that_keeps_them_is_proved_once() throws IOException {
    assertThat(faults(KEPT)).isEmpty();
    assertThat(faults(KEPT)).isEmpty();
    assertThat(proofs).hasValue(1);
  }

  @Test
  void a_broken_one_is_told_with_its_line_and_witness_and_rule_each_time() throws IOException {
    assertThat(faults(KEPT)).isEmpty();

    for (int i = 0; i < 2; i++) {
      assertThat(faults(BROKEN))
          .singleElement()
          .asString()
          .startsWith(
              "[promise-broken] never[0] (line 5): \"no other site writes to /**\" is broken.\n  ")
          .contains("https://app.example")
          .contains("/api/")
          .contains("By: cors[0].")
          .contains("Take back the rule that lets it")
          .contains("`cordon prove cordon.yaml`");
    }
    assertThat(proofs).hasValue(3);
  }

  @Test
  void another_text_or_another_version_is_proved_anew() throws IOException {
    faults(KEPT);
    faults(KEPT + "# a comment\n");
    assertThat(proofs).hasValue(2);

    faults(KEPT, "1.1", this::counted);
    assertThat(proofs).hasValue(3);

    faults(KEPT);
    faults(KEPT + "# a comment\n");
    faults(KEPT, "1.1", this::counted);
    assertThat(proofs).hasValue(3);
  }

  @Test
  void what_the_state_folder_says_is_no_more_than_a_shortcut() throws IOException {
    faults(KEPT);
    Files.write(folder.resolve("state/promises-kept"), new byte[] {(byte) 0xff, 0, 10});
    assertThat(faults(KEPT)).isEmpty();
    assertThat(proofs).hasValue(2);

    Files.delete(folder.resolve("state/promises-kept"));
    Files.createDirectory(folder.resolve("state/promises-kept"));
    assertThat(faults(KEPT)).isEmpty();
    assertThat(proofs).hasValue(3);
  }

  @Test
  void a_proof_that_ends_early_proves_nothing() throws IOException {
    var told =
        faults(
            KEPT,
            "1.0",
            policy -> {
              throw new IllegalStateException("out of ideas");
            });

    assertThat(told).singleElement().asString().startsWith("[promise-unproved] never: ");
    assertThat(told.get(0)).contains("out of ideas").contains("not put into force");
  }

  @Test
  void a_policy_that_only_reports_promises_nothing() throws IOException {
    assertThat(faults("mode: report\n" + BROKEN)).isEmpty();
    assertThat(proofs).hasValue(0);
  }
}
