package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same over TLS, with many requests on one connection. */
@Survival
class Http2Test {
  private static final long LENGTH = 64L << 20;
  private static final int REQUESTS = 50;
  private static final long MOST_LIVE_MIB = 128;

  @Test
  void large_bodies_go_both_ways_on_one_connection_and_requests_pass_beside_them(
      @TempDir Path folder) throws Exception {
    String tally = Content.tally(LENGTH).toString();
    try (Stage stage = Stage.setSecure(folder, "body: 0")) {
      ChildProcess client = stage.client(Http2Main.class);
      client.tell("up put /api/tally " + LENGTH);
      client.tell("down get /api/bytes/" + LENGTH + "/chunked");
      for (int i = 0; i < REQUESTS; i++) {
        assertAnswered(client.ask("small get /api/hello"), Tally.of("hello"));
      }
      long live = stage.gateway().liveHeapMib();
      assertThat(live).isLessThan(MOST_LIVE_MIB);
      Map<String, String> up = client.hear("up");
      assertThat(up).containsEntry("sent", tally);
      assertAnswered(up, Tally.of(tally));
      assertAnswered(client.hear("down"), tally);
      Figures.print("64 MiB each way on one connection of HTTP/2", live + " MiB live meanwhile");
      Figures.printMemory("64 MiB each way on one connection of HTTP/2", stage.gateway());
    }
  }

  @Test
  void streams_in_flight_at_SIGTERM_get_their_whole_answers(@TempDir Path folder) throws Exception {
    try (Stage stage = Stage.setSecure(folder, "drain: 50s")) {
      ChildProcess client = stage.client(Http2Main.class);
      assertAnswered(client.ask("first get /api/hello"), Tally.of("hello"));
      for (int i = 0; i < REQUESTS; i++) {
        client.tell("slow get /api/slow/3000");
      }
      Waiting.until("all to be in flight", () -> stage.upstream().count("lasting") == REQUESTS);
      stage.gateway().signal("TERM");
      for (int i = 0; i < REQUESTS; i++) {
        assertAnswered(client.hear("slow"), Tally.of("at last"));
      }
      assertThat(stage.gateway().exitCode(Duration.ofSeconds(40))).contains(0);
      Figures.print("streams of HTTP/2 in flight at SIGTERM, none lost", REQUESTS);
    }
  }

  private static void assertAnswered(Map<String, String> answer, String received) {
    assertThat(answer)
        .containsEntry("version", "HTTP_2")
        .containsEntry("status", "200")
        .containsEntry("received", received)
        .containsEntry("end", "whole");
  }
}
