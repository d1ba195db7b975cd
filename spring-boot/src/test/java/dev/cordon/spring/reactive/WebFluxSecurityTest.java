package dev.cordon.spring.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.spring.DoubleConfigurationException;
import dev.cordon.spring.reactive.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

@DisplayName("Spring Security behind Cordon, in WebFlux")
class WebFluxSecurityTest {
  private static final String APP = "Origin: https://app.example";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String BASIC =
      "Authorization: Basic "
          + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));

  private static ReactiveApp bare;
  private static ReactiveApp app;

  @BeforeAll
  static void start() {
    bare = ReactiveApp.secured(List.of("cordon.enabled=false"));
    app = ReactiveApp.secured(ReactiveApp.POLICY);
  }

  @AfterAll
  static void stop() {
    bare.close();
    app.close();
  }

  @Test
  void neverMeetsAPreflight() throws Exception {
    String[] preflight = {APP, "Access-Control-Request-Method: POST"};
    assertThat(
            bare.wire().send("OPTIONS /api/balance", preflight).all("Access-Control-Allow-Origin"))
        .as("without Cordon")
        .isEmpty();
    assertThat(bare.wire().send("OPTIONS /api/no-cors-headers").status()).isEqualTo(401);
    Answer answer = app.wire().send("OPTIONS /api/balance", preflight);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
  }

  @Test
  void refusesStrangersWithGrants() throws Exception {
    Answer answer = app.wire().send("GET /api/balance", APP);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
  }

  @Test
  void leavesTheTokenToCordon() throws Exception {
    assertThat(bare.wire().sendWithBody("POST /raw", "{}", BASIC).status())
        .as("Spring Security's own token is asked for")
        .isEqualTo(403);
    assertThat(app.wire().sendWithBody("POST /raw", "{}", BASIC, "Origin: https://bank.example"))
        .returns(200, Answer::status);
    assertThat(app.wire().sendWithBody("POST /raw", "{}", BASIC, "Origin: https://evil.example"))
        .returns(403, Answer::status);
  }

  @Test
  void fillsTheFormOfItsLoginPageAndLogsInByIt() throws Exception {
    Answer page = app.wire().send("GET /login", "Accept: text/html");
    assertThat(page.body()).contains("name=\"_csrf\"");
    int at = page.body().indexOf("name=\"_csrf\"");
    int value = page.body().indexOf("value=\"", at) + 7;
    String token = page.body().substring(value, page.body().indexOf('"', value));
    String cookies =
        "Cookie: " + page.cookie("__Host-cordon-pre") + "; " + page.cookie("__Host-cordon-csrf");
    String credentials = "username=ann&password=secret";

    assertThat(app.wire().sendWithBody("POST /login", credentials, FORM, cookies).status())
        .as("login CSRF")
        .isEqualTo(403);
    Answer in =
        app.wire()
            .sendWithBody(
                "POST /login",
                credentials + "&_csrf=" + token.replace("+", "%2B").replace("=", "%3D"),
                FORM,
                cookies);
    assertThat(in.status()).isEqualTo(302);
    assertThat(in.header("Location")).isEqualTo("/");
    String session = in.cookie("SESSION");
    assertThat(app.wire().send("GET /api/balance", "Cookie: " + session).status()).isEqualTo(200);
  }

  @Test
  void logsOutByPostAlone() throws Exception {
    Answer login =
        app.wire()
            .sendWithBody(
                "POST /login",
                "username=ann&password=secret",
                FORM,
                "Origin: https://bank.example");
    String session = "Cookie: " + login.cookie("SESSION");
    assertThat(app.wire().send("GET /api/balance", session).status()).isEqualTo(200);

    app.wire().send("GET /logout", session, "Accept: text/html");
    assertThat(app.wire().send("GET /api/balance", session).status())
        .as("an image on a foreign page logs nobody out")
        .isEqualTo(200);
    assertThat(app.wire().send("POST /logout", session, "Origin: https://evil.example").status())
        .isEqualTo(403);
    assertThat(app.wire().send("POST /logout", session, "Origin: https://bank.example").status())
        .isEqualTo(302);
    assertThat(app.wire().send("GET /api/balance", session).status()).isEqualTo(401);
  }

  @Test
  void isNotConfiguredTwice() {
    assertThatThrownBy(() -> ReactiveApp.secured(ReactiveApp.POLICY, OwnCsrf.class).close())
        .isInstanceOf(DoubleConfigurationException.class)
        .hasMessageContaining("Delete the call of .csrf(...)");
    assertThatThrownBy(() -> ReactiveApp.secured(ReactiveApp.POLICY, OwnCors.class).close())
        .isInstanceOf(DoubleConfigurationException.class)
        .hasMessageContaining("Delete the call of .cors(...)");
    assertThatThrownBy(() -> ReactiveApp.secured(ReactiveApp.POLICY, CorsFilter.class).close())
        .isInstanceOf(DoubleConfigurationException.class)
        .hasMessageContaining("CorsWebFilter")
        .hasMessageContaining("Delete the bean");
  }

  @Test
  void keepsItsOwnHandlingWherePolicyOnlyReports() throws Exception {
    List<String> report = new ArrayList<>(ReactiveApp.POLICY);
    report.add("cordon.mode=report");
    try (ReactiveApp reporting = ReactiveApp.secured(report, OwnCsrf.class)) {
      assertThat(
              reporting
                  .wire()
                  .sendWithBody("POST /raw", "{}", BASIC, "Origin: https://bank.example"))
          .as("Spring Security's own token is asked for")
          .returns(403, Answer::status);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnCsrf {
    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http) {
      return http.authorizeExchange(all -> all.anyExchange().authenticated())
          .httpBasic(Customizer.withDefaults())
          .csrf(Customizer.withDefaults())
          .build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnCors {
    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http) {
      return http.authorizeExchange(all -> all.anyExchange().authenticated())
          .cors(cors -> cors.configurationSource(exchange -> new CorsConfiguration()))
          .build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class CorsFilter {
    @Bean
    CorsWebFilter corsWebFilter() {
      return new CorsWebFilter(new UrlBasedCorsConfigurationSource());
    }
  }
}
