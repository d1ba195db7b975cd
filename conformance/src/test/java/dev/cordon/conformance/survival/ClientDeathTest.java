package dev.cordon.conformance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Survival
class ClientDeathTest {
  private static final int REQUESTS = 40;
  private static final String IN_FLIGHT = "cordon_requests_in_flight";
  private static final String BROKE_OFF = "cordon_problems_total{reason=\"upstream-broke-off\"}";

  @AutoClose Stage stage;

  @BeforeAll
  void set(@TempDir Path folder) {
    stage = Stage.set(folder, "upstream-response: 5m");
  }

  @Test
  void a_client_killed_amid_its_requests_leaves_nothing_behind_and_blames_nobody() {
    try (ChildProcess client = stage.client(ProbeMain.class)) {
      for (int i = 0; i < REQUESTS; i++) {
        client.tell(
            "request "
                + switch (i % 4) {
                  case 0 -> "get /api/slow/300000 0";
                  case 1 -> "get /api/bytes/1000000000/declared 300000";
                  case 2 -> "put /api/tally 300000 1000000 chunked";
                  default -> "get /api/drip/3000 0";
                });
      }
      Waiting.until(
          "all to be in flight",
          () -> stage.gateway().metric(IN_FLIGHT) == REQUESTS && requests() == REQUESTS);
      client.kill();
    }
    Waiting.until("the gateway to let go", () -> stage.gateway().metric(IN_FLIGHT) == 0);
    Waiting.until("the application to be let go", () -> openAtTheApplication() == 0);
    assertThat(stage.gateway().metric(BROKE_OFF)).isZero();
    List<String> log =
        Waiting.forValue(
            "the access log",
            () ->
                Optional.of(stage.gateway().accessLog()).filter(lines -> lines.size() == REQUESTS));
    assertThat(log).allMatch(line -> line.contains("\"clientWentAway\":true"));
    Figures.printMemory(REQUESTS + " requests whose client was killed", stage.gateway());
  }

  private long requests() {
    return stage.upstream().count("requests");
  }

  private long openAtTheApplication() {
    return stage.upstream().count("open");
  }
}
