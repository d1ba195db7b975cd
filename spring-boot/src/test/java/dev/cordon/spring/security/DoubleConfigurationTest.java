package dev.cordon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cordon.spring.DoubleConfigurationException;
import dev.cordon.spring.Running;
import dev.cordon.spring.servlet.Bank;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.util.ReflectionUtils;

@DisplayName("A second configuration beside Cordon's")
class DoubleConfigurationTest {

  @ParameterizedTest(name = "stops the start: {0}")
  @ValueSource(
      classes = {
        SecuredBank.WithCookieTokens.class,
        SecuredBank.WithIgnoredPaths.class,
        SecuredBank.WithSpa.class,
      })
  void ofCsrf(Class<?> chain) {
    assertThat(start(chain).sentences())
        .singleElement()
        .asString()
        .contains("\"chain\" calls csrf(…): delete the call", "cordon.csrf.exempt");
  }

  @Test
  void ofCors() {
    assertThat(start(SecuredBank.WithCors.class).sentences())
        .singleElement()
        .asString()
        .contains("\"chain\" calls cors(…): delete the call", "cordon.cors");
  }

  @Test
  void ofAFilter() {
    assertThat(start(SecuredBank.Filter.class).sentences())
        .singleElement()
        .asString()
        .contains("corsFilter", "delete it");
  }

  @ParameterizedTest(name = "is left alone with {0}")
  @ValueSource(
      strings = {
        "cordon.migration=report",
        "cordon.mode=report",
        "cordon.csrf.mode=report",
        "cordon.enabled=false"
      })
  void whileCordonReportsOnly(String property) {
    try (Running bank =
        Running.start(List.of(SecuredBank.with(SecuredBank.WithCookieTokens.class)), property)) {
      assertThat(bank.ask("POST", "/api/transfer").send().status())
          .as("Spring's own protection")
          .isEqualTo(403);
    }
  }

  @Test
  void isNoneWhereSpringsIsSwitchedOff() {
    try (Running bank = Running.start(List.of(SecuredBank.with(SecuredBank.WithoutCsrf.class)))) {
      assertThat(bank.ask("GET", "/login").navigating().send().status()).isEqualTo(200);
    }
  }

  @Test
  void isNoneInTheChainsOfSpringBootItself() {
    try (Running bank =
        Running.start(
            List.of(Bank.class),
            "cordon.cors[0].paths=/**",
            "cordon.cors[0].origins=" + Running.APP)) {
      assertThat(bank.ask("GET", "/actuator/health").from(Running.APP).send().readableBy())
          .isEqualTo(Running.APP);
    }
  }

  @Test
  void isFoundByFieldsThatSpringSecurityHas() {
    assertThat(SecurityChains.FIELDS)
        .allSatisfy(
            name -> assertThat(ReflectionUtils.findField(CsrfFilter.class, name)).isNotNull());
  }

  private static DoubleConfigurationException start(Class<?> chain) {
    Throwable thrown =
        catchThrowable(() -> Running.start(List.of(SecuredBank.with(chain))).close());
    while (thrown != null && !(thrown instanceof DoubleConfigurationException)) {
      thrown = thrown.getCause();
    }
    assertThat(thrown).isInstanceOf(DoubleConfigurationException.class);
    return (DoubleConfigurationException) thrown;
  }
}
