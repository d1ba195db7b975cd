package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies four times as large as the heap. */
@Survival
class LargeBodyTest {
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  /** Of the kernel's buffers on four sockets and the gateway's own. */
  private static final long UNDERWAY_BYTES = 64 * MIB;

  /** Of a heap of 256; what has just been read may not have been passed on. */
  private static final long MOST_LIVE_MIB = 128;

  @AutoClose Stage stage;
  ChildProcess probe;
  String tally;

  @BeforeAll
  void set(@TempDir Path folder) {
    stage = Stage.set(folder, "body: 0");
    probe = stage.client(ProbeMain.class);
    tally = Content.tally(GIB).toString();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"declared", "chunked"})
  void a_gibibyte_goes_each_way_at_once_byte_for_byte(String framing) {
    long before = stage.gateway().liveHeapMib();
    probe.tell("up put /api/tally 0 " + GIB + " " + framing);
    probe.tell("down get /api/bytes/" + GIB + "/" + framing + " 0");
    Waiting.pause(500);
    long during = stage.gateway().liveHeapMib();
    Map<String, String> one = probe.hear("up");
    Map<String, String> other = probe.hear("down");
    assertThat(one)
        .containsEntry("status", "200")
        .containsEntry("sent", tally)
        .containsEntry("received", tally)
        .containsEntry("end", "whole");
    assertThat(other)
        .containsEntry("status", "200")
        .containsEntry("received", tally)
        .containsEntry("end", "whole");
    assertThat(during - before).as("MiB of live heap beside idle").isLessThan(MOST_LIVE_MIB);
    Figures.print(framing + " GiB each way", before + " MiB live before, " + during + " during");
    Figures.printMemory(framing + " GiB each way", stage.gateway());
  }

  @Test
  void a_client_that_does_not_read_stops_the_application_and_not_the_gateway() {
    long length = GIB / 4;
    probe.tell("stopped get /api/bytes/" + length + "/declared 5000");
    Waiting.until("the application to send", () -> sent() > 0);
    long stuck =
        Waiting.forValue(
            "the application to be stopped",
            () -> {
              long before = sent();
              Waiting.pause(700);
              return sent() == before ? Optional.of(before) : Optional.empty();
            });
    assertThat(stuck).isLessThan(UNDERWAY_BYTES);
    Figures.print("sent to a client that does not read", stuck / MIB + " MiB");
    assertThat(probe.hear("stopped"))
        .containsEntry("received", Content.tally(length).toString())
        .containsEntry("end", "whole");
  }

  private long sent() {
    return stage.upstream().count("sent");
  }
}
