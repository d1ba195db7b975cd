package dev.cordon.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.cordon.cli.replay.Replay;
import dev.cordon.proof.Trials;
import dev.cordon.rig.Engine;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds a few moves under each policy against Chromium and the gateway. */
@Tag("slow")
class SampleTest {
  private static final int EACH = 10;
  private static final long SEED = 7;

  @Test
  void chromium_and_the_gateway_do_what_the_model_and_the_guard_say() throws Exception {
    var chromium = Engine.find("chromium");
    if (chromium.isEmpty()) {
      absent();
      return;
    }
    for (var policy : Policies.all().values()) {
      try (var replay = Replay.in(chromium.get(), policy)) {
        var sample = Sample.draw(Trials.of(policy), replay, EACH, SEED, "");
        assertThat(sample.witnesses()).hasSize(EACH);
        assertThat(sample.refusals()).hasSize(EACH);
        assertThat(replay.run(sample.all(), replayed -> {}))
            .hasSize(2 * EACH)
            .filteredOn(replayed -> !replayed.agrees())
            .extracting(ReplayMain::told)
            .isEmpty();
      }
    }
  }

  private static void absent() {
    String required = System.getProperty("cordon.require", "");
    if (List.of(required.split(",")).contains("chromium")) {
      fail(Engine.howToInstall("chromium"));
    }
    abort("optional: " + Engine.howToInstall("chromium"));
  }
}
