package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who want nothing, or want it very slowly, beside those who want something. */
@Survival
class CrowdTest {
  private static final int IDLE = 10_000;
  private static final int SLOW = 500;
  private static final int ENOUGH = 500;

  /** What a JVM and the requests beside the crowd need. */
  private static final int OTHER_FILES = 500;

  private static final int HEAP_MIB = 256;

  @AutoClose Stage stage;

  @BeforeAll
  void set(@TempDir Path folder) {
    stage = Stage.set(folder, "header-timeout: 2s", "idle: 10m");
  }

  @Test
  void ten_thousand_idle_connections_are_held_while_requests_are_answered() {
    int held = Math.min(IDLE, Tool.openFiles() - OTHER_FILES);
    long before = stage.gateway().liveHeapMib();
    try (ChildProcess idle = stage.client(IdleMain.class, Integer.toString(held))) {
      assertThat(stage.gateway().metric("cordon_connections")).isGreaterThanOrEqualTo(held);
      try (Load load = Load.on(stage, 8)) {
        assertOnlyAnswers(load);
      }
      long live = stage.gateway().liveHeapMib();
      assertThat(live).isLessThan(HEAP_MIB * 3 / 4);
      Map<String, String> check = idle.ask("check");
      assertThat(check).containsEntry("open", Integer.toString(held));
      assertThat(check).containsEntry("answering", Integer.toString((held + 99) / 100 * 2));
      Figures.print(held + " idle connections", before + " MiB live before");
      Figures.printMemory(held + " idle connections", stage.gateway());
      idle.ask("close");
    }
    Waiting.until(
        "the closed connections to be let go of",
        () -> stage.gateway().metric("cordon_connections") < 100);
    if (held < IDLE) {
      abort("optional: ulimit -H -n allows only " + held + " of " + IDLE + " idle connections");
    }
  }

  @Test
  void heads_that_never_end_are_cut_while_requests_are_answered() {
    try (Load load = Load.on(stage, 8);
        ChildProcess slow = stage.client(TrickleMain.class, Integer.toString(SLOW))) {
      Map<String, String> cut = slow.hear("cut");
      assertThat(cut).containsEntry("connections", Integer.toString(SLOW));
      assertThat(Integer.parseInt(cut.get("told"))).as("answers 408").isPositive();
      assertThat(stage.gateway().metric("cordon_problems_total{reason=\"header-timeout\"}"))
          .isEqualTo(SLOW);
      assertOnlyAnswers(load);
      Figures.print("slow heads", cut);
    }
  }

  /** Not one request of {@code load} since it began was anything but answered. */
  private static void assertOnlyAnswers(Load load) {
    load.await("200", ENOUGH);
    Outcomes all = load.stop();
    assertThat(all.counts().keySet()).containsOnly("200");
    Figures.print("requests beside the crowd", all);
  }
}
