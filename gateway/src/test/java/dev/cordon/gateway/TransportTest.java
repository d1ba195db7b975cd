package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cordon.config.Transport;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What carries the connections. */
class TransportTest {

  @ParameterizedTest(name = "{0}")
  @EnumSource(Transport.class)
  void carries_requests_and_answers(Transport transport) throws Exception {
    assumeTrue(isHere(transport));
    try (var upstream = new RawUpstream();
        var gateway =
            TestGateway.before(
                upstream, TestGateway.policy(), "  transport: " + transport + "\n")) {
      for (int i = 0; i < 3; i++) {
        var answer = gateway.get("/api/items");

        assertThat(answer.status()).isEqualTo(200);
      }
    }
  }

  @Test
  void is_not_changed_by_a_reload() throws Exception {
    try (var upstream = new RawUpstream();
        var gateway = TestGateway.before(upstream, TestGateway.policy(), "  transport: nio\n")) {
      String text = Files.readString(gateway.file());
      Files.writeString(gateway.file(), text.replace("transport: nio", "transport: auto"));

      assertThat(gateway.gateway().reload().orElseThrow())
          .contains("[reload-needs-restart] gateway.transport: is nio and would become auto");
    }
  }

  @Test
  void is_not_replaced_by_another_where_it_is_not_there() {
    var absent = io.vertx.core.transport.Transport.KQUEUE;
    assumeFalse(absent != null && absent.available());

    assertThatThrownBy(() -> Transports.present(Transport.IO_URING, absent))
        .isInstanceOf(GatewayException.class)
        .hasMessageStartingWith(
            "[transport-unavailable] gateway.transport: io-uring cannot be used here")
        .hasMessageEndingWith("Write transport: auto, or allow it on this system.");
  }

  private static boolean isHere(Transport transport) {
    try {
      Transports.builder(transport);
      return true;
    } catch (GatewayException absent) {
      return false;
    }
  }
}
