package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Coming into service, changing in service, and leaving it. */
class LifeCycleTest {
  private RawUpstream upstream;
  private TestGateway gateway;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void start() throws IOException {
    upstream = new RawUpstream();
    gateway = TestGateway.before(upstream);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
    threads.shutdownNow();
  }

  @Nested
  class The_state_folder {
    @Test
    void gets_a_key_ring_that_only_its_owner_reads() throws IOException {
      var state = gateway.file().resolveSibling("cordon-state");
      List<java.nio.file.Path> rings;
      try (var files = Files.list(state)) {
        rings = files.filter(f -> !f.toString().contains("revocations")).toList();
      }
      assertThat(rings).hasSize(1);
      assertThat(Files.getPosixFilePermissions(rings.get(0)))
          .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void belongs_to_one_gateway_at_a_time() throws Exception {
      var file = gateway.file();
      Future<Gateway> second =
          Gateway.start(
              dev.cordon.config.CordonFile.read(file),
              file,
              GatewayOptions.DEFAULT.withWatch(java.time.Duration.ZERO));
      assertThat(failureOf(second)).isInstanceOf(IOException.class);
    }

    @Test
    void carries_sessions_over_a_restart() throws Exception {
      String yaml =
          TestGateway.yaml(
              TestGateway.policy()
                  + "sessions:\n  - cookie: SID\n    seal: true\n    lifetime: 1h\n",
              "",
              "http://127.0.0.1:" + upstream.port());
      upstream.answering(
          "HTTP/1.1 200 OK\r\nSet-Cookie: SID=s; Path=/\r\nContent-Length: 0\r\n\r\n");
      TestGateway first = TestGateway.start(yaml, GatewayOptions.DEFAULT);
      String line = first.get("/login").header("Set-Cookie");
      String cookie = line.substring(line.indexOf("SID="), line.indexOf(';', line.indexOf("SID=")));
      upstream.next();
      first.close();
      Gateway second =
          Gateway.start(
                  dev.cordon.config.CordonFile.read(first.file()),
                  first.file(),
                  GatewayOptions.DEFAULT.withWatch(java.time.Duration.ZERO))
              .get(20, TimeUnit.SECONDS);
      try (second;
          RawClient client = new RawClient(second.listening().get(0).port())) {
        client.send(TestGateway.request("GET", "/", "", "Cookie: " + cookie)).answer();
        assertThat(upstream.next().header("Cookie")).containsExactly("SID=s");
      }
    }

    private Throwable failureOf(Future<?> future) throws Exception {
      try {
        future.get(20, TimeUnit.SECONDS);
        return new AssertionError("it started");
      } catch (ExecutionException e) {
        return e.getCause();
      }
    }
  }

  @Nested
  class A_reload {
    private void write(String yaml) throws IOException {
      Files.writeString(gateway.file(), yaml);
    }

    private String yaml() throws IOException {
      return Files.readString(gateway.file());
    }

    @Test
    void puts_a_good_file_into_force() throws IOException {
      assertThat(
              gateway
                  .get("/api/x", "Origin: https://new.example")
                  .headers("Access-Control-Allow-Origin"))
          .isEmpty();
      write(yaml().replace("https://app.example", "https://new.example"));
      assertThat(gateway.gateway().reload()).isEmpty();
      assertThat(
              gateway
                  .get("/api/x", "Origin: https://new.example")
                  .header("Access-Control-Allow-Origin"))
          .isEqualTo("https://new.example");
    }

    @Test
    void of_a_bad_file_leaves_the_old_in_force_and_says_why() throws IOException {
      write(yaml().replace("https://app.example", "https://app.example/path"));
      assertThat(gateway.gateway().reload()).get().asString().contains("cors[0].origins[0]");
      assertThat(
              gateway
                  .get("/api/x", "Origin: https://app.example")
                  .header("Access-Control-Allow-Origin"))
          .isEqualTo("https://app.example");
      assertThat(gateway.admin("/policy").body())
          .contains("\"outcome\":\"refused\"")
          .contains("cors[0].origins[0]");
      assertThat(gateway.admin("/metrics").body())
          .contains("cordon_reloads_total{outcome=\"refused\"} 1");
    }

    @Test
    void that_would_change_a_listener_is_refused_with_a_sentence() throws IOException {
      write(yaml().replaceFirst("listen: http://127.0.0.1:0", "listen: http://127.0.0.1:1234"));
      assertThat(gateway.gateway().reload())
          .get()
          .asString()
          .contains("[reload-needs-restart] gateway.listen")
          .contains("Restart the gateway");
    }

    @Test
    void happens_by_itself_when_the_file_changes() throws Exception {
      var file =
          Files.writeString(
              Files.createTempDirectory("cordon-watch").resolve("cordon.yaml"), yaml());
      Gateway watching =
          Gateway.start(
                  dev.cordon.config.CordonFile.read(file),
                  file,
                  GatewayOptions.DEFAULT.withWatch(java.time.Duration.ofMillis(50)))
              .get(20, TimeUnit.SECONDS);
      try (watching) {
        Files.writeString(file, yaml().replace("https://app.example", "https://new.example"));
        eventually(
            () ->
                watching
                    .policy()
                    .corsRules()
                    .get(0)
                    .names(dev.cordon.web.Origin.parse("https://new.example")));
      }
    }

    @Test
    void under_load_fails_no_request() throws Exception {
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger answers = new AtomicInteger();
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        clients.add(
            threads.submit(
                () -> {
                  try (RawClient client = gateway.connect()) {
                    while (!stop.get()) {
                      RawClient.Answer answer =
                          client
                              .send(
                                  TestGateway.request(
                                      "GET", "/api/x", "", "Origin: https://app.example"))
                              .answer();
                      assertThat(answer.status()).isEqualTo(200);
                      assertThat(answer.header("Access-Control-Allow-Origin"))
                          .isEqualTo("https://app.example");
                      answers.incrementAndGet();
                    }
                  }
                  return null;
                }));
      }
      String yaml = yaml();
      for (int i = 0; i < 20; i++) {
        write(yaml + "# " + i + "\n");
        assertThat(gateway.gateway().reload()).isEmpty();
      }
      stop.set(true);
      for (Future<?> client : clients) {
        client.get(10, TimeUnit.SECONDS);
      }
      assertThat(answers).hasValueGreaterThan(0);
    }
  }

  @Nested
  class A_drain {
    @Test
    void lets_requests_in_flight_finish_and_closes_after_them() throws Exception {
      CountDownLatch arrived = new CountDownLatch(10);
      CountDownLatch go = new CountDownLatch(1);
      upstream.answering(
          (request, out, in) -> {
            arrived.countDown();
            await(go);
            out.write(RawUpstream.ok("done"));
          });
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        clients.add(gateway.connect().send(TestGateway.request("GET", "/slow", "")));
      }
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      Future<?> closing = threads.submit(() -> gateway.close());
      while (gateway.admin("/readyz").statusCode() != 503) {
        Thread.onSpinWait();
      }
      go.countDown();
      for (RawClient client : clients) {
        RawClient.Answer answer = client.answer();
        assertThat(answer.body()).isEqualTo("done");
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(client.isClosed()).isTrue();
        client.close();
      }
      closing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void answers_a_request_that_was_on_its_way_on_an_idle_connection() throws Exception {
      try (RawClient client = gateway.connect()) {
        client.send(TestGateway.request("GET", "/", "")).answer();
        Future<?> closing = threads.submit(() -> gateway.close());
        while (gateway.admin("/readyz").statusCode() != 503) {
          Thread.onSpinWait();
        }
        RawClient.Answer answer = client.send(TestGateway.request("GET", "/late", "")).answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Connection")).isEqualTo("close");
        closing.get(20, TimeUnit.SECONDS);
      }
    }

    @Test
    void answers_a_request_that_follows_an_answer_begun_before() throws Exception {
      CountDownLatch go = new CountDownLatch(1);
      upstream.answering(
          (request, out, in) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n".getBytes());
            out.flush();
            if (request.requestLine().contains("/first")) {
              await(go);
            }
            out.write("ok".getBytes());
          });
      try (RawClient client = gateway.connect()) {
        client.send(TestGateway.request("GET", "/first", ""));
        // The head has been sent, and could not yet say that the connection will end.
        assertThat(client.head()).doesNotContain("close");
        Future<?> closing = threads.submit(() -> gateway.close());
        while (gateway.admin("/readyz").statusCode() != 503) {
          Thread.onSpinWait();
        }
        go.countDown();
        assertThat(client.in().readNBytes(2)).asString().isEqualTo("ok");
        RawClient.Answer next = client.send(TestGateway.request("GET", "/next", "")).answer();
        assertThat(next.body()).isEqualTo("ok");
        assertThat(next.header("Connection")).isEqualTo("close");
        closing.get(20, TimeUnit.SECONDS);
      }
    }

    @Test
    void under_load_loses_nothing_that_was_accepted() throws Exception {
      AtomicInteger cutShort = new AtomicInteger();
      AtomicInteger answered = new AtomicInteger();
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        clients.add(
            threads.submit(
                () -> {
                  try (RawClient client = gateway.connect()) {
                    while (true) {
                      client.send(TestGateway.request("GET", "/x", ""));
                      RawClient.Answer answer = client.answer();
                      answered.incrementAndGet();
                      if (answer.header("Connection").equals("close")) {
                        return null;
                      }
                    }
                  } catch (IOException e) {
                    cutShort.incrementAndGet();
                    return null;
                  }
                }));
      }
      while (answered.get() < 100) {
        Thread.onSpinWait();
      }
      gateway.close();
      for (Future<?> client : clients) {
        client.get(20, TimeUnit.SECONDS);
      }
      assertThat(cutShort).hasValue(0);
    }

    @Test
    void refuses_new_connections() throws IOException {
      int port = gateway.port();
      gateway.close();
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new RawClient(port)))
          .isInstanceOf(IOException.class);
    }
  }

  @Nested
  class An_application_that_goes_away {
    @Test
    void is_used_again_at_once_when_it_is_back() throws IOException {
      int port = upstream.port();
      assertThat(gateway.get("/").status()).isEqualTo(200);
      upstream.close();
      assertThat(gateway.get("/").status()).isEqualTo(502);
      assertThat(gateway.get("/").status()).isEqualTo(502);
      assertThat(gateway.get("/").status()).isEqualTo(502);
      assertThat(gateway.get("/").status()).isEqualTo(502);
      upstream = new RawUpstream(port);
      assertThat(gateway.get("/").status()).isEqualTo(200);
    }

    @Test
    void and_closes_idle_connections_costs_no_safe_request() throws IOException {
      for (int i = 0; i < 5; i++) {
        assertThat(gateway.get("/" + i).status()).isEqualTo(200);
        upstream.dropConnections();
      }
    }

    @Test
    void and_closes_idle_connections_costs_no_granted_read_either() throws IOException {
      for (int i = 0; i < 5; i++) {
        assertThat(
                gateway
                    .get(
                        "/api/" + i,
                        "Origin: " + TestGateway.APP,
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Mode: cors",
                        "Cookie: id=1")
                    .status())
            .isEqualTo(200);
        upstream.dropConnections();
      }
    }

    @Test
    void is_replaced_by_another_address() throws IOException {
      try (RawUpstream other = new RawUpstream()) {
        String lines =
            "  upstream: [\"http://127.0.0.1:"
                + upstream.port()
                + "\", \"http://127.0.0.1:"
                + other.port()
                + "\"]\n";
        try (TestGateway both = TestGateway.before(upstream, TestGateway.policy(), lines)) {
          upstream.close();
          for (int i = 0; i < 20; i++) {
            assertThat(both.get("/" + i).status()).isEqualTo(200);
          }
          assertThat(other.all()).hasSize(20);
        }
      }
    }

    @Test
    void is_found_out_by_health_checks() throws Exception {
      upstream.answering(
          (request, out, in) ->
              out.write(
                  request.requestLine().contains("/health")
                      ? "HTTP/1.1 500 Ill\r\nContent-Length: 0\r\n\r\n".getBytes()
                      : RawUpstream.ok("ill")));
      String lines =
          "  upstream:\n    addresses: [\"http://127.0.0.1:"
              + upstream.port()
              + "\"]\n"
              + "    health:\n"
              + "      path: /health\n"
              + "      interval: 1s\n"
              + "      timeout: 1s\n"
              + "      unhealthy-after: 1\n"
              + "      healthy-after: 1\n";
      try (TestGateway checked = TestGateway.before(upstream, TestGateway.policy(), lines)) {
        eventually(() -> checked.admin("/readyz").statusCode() == 503);
        upstream.answering("HTTP/1.1 204 Fine\r\n\r\n");
        eventually(() -> checked.admin("/readyz").statusCode() == 200);
      }
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void eventually(Condition condition) throws Exception {
    for (int i = 0; i < 2_400; i++) {
      if (condition.holds()) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("it never came to be");
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
