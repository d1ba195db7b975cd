package dev.cordon.spring.servlet;

import static dev.cordon.spring.Running.APP;
import static dev.cordon.spring.Running.BANK;
import static dev.cordon.spring.Running.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.Running;
import dev.cordon.spring.Running.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@DisplayName("What people report of Spring's own handling, and Cordon in its place")
class KnownPainsTest {
  private static Running plain;
  private static Running bank;

  @BeforeAll
  static void start() {
    plain = Running.plain(List.of(Bank.class, Mappings.class), Bank.WITHOUT_SECURITY);
    bank =
        Running.start(
            List.of(Bank.class),
            Bank.WITHOUT_SECURITY,
            "cordon.cors[0].paths=/api/**",
            "cordon.cors[0].origins=" + APP,
            "cordon.cors[0].methods=GET,POST");
  }

  @AfterAll
  static void stop() {
    plain.close();
    bank.close();
  }

  @Nested
  @DisplayName(
      "own pages behind a proxy that ends TLS (spring-boot #10965, spring-framework #31277)")
  class OwnPages {

    @Test
    void areTakenForStrangers() {
      Answer refused = plain.ask("POST", "/api/transfer").from(BANK).form("to=alice").send();
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).isEqualTo("Invalid CORS request");

      assertThat(bank.ask("POST", "/api/transfer").from(BANK).form("to=alice").send().body())
          .isEqualTo("sent to alice");
    }

    @ParameterizedTest(name = "server.forward-headers-strategy={0}")
    @ValueSource(strings = {"none", "native", "framework"})
    void areOwnWhateverReadsForwardedHeaders(String strategy) {
      try (Running proxied =
          Running.start(
              List.of(Bank.class),
              Bank.WITHOUT_SECURITY,
              "server.forward-headers-strategy=" + strategy,
              "cordon.app.proxies=127.0.0.1/32")) {
        assertThat(forwarded(proxied, BANK).body()).isEqualTo("sent to alice");
        assertThat(forwarded(proxied, EVIL).status()).isEqualTo(403);
        assertThat(forwarded(proxied, "http://bank.example").status())
            .as("the same name without TLS is another origin")
            .isEqualTo(403);
        assertThat(
                proxied
                    .ask("GET", "/plain")
                    .header("Host", "rebound.example")
                    .header("X-Forwarded-Host", "bank.example")
                    .send()
                    .status())
            .as("a forwarded name is never believed")
            .isEqualTo(421);
      }
    }

    private Answer forwarded(Running to, String origin) {
      return to.ask("POST", "/api/transfer")
          .header("Origin", origin)
          .header("X-Forwarded-For", "192.0.2.7")
          .header("X-Forwarded-Proto", "https")
          .form("to=alice")
          .send();
    }
  }

  @Nested
  @DisplayName("a refusal without a reason (spring-boot #10965)")
  class Reasons {

    @Test
    void areGivenToWhoeverLooksIntoTheAnswer() {
      Answer silent = plain.ask("POST", "/api/transfer").from(EVIL).form("to=mallory").send();
      assertThat(silent.body()).isEqualTo("Invalid CORS request");

      Answer refused = bank.ask("POST", "/api/transfer").from(EVIL).form("to=mallory").send();
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
      assertThat(refused.body()).contains("cross-site-write").doesNotContain(APP);
    }
  }

  @Nested
  @DisplayName("Vary (spring-framework #22273, #24829, #24223, spring-security #15378)")
  class Vary {

    @Test
    void namesWhatNoAnswerDependsOn() {
      assertThat(plain.ask("GET", "/api/account").send().vary())
          .contains("access-control-request-headers");

      assertThat(bank.ask("GET", "/api/account").send().vary())
          .containsOnlyOnce("origin")
          .noneMatch(word -> word.startsWith("access-control-request"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/api/account", "/api/broken", "/api/nowhere", "/api/callable"})
    void isThereForRequestsWithAndWithoutOrigin(String path) {
      assertThat(bank.ask("GET", path).send().vary()).containsOnlyOnce("origin");
      assertThat(bank.ask("GET", path).from(APP).send().vary()).containsOnlyOnce("origin");
      assertThat(bank.ask("GET", path).from(EVIL).send().vary()).containsOnlyOnce("origin");
    }
  }

  @Nested
  @DisplayName("preflights (spring-framework #31839, #27831)")
  class Preflights {

    @Test
    void areAnsweredWhetherThereIsAHandlerOrNot() {
      assertThat(bank.ask("OPTIONS", "/api/nowhere").preflight(APP, "POST").send().status())
          .isEqualTo(204);
    }

    @Test
    void areAnsweredWithoutAGrantWhereThereIsNone() {
      Answer refused = plain.ask("OPTIONS", "/api/account").preflight(EVIL, "GET").send();
      assertThat(refused.status()).isEqualTo(403);

      Answer answer = bank.ask("OPTIONS", "/api/account").preflight(EVIL, "GET").send();
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.readableBy()).isEmpty();
    }

    @Test
    void doNotFailForAnOriginThatIsNone() {
      Answer answer = bank.ask("OPTIONS", "/api/account").preflight("https://*@:;", "GET").send();

      assertThat(answer.status()).isLessThan(500);
      assertThat(answer.readableBy()).isEmpty();
    }
  }

  /** CORS as Spring MVC has it. */
  @Configuration(proxyBeanMethods = false)
  static class Mappings implements WebMvcConfigurer {
    @Override
    public void addCorsMappings(CorsRegistry registry) {
      registry.addMapping("/api/**").allowedOrigins(APP);
    }
  }
}
