package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.Endpoint;
import dev.cordon.config.Protocol;
import dev.cordon.web.Host;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminServerTest {
  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeAll
  void start() throws IOException {
    upstream = new RawUpstream();
    gateway = TestGateway.before(upstream);
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  private RawClient.Answer ask(TestGateway of, String request) throws IOException {
    try (RawClient client = new RawClient(of.gateway().admin().port())) {
      return client.send(request).answer();
    }
  }

  private RawClient.Answer ask(String method, String path, String... headers) throws IOException {
    return ask(
        gateway, method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
  }

  @ParameterizedTest(name = "{0} {1} with {2} {3}: {4}")
  @CsvSource({
    "GET,  /livez,     Host: localhost,          , 200",
    "GET,  /readyz,    Host: 127.0.0.1:9901,     , 200",
    "GET,  /metrics,   Host: [::1]:9901,         , 200",
    "GET,  /policy,    Host: admin.localhost,    , 200",
    "GET,  /decisions, Host: localhost,          , 200",
    "GET,  /other,     Host: localhost,          , 404",
    "POST, /metrics,   Host: localhost,          , 405",
    "HEAD, /livez,     Host: localhost,          , 405",
    "GET,  /livez,     Host: evil.example,       , 421",
    "GET,  /livez,     Host: 192.0.2.1,          , 421",
    "GET,  /livez,     X-No: host,               , 400",
    "GET,  /metrics,   Host: localhost, Origin: https://evil.example,      403",
    "GET,  /metrics,   Host: localhost, Origin: null,                      403",
    "GET,  /metrics,   Host: localhost, Sec-Fetch-Site: cross-site,        403",
    "GET,  /metrics,   Host: localhost, Sec-Fetch-Site: same-site,         403",
    "GET,  /metrics,   Host: localhost, Sec-Fetch-Site: none,              200",
  })
  void who_asks_how_is_told_what(String method, String path, String host, String header, int status)
      throws IOException {
    RawClient.Answer answer;
    try (RawClient client = new RawClient(gateway.gateway().admin().port())) {
      String extra = header == null ? "" : header + "\r\n";
      answer =
          client
              .send(method + " " + path + " HTTP/1.1\r\n" + host + "\r\n" + extra + "\r\n")
              .answer(method);
    }
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void metrics_count_verdicts_and_reasons_and_name_no_origin_or_path() throws IOException {
    gateway.exchange("POST", "/secret-path", "a", "Origin: https://evil.example");
    String metrics = ask("GET", "/metrics", "Host: localhost").body();
    assertThat(metrics)
        .contains(
            "cordon_decisions_total{verdict=\"refuse\",reason=\"cross-site-write\",rule=\"csrf\"} ")
        .contains("# TYPE cordon_decisions_total counter")
        .contains("cordon_request_duration_seconds_bucket{le=\"+Inf\"}")
        .doesNotContain("evil")
        .doesNotContain("secret-path");
  }

  @Test
  void decisions_hold_the_refusal_with_its_sentence_and_no_secret() throws IOException {
    gateway.exchange(
        "POST", "/x?password=hunter2", "a", "Origin: https://evil.example", "Cookie: SID=hunter2");
    assertThat(ask("GET", "/decisions", "Host: localhost").body())
        .contains("\"reason\":\"cross-site-write\"")
        .contains("\"origin\":\"https://evil.example\"")
        .contains("\"sentence\":")
        .doesNotContain("hunter2");
  }

  @Test
  void off_loopback_all_but_the_probes_want_the_token() throws IOException {
    String yaml =
        TestGateway.yaml(
            TestGateway.policy(),
            "  admin:\n    listen: http://0.0.0.0:0\n    token: ${ADMIN}\n",
            "http://127.0.0.1:" + upstream.port());
    String token = "0123456789abcdef0123456789abcdef";
    try (TestGateway open =
        TestGateway.start(yaml, GatewayOptions.DEFAULT.withEnvironment(Map.of("ADMIN", token)))) {
      String end = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
      assertThat(ask(open, "GET /livez" + end + "\r\n").status()).isEqualTo(200);
      assertThat(ask(open, "GET /metrics" + end + "\r\n").status()).isEqualTo(401);
      assertThat(ask(open, "GET /metrics" + end + "Authorization: Bearer wrong\r\n\r\n").status())
          .isEqualTo(401);
      assertThat(
              ask(open, "GET /metrics" + end + "Authorization: Bearer " + token + "\r\n\r\n")
                  .status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "listening on {0}, asked as {1}: {2}")
  @CsvSource({
    "127.0.0.1, localhost,      true",
    "127.0.0.1, 127.0.0.2,      true",
    "127.0.0.1, 10.0.0.1,       false",
    "127.0.0.1, evil.example,   false",
    "0.0.0.0,   10.0.0.1,       true",
    "0.0.0.0,   evil.example,   false",
    "admin.int, admin.int,      true",
    "admin.int, other.int,      false",
  })
  void H01_a_name_that_could_be_rebound_is_not_ours(String listen, String host, boolean ours) {
    assertThat(AdminServer.isOurs(Host.parse(host), new Endpoint(Protocol.HTTP, listen, 9901)))
        .isEqualTo(ours);
  }
}
