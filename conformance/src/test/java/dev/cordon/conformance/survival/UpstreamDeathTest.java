package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Survival
class UpstreamDeathTest {
  private static final int CLIENTS = 16;
  private static final int DEATHS = 2;
  private static final int ENOUGH = 300;

  @Test
  void an_application_killed_under_load_is_a_502_that_a_page_can_read_until_it_is_back(
      @TempDir Path folder) throws Exception {
    try (Stage stage = Stage.set(folder, "upstream-response: 20s");
        ChildProcess probe = stage.client(ProbeMain.class);
        Load load = Load.on(stage, CLIENTS)) {
      for (int death = 1; death <= DEATHS; death++) {
        load.await("200", ENOUGH);
        stage.upstream().kill();
        Outcomes dying = load.await("502", ENOUGH);
        // What the kill caught between the head and the end of an answer is broken off.
        assertThat(dying.counts().keySet()).isSubsetOf("200", "502", "cut");
        assertThat(dying.count("cut")).isLessThanOrEqualTo(CLIENTS);
        Outcomes dead = load.await("502", ENOUGH);
        assertThat(dead.counts().keySet()).containsOnly("502");

        stage.upstream().restart();
        assertThat(probe.ask("first get /api/hello 0"))
            .as("the first request after the restart")
            .containsEntry("status", "200");
        Outcomes returning = load.await("200", ENOUGH);
        assertThat(returning.counts().keySet()).isSubsetOf("200", "502");
        Outcomes back = load.await("200", ENOUGH);
        assertThat(back.counts().keySet()).containsOnly("200");
        Figures.print(
            "application killed, death " + death,
            "dying " + dying + "; dead " + dead + "; returning " + returning + "; back " + back);
      }
    }
  }

  @Test
  void one_address_of_two_killed_under_load_costs_no_read_and_is_used_again(@TempDir Path folder)
      throws Exception {
    try (Stage stage = Stage.setTwice(folder, "upstream-response: 20s");
        Load load = Load.on(stage, CLIENTS)) {
      load.await("200", ENOUGH);
      stage.upstream().kill();
      load.await("200", ENOUGH);
      stage.upstream().restart();
      Waiting.until("the address to be used again", () -> stage.upstream().count("requests") > 0);
      Outcomes all = load.stop();
      assertThat(all.counts().keySet()).isSubsetOf("200", "cut");
      assertThat(all.count("cut")).isLessThanOrEqualTo(CLIENTS);
      Figures.print("one address of two killed and back", all);
    }
  }
}
