package dev.cordon.spring.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cordon.spring.InvalidCordonPropertiesException;
import dev.cordon.spring.Running;
import dev.cordon.spring.Running.Answer;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("Session cookies")
class SpringSessionTest {
  private static final String SECRET =
      "f3c6ea6a6b2f4c3c9b39f8f0a8d7e2615bb9d1fd6c2e4a38a4a3a2b1c0d9e8f7";

  @Test
  void ofSpringSessionCanBeSealed() {
    try (Running bank =
        Running.start(
            List.of(Bank.class, Sessions.class, WhoAmI.class),
            Bank.WITHOUT_SECURITY,
            "cordon.keys.secret=" + SECRET,
            "cordon.sessions[0].cookie=SESSION",
            "cordon.sessions[0].seal=true")) {
      Answer login = bank.ask("POST", "/login-here").navigating().send();
      String cookies = login.cookies();
      assertThat(who(bank, cookies)).isEqualTo("alice");

      String id = bank.context().getBean(Sessions.class).sessions.keySet().iterator().next();
      String encoded = java.util.Base64.getEncoder().encodeToString(id.getBytes());
      assertThat(cookies).doesNotContain(encoded);
      assertThat(who(bank, "SESSION=" + encoded)).as("a stolen id alone").isEqualTo("nobody");
    }
  }

  @Test
  void ofTheContainerCannot() {
    Throwable thrown =
        catchThrowable(
            () ->
                Running.start(
                        List.of(Bank.class),
                        Bank.WITHOUT_SECURITY,
                        "cordon.sessions[0].cookie=JSESSIONID",
                        "cordon.sessions[0].seal=true")
                    .close());
    while (thrown != null && !(thrown instanceof InvalidCordonPropertiesException)) {
      thrown = thrown.getCause();
    }

    assertThat(thrown)
        .hasMessageContaining("[seal-container-session]")
        .hasMessageContaining("cordon.sessions[0].seal");
  }

  private static String who(Running bank, String cookies) {
    return bank.ask("GET", "/who").navigating().cookie(cookies).send().body();
  }

  /** Sessions of Spring Session, in memory. */
  @Configuration
  @EnableSpringHttpSession
  static class Sessions {
    final ConcurrentHashMap<String, org.springframework.session.Session> sessions =
        new ConcurrentHashMap<>();

    @Bean
    MapSessionRepository sessionRepository() {
      return new MapSessionRepository(sessions);
    }
  }

  /** Says who is logged in. */
  @RestController
  static class WhoAmI {
    @GetMapping("/who")
    String who(HttpSession session) {
      Object user = session.getAttribute("user");
      return user == null ? "nobody" : user.toString();
    }
  }
}
