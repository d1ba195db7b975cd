package dev.cordon.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.session.KeyRing;
import dev.cordon.spring.Running;
import dev.cordon.spring.reactive.Wire;
import dev.cordon.spring.reactive.Wire.Answer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("In a servlet application")
class ServletStackTest {
  private static final String PACKAGE = "org.springframework.boot.security.autoconfigure.";

  @Test
  void theEndpointAndThePageOfDevelopmentAreTheSame() throws Exception {
    try (Running app =
        Running.run(
            List.of(Small.class),
            Map.of(
                "cordon.app.origins",
                Running.BANK,
                "cordon.profile",
                "dev",
                "management.endpoints.web.exposure.include",
                "cordon",
                "spring.autoconfigure.exclude",
                PACKAGE
                    + "web.servlet.ServletWebSecurityAutoConfiguration,"
                    + PACKAGE
                    + "web.servlet.SecurityFilterAutoConfiguration,"
                    + PACKAGE
                    + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration"))) {
      Wire wire = new Wire(app.port());
      String origin = "Origin: " + Running.EVIL;
      Answer page =
          wire.sendWithBody(
              "POST /transfer", "a=1", origin, "Sec-Fetch-Mode: navigate", "Cookie: a=b");
      assertThat(page.status()).isEqualTo(403);
      assertThat(page.body()).contains("What each layer made of it", "<b>forgery</b> refused");
      assertThat(page.header("Content-Security-Policy"))
          .startsWith("default-src 'none'; frame-ancestors 'none'; style-src 'sha256-");
      assertThat(page.header("Cordon-Reason")).isEqualTo("cross-site-write");
      assertThat(
              wire.send("OPTIONS /transfer", origin, "Access-Control-Request-Method: PUT")
                  .header("Cordon-Reason"))
          .isEqualTo("preflight-origin");

      assertThat(wire.send("GET /actuator/cordon").body())
          .contains("\"reason\":\"cross-site-write\"", "\"path\":\"/transfer\"");
      assertThat(
              wire.send("GET /actuator/cordon/explain?method=GET&url=https://bank.example/..")
                  .body())
          .contains("\"reason\":\"ambiguous-target\"");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class Small {
    @Bean
    KeyRing keys() {
      return KeyRing.generate(new SecureRandom(), Instant.now());
    }

    @PostMapping("/transfer")
    String transfer() {
      return "transferred";
    }
  }
}
