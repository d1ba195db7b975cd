package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Survival
class ReloadUnderLoadTest {
  private static final int ROUNDS = 6;
  private static final int ENOUGH = 500;
  private static final String GOOD = "cordon_reloads_total{outcome=\"good\"}";
  private static final String REFUSED = "cordon_reloads_total{outcome=\"refused\"}";

  @AutoClose Stage stage;

  @BeforeAll
  void set(@TempDir Path folder) {
    stage = Stage.set(folder, "body: 0");
  }

  @Test
  void policies_good_and_faulty_in_turn_cost_no_request_and_no_stream() {
    try (Load load = Load.on(stage, 8);
        ChildProcess streams = stage.client(StreamsMain.class)) {
      load.await("200", ENOUGH);
      Waiting.until("both streams", () -> bothGoOn(streams, 0));
      for (int round = 1; round <= ROUNDS; round++) {
        reload(stage.policy("header-count: " + (100 + round)), GOOD);
        reload(stage.policy("header-count: none"), REFUSED);
      }
      long reloaded = furthest(streams);
      Waiting.until("both streams to go on", () -> bothGoOn(streams, reloaded));
      load.await("200", ENOUGH);
      assertThat(streams.ask("streams"))
          .containsEntry("events-end", "none")
          .containsEntry("socket-end", "none");
      Outcomes all = load.stop();
      assertThat(all.counts().keySet()).containsOnly("200");
      Figures.print(ROUNDS + " good and " + ROUNDS + " faulty policies under load", all);
      Figures.print("streams open all the while", streams.ask("streams"));
    }
    assertThat(stage.gateway().errors()).contains("was not reloaded", "header-count");
    assertThat(stage.gateway().metric("cordon_snapshot")).isEqualTo(1 + good());
    Figures.printMemory("after the reloads", stage.gateway());
  }

  private long good() {
    return stage.gateway().metric(GOOD);
  }

  /** Whoever notices first, by the signal or by looking, counts. */
  private void reload(String yaml, String outcome) {
    long before = stage.gateway().metric(outcome);
    stage.gateway().write(yaml);
    stage.gateway().signal("HUP");
    Waiting.until(outcome, () -> stage.gateway().metric(outcome) > before);
  }

  private static boolean bothGoOn(ChildProcess streams, long than) {
    Map<String, String> now = streams.ask("streams");
    return Long.parseLong(now.get("events")) > than && Long.parseLong(now.get("echoes")) > than;
  }

  private static long furthest(ChildProcess streams) {
    Map<String, String> now = streams.ask("streams");
    return Math.max(Long.parseLong(now.get("events")), Long.parseLong(now.get("echoes")));
  }
}
