package dev.cordon.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.reactive.ReactiveApp;
import dev.cordon.spring.reactive.Wire;
import dev.cordon.spring.reactive.Wire.Answer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@DisplayName("An operator")
class ActuatorTest {
  private static final String EVIL = "Origin: https://evil.example";
  private static final String EXPLAIN =
      "GET /actuator/cordon/explain?method=POST&url=https://bank.example/transfer%3Fsecret=1"
          + "&headers=Origin:+https://evil.example&headers=Cookie:+SESSION=abc";

  private static ReactiveApp app;
  private static Wire wire;

  @BeforeAll
  static void start() {
    List<String> properties = new ArrayList<>(ReactiveApp.POLICY);
    properties.add("management.endpoints.web.exposure.include=cordon");
    properties.add("cordon.never[0]=no other site writes to /admin/**");
    properties.add(
        "cordon.never[1]=only https://app.example, https://id.example read /api/** with"
            + " credentials");
    app = ReactiveApp.plain(properties, Meters.class);
    wire = app.wire();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void readsThePolicyInForceAndWhatWasDecidedByIt() throws Exception {
    String[] attack = {EVIL, "Cookie: SESSION=secret-cookie"};
    assertThat(wire.sendWithBody("POST /transfer?token=secret-query", "a=1", attack).status())
        .isEqualTo(403);

    Answer answer = wire.send("GET /actuator/cordon");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"mode\":\"enforce\"", "\"since\":\"20", "origins: [https://bank.example]")
        .contains("- paths: [/api/**]", "credentials: true", "login: [/login]")
        .contains(
            "never:\\n  - no other site writes to /admin/**\\n  - only https://app.example,"
                + " https://id.example read /api/** with credentials\\n")
        .contains(
            "\"verdict\":\"refuse\",\"reason\":\"cross-site-write\",\"rule\":\"csrf\",\"count\":")
        .contains(
            "\"method\":\"POST\",\"path\":\"/transfer\",\"origin\":\"https://evil.example\"",
            "\"site\":\"absent\"",
            "\"status\":403")
        .doesNotContain("secret-query", "secret-cookie");
  }

  @Test
  void asksWhyARequestWouldBeRefused() throws Exception {
    double before = refusals();

    Answer answer = wire.send(EXPLAIN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"verdict\":\"refuse\",\"status\":403,\"reason\":\"cross-site-write\"")
        .contains("\"headers\":[[", "\"reported\":[]")
        .contains("{\"layer\":\"target\",\"outcome\":\"passed\"", "\"layer\":\"forgery\"")
        .doesNotContain("SESSION=abc");
    assertThat(refusals()).as("an explanation is no decision").isEqualTo(before);
  }

  @Test
  void asksByPostAndWithAForm() throws Exception {
    String request =
        "{\"method\":\"POST\",\"url\":\"https://bank.example/transfer\",\"headers\":"
            + "\"Cookie: a=b\\nContent-Type: application/x-www-form-urlencoded\","
            + "\"body\":\"_csrf=x\"}";
    Answer answer =
        wire.sendWithBody(
            "POST /actuator/cordon/explain",
            request,
            "Content-Type: application/json",
            "Origin: https://bank.example");
    assertThat(answer.body()).contains("\"reason\":\"csrf-token-invalid\"");
  }

  @Test
  void learnsNoTokenFromAnExplanation() throws Exception {
    Answer answer =
        wire.send(
            "GET /actuator/cordon/explain?method=GET"
                + "&url=https://bank.example/.well-known/cordon/csrf");
    assertThat(answer.body()).contains("\"verdict\":\"answer\"", "__Host-cordon-csrf=…;");
  }

  @Test
  void isToldWhatIsNoRequest() throws Exception {
    assertThat(wire.send("GET /actuator/cordon/explain?method=GET&url=/relative").status())
        .isEqualTo(400);
    assertThat(wire.send(EXPLAIN.replace("/explain", "/other")).status()).isEqualTo(404);
  }

  @Test
  void countsByTagsThatNoClientCanAddTo() throws Exception {
    for (int i = 0; i < 60; i++) {
      wire.sendWithBody(
          "POST /path-" + i, "a=1", "Origin: https://evil-" + i + ".example", "Cookie: a=b");
    }
    MeterRegistry registry = app.context().getBean(MeterRegistry.class);
    List<Meter> meters =
        registry.getMeters().stream()
            .filter(meter -> meter.getId().getName().startsWith("cordon."))
            .toList();
    assertThat(meters)
        .hasSizeLessThan(20)
        .allSatisfy(
            meter -> {
              assertThat(meter.getId().getTags())
                  .extracting("key")
                  .containsExactlyInAnyOrder("verdict", "reason", "rule");
              assertThat(meter.getId().toString()).doesNotContain("evil", "path-");
            });
    assertThat(refusals()).isGreaterThanOrEqualTo(60);
    assertThat(app.context().getBean(DecisionRecord.class).refusals())
        .hasSize(DecisionRecord.REFUSALS)
        .first()
        .returns("/path-59", DecisionRecord.Refused::path);
  }

  @Test
  void countsWhatReportModeLetThrough() throws Exception {
    List<String> report = new ArrayList<>(ReactiveApp.POLICY);
    report.add("cordon.mode=report");
    try (ReactiveApp reporting = ReactiveApp.plain(report, Meters.class)) {
      reporting.wire().sendWithBody("POST /raw", "a", EVIL, "Cookie: a=b");
      MeterRegistry registry = reporting.context().getBean(MeterRegistry.class);
      assertThat(
              registry.get("cordon.reported").tag("reason", "cross-site-write").counter().count())
          .isEqualTo(1);
    }
  }

  private static double refusals() {
    return app.context().getBean(MeterRegistry.class).find("cordon.decisions").counters().stream()
        .filter(counter -> "refuse".equals(counter.getId().getTag("verdict")))
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Configuration(proxyBeanMethods = false)
  static class Meters {
    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }
}
