package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Survival
class DrainTest {
  private static final int IN_FLIGHT = 40;
  private static final int ENOUGH = 500;

  @TempDir Path folder;

  @Test
  void what_is_in_flight_at_SIGTERM_gets_its_whole_answer_and_nothing_new_comes_in()
      throws Exception {
    try (Stage stage = Stage.set(folder, "drain: 50s")) {
      Load load = Load.on(stage, 8);
      ChildProcess probe = stage.client(ProbeMain.class);
      load.await("200", ENOUGH);
      List<String> names = begin(probe);
      Waiting.until("all to be in flight", () -> lastingRequests(stage) == names.size());

      stage.gateway().signal("TERM");
      Waiting.until("nothing new to come in", () -> isRefused(probe));
      assertThat(stage.gateway().isAlive()).as("requests are still in flight").isTrue();
      for (String name : names) {
        assertThat(probe.hear(name))
            .as(name)
            .containsEntry("status", "200")
            .containsEntry("end", "whole");
      }
      assertThat(stage.gateway().exitCode(Duration.ofSeconds(40))).contains(0);

      Outcomes all = load.stop();
      assertThat(all.counts().keySet())
          .isSubsetOf("200", "refused", "not-connected", "lost-at-once");
      Figures.print(names.size() + " in flight at SIGTERM, none lost; beside them", all);
      assertThat(stage.gateway().accessLog().size())
          .as("lines of the access log")
          .isGreaterThanOrEqualTo(names.size() + (int) all.count("200"));
    }
  }

  @Test
  void what_never_ends_is_told_or_cut_at_the_deadline() throws Exception {
    try (Stage stage = Stage.set(folder, "drain: 3s")) {
      ChildProcess streams = stage.client(StreamsMain.class);
      Waiting.until("an echo", () -> !streams.ask("streams").get("echoes").equals("0"));
      Waiting.until("an event", () -> !streams.ask("streams").get("events").equals("0"));
      stage.gateway().signal("TERM");
      assertThat(stage.gateway().exitCode(Duration.ofSeconds(30))).contains(0);
      Waiting.until(
          "both streams to end",
          () ->
              !streams.ask("streams").get("events-end").equals("none")
                  && !streams.ask("streams").get("socket-end").equals("none"));
      Map<String, String> end = streams.ask("streams");
      assertThat(end).containsEntry("socket-end", "Close[code=1001]");
      assertThat(end.get("events-end")).contains("EOFException", "broke_off");
      Figures.print("streams at the deadline", end);
    }
  }

  /** Slow answers, answers that drip, and bodies of which half is still to come. */
  private static List<String> begin(ChildProcess probe) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      String name = "request-" + i;
      names.add(name);
      probe.tell(
          switch (i % 4) {
            case 0 -> name + " get /api/slow/4000 0";
            case 1 -> name + " get /api/drip/40 0";
            case 2 -> name + " put /api/tally 4000 200000 declared";
            default -> name + " put /api/tally 4000 200000 chunked";
          });
    }
    return names;
  }

  private static long lastingRequests(Stage stage) {
    return stage.upstream().count("lasting");
  }

  private static boolean isRefused(ChildProcess probe) {
    return probe.ask("newcomer get /api/hello 0").get("end").equals("refused");
  }
}
