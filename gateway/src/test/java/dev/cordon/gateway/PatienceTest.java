package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long the gateway waits for whom, and how much it puts up with. */
class PatienceTest {
  private static final String LIMITS =
      """
        limits:
          header-timeout: 1s
          idle: 2s
          header-bytes: 2048
          header-count: 20
          connections: 20
          upstream-response: 1s
      """;

  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = new RawUpstream();
    gateway = TestGateway.before(upstream, TestGateway.policy(), LIMITS);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @Test
  void a_head_that_never_ends_is_answered_408_though_bytes_keep_coming() throws Exception {
    try (RawClient client = gateway.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: bank.localhost\r\n");
      Thread dripping =
          new Thread(
              () -> {
                try {
                  while (true) {
                    client.send("X-A: b\r\n".substring(0, 1));
                    Thread.sleep(50);
                  }
                } catch (IOException | InterruptedException e) {
                  // That is the end of it.
                }
              });
      dripping.start();
      try {
        assertThat(client.answer().status()).isEqualTo(408);
        assertThat(client.isClosed()).isTrue();
      } finally {
        dripping.interrupt();
      }
    }
    assertThat(upstream.all()).isEmpty();
    assertThat(gateway.admin("/metrics").body())
        .contains("cordon_problems_total{reason=\"header-timeout\"} 1");
  }

  @Test
  void a_second_head_that_never_ends_is_treated_like_the_first() throws IOException {
    try (RawClient client = gateway.connect()) {
      assertThat(client.send(TestGateway.request("GET", "/", "")).answer().status()).isEqualTo(200);
      assertThat(client.send("GET / HT").answer().status()).isEqualTo(408);
    }
  }

  @Test
  void a_connection_without_a_request_is_closed_in_the_end() throws IOException {
    try (RawClient client = gateway.connect()) {
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void a_body_that_stops_is_not_waited_for() throws IOException {
    upstream.leavingBodies().answering((request, out, in) -> in.readAllBytes());
    try (RawClient client = gateway.connect()) {
      client.send("PUT /x HTTP/1.1\r\nHost: bank.localhost\r\nContent-Length: 10\r\n\r\nabc");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void an_answer_that_stops_halfway_is_cut_off() throws IOException {
    upstream.answering(
        (request, out, in) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc".getBytes());
          out.flush();
          in.read();
        });
    try (RawClient client = gateway.connect()) {
      client.send(TestGateway.request("GET", "/", ""));
      assertThat(client.head()).startsWith("HTTP/1.1 200");
      assertThat(client.in().readAllBytes()).hasSize(3);
    }
  }

  @Test
  void too_many_header_lines_are_431() throws IOException {
    String[] headers = new String[30];
    java.util.Arrays.fill(headers, "X-A: b");
    assertThat(gateway.get("/", headers).status()).isEqualTo(431);
    assertThat(upstream.all()).isEmpty();
  }

  @Test
  void too_large_a_head_is_431_and_too_long_a_line_414() throws IOException {
    assertThat(gateway.get("/", "X-A: " + "b".repeat(3000)).status()).isEqualTo(431);
    assertThat(gateway.get("/" + "a".repeat(3000)).status()).isEqualTo(414);
  }

  @Test
  void connections_beyond_the_limit_are_closed_and_the_others_serve() throws IOException {
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        clients.add(gateway.connect());
        clients.get(i).send(TestGateway.request("GET", "/", "")).answer();
      }
      try (RawClient oneMore = gateway.connect()) {
        assertThat(oneMore.isClosed()).isTrue();
      }
      assertThat(clients.get(0).send(TestGateway.request("GET", "/", "")).answer().status())
          .isEqualTo(200);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }
}
